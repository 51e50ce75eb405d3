import { describe, expect, test } from '@jest/globals';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { createRecordCutter, type CsvRecord } from '../../../src/intake/readers/records.ts';

/** Cuts the text, handed over in blocks of so many lines. */
function cut(text: string, width: number, blockLines: number): readonly CsvRecord[] {
  const cutter = createRecordCutter(',', width);
  const lines = text.replace(/\n$/, '').split('\n');
  const records: CsvRecord[] = [];
  for (let at = 0; at < lines.length; at += blockLines) {
    records.push(
      ...cutter.push({ first: at + 1, texts: lines.slice(at, at + blockLines), faults: new Map() }),
    );
  }
  return [...records, ...cutter.end()];
}

const cell = fc.string({
  unit: fc.constantFrom('a', '云', '"', ',', '\n', ' ', ';', '“'),
  maxLength: 6,
});
const table = fc.array(fc.tuple(fc.constant('x'), cell, cell), { minLength: 1, maxLength: 12 });

describe('records of a CSV text', () => {
  test('what csv-stringify writes is read back, in blocks of any size', () => {
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 9 }), (rows, blockLines) => {
        const records = cut(stringify(rows), 3, blockLines);
        expect(records.map(({ cells }) => cells)).toEqual(rows);
        expect(records.every(({ fault }) => fault === undefined)).toBe(true);
      }),
    );
  });

  test('an unclosed quote costs its own line, wherever it stands among good ones', () => {
    const good = fc.array(fc.constantFrom('a,b,c', '"a",b,c', 'a,"b ""x""",c', 'a,5" pipe,c'), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(good, good, fc.integer({ min: 1, max: 4 }), (before, after, blockLines) => {
        const text = [...before, 'x,"never closed,y', ...after].join('\n');
        const records = cut(text, 3, blockLines);
        expect(records).toHaveLength(before.length + after.length + 1);
        expect(
          records.filter(({ fault }) => fault).map(({ line, fault }) => [line, fault]),
        ).toEqual([[before.length + 1, 'UNCLOSED_QUOTE']]);
      }),
    );
  });

  test.each([
    ['a lone quote in an unquoted cell is text', 'a,5" pipe,c', ['a', '5" pipe', 'c']],
    [
      'a quoted cell may hold delimiter, quotes and line ends',
      'a,"x, ""y""\nz",c',
      ['a', 'x, "y"\nz', 'c'],
    ],
    ['empty cells beyond the header are cut', 'a,b,c,,', ['a', 'b', 'c']],
  ])('%s', (_, text, cells) => {
    expect(cut(text, 3, 1)).toEqual([{ line: 1, cells }]);
  });

  test.each([
    ['too few cells', 'a,b', 'COLUMN_COUNT'],
    ['too many cells', 'a,b,c,d', 'COLUMN_COUNT'],
    ['text behind a closing quote', 'a,"b"c,d', 'MISPLACED_QUOTE'],
  ])('%s reject the row alone', (_, text, fault) => {
    const records = cut(`${text}\na,b,c\n`, 3, 5);
    expect(records.map((record) => record.fault)).toEqual([fault, undefined]);
  });

  test('blank lines and lines of delimiters are no rows', () => {
    expect(cut('\n,,\na,b,c\n  , ,\n', 3, 2)).toEqual([{ line: 3, cells: ['a', 'b', 'c'] }]);
  });

  test('a record beyond 1 MiB is given up at its first line', () => {
    const filler = 'y'.repeat(600_000);
    const records = cut(`a,"${filler}\n${filler}\n${filler}\na,b,c`, 3, 1);
    expect(records.map(({ line, fault }) => [line, fault])).toEqual([
      [1, 'UNCLOSED_QUOTE'],
      [2, 'COLUMN_COUNT'],
      [3, 'COLUMN_COUNT'],
      [4, undefined],
    ]);
  });

  test('a file of nothing but unclosed quotes is worked through once', () => {
    const lines = 20_000;
    const records = cut('a,"b\n'.repeat(lines), 3, 5000);
    expect(records.length).toBeGreaterThan(lines / 2);
    expect(records.every(({ fault }) => fault !== undefined)).toBe(true);
  });
});
