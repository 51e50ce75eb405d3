import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  addMonths,
  addYears,
  compareDates,
  isRealDate,
  readDate,
  today,
} from '../../src/words/calendar-date.ts';

const date = fc
  .date({ min: new Date('1901-01-01'), max: new Date('2098-12-31'), noInvalidDate: true })
  .map((instant) => instant.toISOString().slice(0, 10));

describe('readDate', () => {
  it.each([
    ['2020-03-16', false],
    ['2020/03/16', false],
    ['2020/3/16', false],
    ['2020-3-16', true],
    ['2020.3.16', true],
    ['2020年3月16日', true],
    ['2020年03月16日', true],
    ['2020 年 3 月 16 日', true],
    ['20200316', true],
    ['２０２０－０３－１６', true],
    [' 2020-03-16\t', true],
    ['1584288000000', true],
    ['1584374399999', true],
    ['2020-03-15T16:00Z', true],
    ['2020-03-16T15:59Z', true],
    ['2020-03-16T00:00+08:00', true],
    ['2020-03-16T00:00:00.000+0800', true],
    ['2020-03-15T12:00:00-04:00', true],
    ['2020-03-16 23:59:59', true],
    ['2020/3/16 0:00', true],
  ])('reads %p as 16 March 2020', (text, cleaned) => {
    expect(readDate(text)).toEqual({ date: '2020-03-16', cleaned });
  });

  it('reads midnight of a Shanghai summer-time day as that day', () => {
    expect(readDate('1988-06-30T15:00:00Z')).toEqual({ date: '1988-07-01', cleaned: true });
  });

  it.each([
    '1899-12-31',
    '1900-01-01',
    '1900/1/1',
    '18991231',
    '\\N',
    '暂无',
    '无',
    '-',
    '[]号',
    'null',
    '',
    ' ',
  ])('reads %p as no date', (text) => {
    expect(readDate(text)).toEqual({ sentinel: 'NO_DATE' });
  });

  it.each([
    '2099-12-31',
    '2099/12/31',
    '4102329600000',
    '9999-09-09',
    '99991231',
    '长期',
    '无处罚期限',
    ' 永久 ',
  ])('reads %p as open-ended', (text) => {
    expect(readDate(text)).toEqual({ sentinel: 'OPEN_ENDED' });
  });

  it.each([
    '2020-02-30',
    '2021-02-29',
    '1900-02-29',
    '20200230',
    '2020-13-01',
    '2020-00-10',
    '2020-01-00',
    '2020-01/02',
    '0202-03-16',
    '2020-3',
    '2020',
    '43906',
    '158428800000',
    '2020-02-30T00:00Z',
    '2020-02-03T25:00Z',
    '2020-02-03T10:0012Z',
    '明年',
    '16/03/2020',
  ])('cannot read %p', (text) => {
    expect(readDate(text)).toBeUndefined();
  });

  it('reads Excel serials only when asked, and knows the day that never was', () => {
    const excel = (text: string) => readDate(text, { excelSerial: true });
    expect(excel('43906')).toEqual({ date: '2020-03-16', cleaned: true });
    expect(excel('43906.75')).toEqual({ date: '2020-03-16', cleaned: true });
    expect(excel('59')).toEqual({ date: '1900-02-28', cleaned: true });
    expect(excel('60')).toBeUndefined();
    expect(excel('61')).toEqual({ date: '1900-03-01', cleaned: true });
    expect(excel('0')).toEqual({ sentinel: 'NO_DATE' });
    expect(excel('1')).toEqual({ sentinel: 'NO_DATE' });
    expect(excel('73050')).toEqual({ sentinel: 'OPEN_ENDED' });
    expect(excel('9999999')).toBeUndefined();
    expect(excel('20200316')).toEqual({ date: '2020-03-16', cleaned: true });
  });

  it('reads every day the same in all written forms', () => {
    fc.assert(
      fc.property(date, (iso) => {
        const [year = '', month = '', day = ''] = iso.split('-');
        const forms = [
          iso,
          `${year}/${Number(month)}/${Number(day)}`,
          `${year}.${month}.${day}`,
          `${year}年${Number(month)}月${Number(day)}日`,
          `${year}${month}${day}`,
          `${iso}T12:00+08:00`,
        ];
        for (const form of forms) expect(readDate(form)).toMatchObject({ date: iso });
      }),
    );
  });
});

describe('arithmetic', () => {
  it.each([
    ['2024-01-31', 1, '2024-02-29'],
    ['2023-01-31', 1, '2023-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2025-11-30', 3, '2026-02-28'],
    ['2026-04-01', 36, '2029-04-01'],
    ['2024-12-15', 1, '2025-01-15'],
  ])('%s and %i months is %s', (from, months, expected) => {
    expect(addMonths(from, months)).toBe(expected);
  });

  it('adds months as a calendar of month lengths does', () => {
    const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
    const lengthOf = (year: number, month: number) =>
      [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month] ?? 0;
    fc.assert(
      fc.property(date, fc.integer({ min: -600, max: 600 }), (iso, n) => {
        const [year = 0, month = 0, day = 0] = iso.split('-').map(Number);
        const count = year * 12 + month - 1 + n;
        const [toYear, toMonth] = [Math.floor(count / 12), count % 12];
        const toDay = Math.min(day, lengthOf(toYear, toMonth));
        const two = (value: number) => String(value).padStart(2, '0');
        expect(addMonths(iso, n)).toBe(`${toYear}-${two(toMonth + 1)}-${two(toDay)}`);
      }),
      { numRuns: 1000 },
    );
  });

  it('adds days one by one and back again', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2023-12-31', 1)).toBe('2024-01-01');
    fc.assert(
      fc.property(date, fc.integer({ min: -100_000, max: 100_000 }), (iso, n) => {
        expect(addDays(addDays(iso, n), -n)).toBe(iso);
      }),
    );
  });

  it('clamps 29 February to the 28th where there is none', () => {
    expect([addYears('2024-02-29', 1), addYears('2024-02-29', 4)]).toEqual([
      '2025-02-28',
      '2028-02-29',
    ]);
  });

  it('refuses an unreal date and a result past the year 9999', () => {
    for (const broken of [
      () => addDays('2020-02-30', 1),
      () => addMonths('20200101', 1),
      () => addYears('9999-01-01', 1),
      () => addMonths('2020-01-01', 1e12),
    ]) {
      expect(broken).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }));
    }
  });

  it('orders dates as time does', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 1, max: 10_000 }), (iso, n) => {
        expect([compareDates(iso, addDays(iso, n)), compareDates(iso, iso)]).toEqual([-1, 0]);
        expect(compareDates(addDays(iso, n), iso)).toBe(1);
      }),
    );
  });

  it('knows real dates from others', () => {
    expect(['2024-02-29', '2023-02-29', '2024-2-9', ''].map(isRealDate)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('today', () => {
  it('is the date in Shanghai', () => {
    expect(today(() => new Date('2026-03-31T15:59:59Z'))).toBe('2026-03-31');
    expect(today(() => new Date('2026-03-31T16:00:00Z'))).toBe('2026-04-01');
    expect(isRealDate(today())).toBe(true);
  });
});
