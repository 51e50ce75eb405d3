import { open } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import { deliver, readAll, said, withFile } from '../../kit/deliver.ts';

const header = 'personname,certype,cerno,region';
// made-up people: GB/T 2260 assigns no place code 990101
const people = [
  '陈云舟,身份证,990101198001010014,990101',
  '林清和,身份证,990101197502020025,990101',
];
const text = (delimiter: string) =>
  [header, ...people].map((line) => `${line.replaceAll(',', delimiter)}\n`).join('');
const statuses = (rows: readonly { facts: readonly unknown[] }[]) =>
  rows.map(({ facts }) => facts.length > 0);

describe('a CSV file as delivered', () => {
  test.each([
    ['commas', text(',')],
    ['tabs', text('\t')],
    ['semicolons', text(';')],
    ['a byte order mark', `\uFEFF${text(',')}`],
    ['line ends of Windows', text(',').replaceAll('\n', '\r\n')],
    ['no line end at the end', text(',').trimEnd()],
    ['a title row', `表格说明\n${text(',')}`],
    [
      'a title row filled up with delimiters, and a blank line',
      `表格说明：请如实填写,,,\n\n${text(',')}`,
    ],
    ['a quoted header', text(',').replace(header, '"personname","certype","cerno","region"')],
  ])('is read with %s', async (_, content) => {
    const file = await deliver(content);
    expect(file.table).toBe('person');
    expect(file.rows.map(({ number }) => number)).toEqual([1, 2]);
    expect(statuses(file.rows)).toEqual([true, true]);
    expect(file.rows[0]?.cells).toEqual({
      personname: '陈云舟',
      certype: '身份证',
      cerno: '990101198001010014',
      region: '990101',
    });
  });

  test('a header without rows is a delivery of nothing', async () => {
    expect((await deliver(`${header}\n`)).rows).toEqual([]);
  });

  test('rows know their line, title rows counted', async () => {
    const { rows } = await deliver(`表格说明\n${text(',')}`);
    expect(rows.map(({ line }) => line)).toEqual([3, 4]);
  });

  test('the same cells give the same digest, other cells another one', async () => {
    const [comma, tab] = [await deliver(text(',')), await deliver(text('\t'))];
    expect(comma.rows.map(({ digest }) => digest)).toEqual(tab.rows.map(({ digest }) => digest));
    expect(new Set(comma.rows.map(({ digest }) => digest)).size).toBe(2);
  });
});

describe('a file that is no table', () => {
  test.each([
    [
      'an XLSX file renamed to .csv',
      Buffer.from('504b03041400060008000000', 'hex'),
      /XLSX.*save it as CSV/,
    ],
    ['a picture', Buffer.from('89504e470d0a1a0a', 'hex'), /picture \(PNG\)/],
    ['a photograph', Buffer.from('ffd8ffe000104a46', 'hex'), /picture \(JPEG\)/],
    ['an old Excel file', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /Excel \(XLS\)/],
    ['UTF-16', Buffer.from('\uFEFFa,b', 'utf16le'), /UTF-16/],
    ['an empty file', '', /empty/],
    ['a file of blank lines', '\n\n \n', /empty/],
    ['JSON that is not BODS', '[{"a":1}]', /BODS/],
    ['a header nobody knows', 'foo,bar\n1,2\n', /not one of its columns is known/],
    [
      'a header without what its table needs',
      '姓名,证件类型,所在地区代码\n',
      /person.*cerno \(证件号码\)/,
    ],
  ])('%s is refused in words', async (_, content, message) => {
    const refused = deliver(content);
    await expect(refused).rejects.toThrow(message);
    await expect(refused).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});

describe('a row that cannot be read', () => {
  const [first = '', second = ''] = people;
  test.each([
    ['an unclosed quote', `"${first}`, 'UNCLOSED_QUOTE'],
    ['a misplaced quote', first.replace('陈', '"陈"'), 'MISPLACED_QUOTE'],
    ['a missing cell', first.replace(',990101', ''), 'COLUMN_COUNT'],
    ['a cell too many', `${first},多余`, 'COLUMN_COUNT'],
    ['NUL bytes', first.replace('云', '\0'), 'NUL_BYTE'],
  ])('%s: the row is rejected, the next ones are read', async (_, broken, rule) => {
    const { rows } = await deliver(`${header}\n${first}\n${broken}\n${second}\n${first}\n`);
    expect(statuses(rows)).toEqual([true, false, true, true]);
    expect(rows[1]).toMatchObject({
      line: 3,
      facts: [],
      findings: [{ rule, severity: 'REJECTED' }],
    });
    expect(rows[1]?.findings[0]?.remedy).not.toBe('');
  });

  test('what is said of a rejected row holds nothing of its cells', async () => {
    const { rows } = await deliver(`${header}\n${first},多余\n`);
    expect(rows[0]?.findings[0]?.value).toBe('5 cells, not 4');
  });

  test('a line of 1 GB is rejected without being held, and the row after it is read', async () => {
    await withFile(`${header}\n${first}\n`, async (path) => {
      const file = await open(path, 'r+');
      // a hole in the file: its bytes are read but take no room on the disk
      const { size } = await file.stat();
      const end = size + 2 ** 30;
      await file.write(Buffer.from(`\n${second}\n`), 0, undefined, end);
      await file.close();
      const before = process.resourceUsage().maxRSS;
      const { rows } = await readAll(path);
      expect(rows.map((row) => [row.line, said(row)])).toEqual([
        [2, expect.anything()],
        [3, ['REJECTED TOO_LONG ']],
        [4, expect.anything()],
      ]);
      expect(statuses(rows)).toEqual([true, false, true]);
      const grownKilobytes = process.resourceUsage().maxRSS - before;
      expect(grownKilobytes).toBeLessThan(128 * 1024);
    });
  });
});
