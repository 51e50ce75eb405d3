import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cleanName, maskPersonName, nameKey } from '../../src/words/party-name.ts';

describe('nameKey', () => {
  it.each([
    ['某某(城东)有限公司', '某某（城东）有限公司'],
    ['某某【城东】有限公司', '某某〔城东〕有限公司'],
    ['某 某\t有限　公司', '某某有限公司'],
    ['ＡＢＣ Trading', 'abc trading'],
    ['二零零二厂', '二〇〇二厂'],
    ['二○○二厂', '二〇〇二厂'],
    ['華東實業有限公司', '华东实业有限公司'],
    ['阿某某·买某', '阿某某•买某'],
    ['某某\u200b公司', '某某公司'],
    ['某葛\u{e0100}公司', '某葛公司'],
  ])('%s and %s are one name', (a, b) => {
    expect(nameKey(a)).toBe(nameKey(b));
  });

  it.each([
    ['某某(城东)有限公司', '某某(城西)有限公司'],
    ['第123号商店', '第132号商店'],
    ['某某有限公司', '某某股份有限公司'],
    ['乾元商店', '干元商店'],
  ])('%s and %s are two names', (a, b) => {
    expect(nameKey(a)).not.toBe(nameKey(b));
  });

  it('is the key of itself', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from('甲華零〇 （)【]aBＣ１·・\t\u200b𬭎')) }),
        (name) => {
          expect(nameKey(nameKey(name))).toBe(nameKey(name));
        },
      ),
    );
  });
});

describe('cleanName', () => {
  it.each([
    ['某某有限公司', '某某有限公司', []],
    ['某某(城东)有限公司', '某某（城东）有限公司', ['BRACKETS']],
    ['\t某某有限公司', '某某有限公司', ['CONTROL_CHARACTERS']],
    [' 某某  有限公司　', '某某 有限公司', ['BLANKS']],
    ['某某\u200b\ufeff有限\u0000公司', '某某有限公司', ['CONTROL_CHARACTERS']],
    ['\t某某\r\n( 城东 )', '某某 （ 城东 ）', ['CONTROL_CHARACTERS', 'BLANKS', 'BRACKETS']],
    ['䶮某𬭎', '䶮某𬭎', []],
  ])('%p becomes %p', (text, name, cleanings) => {
    expect(cleanName(text)).toEqual({ name, cleanings });
  });

  it.each([
    '',
    ' ',
    '\\N',
    '暂无',
    '无',
    '-',
    '－',
    '[]号',
    'null',
    'NULL',
    '空',
    '\u200b',
    '\u200b无',
  ])('%p says nothing', (text) => {
    expect(cleanName(text)).toEqual({ name: undefined, cleanings: ['NO_TEXT'] });
  });

  it('changes nothing the second time and keeps the key', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from('甲乙 （)(a1·\t\u200b𬭎无-')) }),
        (text) => {
          const { name } = cleanName(text);
          fc.pre(name !== undefined);
          expect(cleanName(name)).toEqual({ name, cleanings: [] });
          expect(nameKey(name)).toBe(nameKey(text));
        },
      ),
    );
  });
});

describe('maskPersonName', () => {
  it.each([
    ['甲某某', '甲**'],
    ['甲某', '甲*'],
    ['甲', '甲'],
    ['', ''],
    ['欧阳某某', '欧阳**'],
    ['司马某', '司马*'],
    ['诸葛', '诸*'],
    ['𠅤𬭎𫖮', '𠅤**'],
    ['甲\u{20000}', '甲*'],
    ['Mou Jia', 'M******'],
  ])('shows %s as %s', (name, masked) => {
    expect(maskPersonName(name)).toBe(masked);
  });

  it('never shows more than two characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from('欧阳司马甲𬭎')) }), (name) => {
        const masked = Array.from(maskPersonName(name));
        expect(masked).toHaveLength(Array.from(name).length);
        expect(masked.filter((character) => character !== '*').length).toBeLessThanOrEqual(2);
      }),
    );
  });
});
