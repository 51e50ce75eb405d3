import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import exceljs from 'exceljs';
import iconv from 'iconv-lite';
import type { ListedRow } from '../../../src/intake/listed/listed-columns.ts';
import { readListed } from '../../../src/intake/listed/listed-file.ts';
import { zipLimits } from '../../../src/intake/listed/zip-limits.ts';
import { withFile } from '../../kit/deliver.ts';

const rowsOf = (content: string | Buffer): Promise<ListedRow[]> =>
  withFile(content, async (path) => {
    const rows: ListedRow[] = [];
    for await (const row of readListed(path)) rows.push(row);
    return rows;
  });
const code = '91990000MA0000011J';
const expected = [{ name: '示例（集团）有限公司', code }, { name: '示例二有限公司' }];
const csv = `企业名称,统一社会信用代码,备注\n示例（集团）有限公司,${code},甲\n示例二有限公司,,\n`;

async function sheet(rows: readonly (readonly unknown[])[]): Promise<Buffer> {
  const book = new exceljs.Workbook();
  const page = book.addWorksheet('名单');
  for (const row of rows) page.addRow([...row]);
  return Buffer.from(await book.xlsx.writeBuffer());
}

describe('a list in CSV', () => {
  test('is read in UTF-8, with byte order mark, in GB18030, by tabs and below titles', async () => {
    expect(await rowsOf(csv)).toEqual(expected);
    expect(await rowsOf(`\uFEFF${csv}`)).toEqual(expected);
    expect(await rowsOf(iconv.encode(csv, 'gb18030'))).toEqual(expected);
    expect(await rowsOf(csv.replaceAll(',', '\t'))).toEqual(expected);
    expect(await rowsOf(`申报名单\n2026年第一批,,\n${csv}`)).toEqual(expected);
  });

  test('keeps its place where a row cannot be read, and passes blank rows over', async () => {
    const dirty = `名称,代码\n甲有限公司,${code},多,一\n\n"乙有限公司,\n丙有限公司,\n`;
    expect(await rowsOf(dirty)).toEqual([
      { unreadable: true },
      { unreadable: true },
      { name: '丙有限公司' },
    ]);
  });

  test('takes persons by number and name', async () => {
    expect(await rowsOf('姓名,身份证号码\n甲某,990000190001010000\n')).toEqual([
      { name: '甲某', idNumber: '990000190001010000' },
    ]);
  });

  test('is refused when it is empty or its header is not known', async () => {
    await expect(rowsOf('')).rejects.toThrow('empty');
    await expect(rowsOf('甲,乙\n一,二\n')).rejects.toThrow('No list is known by this header');
    await expect(rowsOf(Buffer.from('d0cf11e0', 'hex'))).rejects.toThrow('CSV or XLSX');
  });
});

describe('a list in XLSX', () => {
  test('is read from the first sheet, below titles', async () => {
    const rows = [['申报名单'], ['企业名称', '统一社会信用代码'], ['示例（集团）有限公司', code]];
    expect(await rowsOf(await sheet([...rows, ['示例二有限公司', null]]))).toEqual(expected);
  });

  test('says which row holds a number that a spreadsheet has rounded', async () => {
    const rows = [
      ['名称', '证件号码'],
      ['甲某', 990000190001010000],
      ['乙某', '99000019000101001X'],
    ];
    expect(await rowsOf(await sheet(rows))).toEqual([
      { unreadable: true },
      { name: '乙某', idNumber: '99000019000101001X' },
    ]);
  });

  test('is refused when it is damaged, cut or something else', async () => {
    const whole = await sheet([['名称'], ['甲有限公司']]);
    await expect(rowsOf(whole.subarray(0, whole.length - 40))).rejects.toThrow('XLSX');
    await expect(rowsOf(Buffer.from('504b0304', 'hex'))).rejects.toThrow('XLSX');
    const bent = Buffer.from(whole);
    bent.fill(0xff, 60, 400);
    await expect(rowsOf(bent)).rejects.toThrow('XLSX');
    await expect(rowsOf(await sheet([['甲'], ['乙']]))).rejects.toThrow('No list is known');
  });
});

/** A ZIP file of one entry. */
function zipOf(name: string, packed: Buffer, stated = packed.length): Buffer {
  const bytes = Buffer.from(name);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(stated, 18);
  local.writeUInt16LE(bytes.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt16LE(bytes.length, 28);
  const at = 30 + bytes.length + packed.length;
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + bytes.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([local, bytes, packed, central, bytes, end]);
}

test('a bomb is refused before anything of it is kept, whatever it says of its size', async () => {
  // a megabyte that unpacks to more than the limit: deflate blocks of zeros one behind the other
  const block = deflateRawSync(Buffer.alloc(1 << 20), { finishFlush: 2 });
  const packed = Buffer.concat(
    Array.from({ length: (zipLimits.entryBytes >> 20) + 8 }, () => block),
  );
  const bomb = zipOf('xl/sharedStrings.xml', packed);
  expect(bomb.length).toBeLessThan(1 << 20);
  await expect(rowsOf(bomb)).rejects.toThrow('unpacks to more');
  await expect(rowsOf(zipOf('xl/sharedStrings.xml', packed, 12))).rejects.toThrow('XLSX');
});
