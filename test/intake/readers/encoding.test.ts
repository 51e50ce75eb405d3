import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { createDecoder, decideEncoding } from '../../../src/intake/readers/encoding.ts';
import { deliver, said } from '../../kit/deliver.ts';

const header = 'uniscid,entname';
const row = (number: number, name: string) => `91990000MA0000000${number % 10},${name}`;
const gb = (text: string) => iconv.encode(text, 'gb18030');
const hanzi = fc.string({
  unit: fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCharCode(code)),
  minLength: 4,
  maxLength: 12,
});

describe('encoding of a delivery', () => {
  test('every Chinese text is read back in the encoding it was written in', () => {
    fc.assert(
      fc.property(fc.array(hanzi, { minLength: 3, maxLength: 20 }), (names) => {
        const text = `${header}\n${names.map((name, at) => row(at, name)).join('\n')}\n`;
        for (const bytes of [Buffer.from(text), gb(text)]) {
          const { texts, unreadable } = createDecoder()(bytes);
          expect(texts.join('\n')).toBe(text.trimEnd());
          expect(unreadable.size).toBe(0);
        }
      }),
    );
  });

  test('ASCII decides nothing: the first Chinese line does, however late it comes', () => {
    const decode = createDecoder();
    expect(decideEncoding(Buffer.from('a,b\n1,2\n'))).toBeUndefined();
    expect(decode(Buffer.from('a,b\n')).texts).toEqual(['a,b']);
    expect(decode(gb('1,云澜远帆商贸\n')).texts).toEqual(['1,云澜远帆商贸']);
    expect(decode(gb('2,青屿\n')).texts).toEqual(['2,青屿']);
  });

  test('a GB18030 file whose only Chinese is one short name that is valid UTF-8 by chance is not read as Greek', () => {
    const bytes = Buffer.from([0x31, 0x2c, 0xc4, 0xa3, 0xc4, 0xa3, 0x0a]);
    expect(createDecoder()(bytes).texts).toEqual(['1,模模']);
  });

  test('Latin letters with accents are UTF-8', () => {
    expect(createDecoder()(Buffer.from('1,Müller GmbH\n')).texts).toEqual(['1,Müller GmbH']);
  });

  test('characters of the four-byte planes are read in both encodings', () => {
    const text = '1,䶮㛃𬭎堃喆犇翀有限公司';
    expect(createDecoder()(Buffer.from(`${text}\n`)).texts).toEqual([text]);
    expect(createDecoder()(gb(`${text}\n`)).texts).toEqual([text]);
  });
});

describe('a line in another encoding', () => {
  const good = [1, 2, 3, 4].map((number) => row(number, '云澜远帆商贸有限公司')).join('\n');
  const other = row(5, '白石鑫源机械制造有限公司');

  test('in a UTF-8 file the line is rejected by its number, the others are kept', async () => {
    const { rows } = await deliver(
      Buffer.concat([
        Buffer.from(`${header}\n${good}\n`),
        gb(`${other}\n`),
        Buffer.from(`${good}\n`),
      ]),
    );
    expect(rows).toHaveLength(9);
    expect(
      rows
        .filter(({ findings }) => said({ findings }).includes('REJECTED ENCODING '))
        .map(({ line }) => line),
    ).toEqual([6]);
  });

  test('in a GB18030 file a line of UTF-8 is rejected and not turned into other Chinese characters', async () => {
    const { rows } = await deliver(
      Buffer.concat([gb(`${header}\n${good}\n`), Buffer.from(`${other}\n`), gb(`${good}\n`)]),
    );
    expect(rows.filter(({ facts }) => facts.length === 0).map(({ line }) => line)).toEqual([6]);
    expect(rows[4]?.findings[0]?.rule).toBe('ENCODING');
  });
});
