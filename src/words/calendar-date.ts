// Dates are ISO strings `YYYY-MM-DD`: they sort as time sorts and carry no time zone to go wrong.
import { HubError } from '../errors.ts';
import { isNoText } from './no-text.ts';

/** A date as read (`cleaned`: not written as ISO or as the 双公示 form `YYYY/M/D`), or what its sentinel means. */
export type DateReading =
  | { readonly date: string; readonly cleaned: boolean }
  | { readonly sentinel: 'OPEN_ENDED' | 'NO_DATE' };

const openEnded = new Set(['2099-12-31', '9999-09-09', '9999-12-31']);
const noDate = new Set(['1899-12-31', '1900-01-01']);
const openEndedText = new Set(
  '长期 长期有效 永久 永久有效 无固定期限 无固定期 无期限 无限期 无处罚期限 无截止日期'.split(' '),
);

const dayLength = 86_400_000;
const asWritten = /^\d{4}-\d{2}-\d{2}$|^\d{4}\/\d{1,2}\/\d{1,2}$/;
const separated = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;
const chinese = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/;
const compact = /^(\d{4})(\d{2})(\d{2})$/;
const localDateTime = /^(\d{4}[-/]\d{1,2}[-/]\d{1,2})[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?$/;
const zonedDateTime =
  /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(:\d{2}(?:\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/;

// Intl and not +08:00: between 1986 and 1991 Shanghai had summer time, and midnights of those years would slip a day
const inShanghai = new Intl.DateTimeFormat('en-US-u-ca-gregory', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

const shanghaiDate = (instant: Date): string => {
  const parts = new Map(inShanghai.formatToParts(instant).map((part) => [part.type, part.value]));
  return `${(parts.get('year') ?? '').padStart(4, '0')}-${parts.get('month') ?? ''}-${parts.get('day') ?? ''}`;
};

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

const lengthOf = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : (monthLengths[month - 1] ?? 0);

// arithmetic, because every row of millions has a date or two, and Date costs ten times as much
const realDate = (year: string, month: string, day: string): string | undefined => {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  // a year below 1000 is a typing error in every table we read
  if (y < 1000 || d < 1 || d > lengthOf(y, m)) return undefined;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
};

const ofInstant = (time: number): string | undefined =>
  Number.isNaN(time) ? undefined : shanghaiDate(new Date(time));

const zoned = (text: string): string | undefined => {
  const [, day, minutes, seconds, zone] = zonedDateTime.exec(text) ?? [];
  if (day === undefined || !isRealDate(day)) return undefined;
  const offset = zone?.replace(/([+-]\d{2}):?(\d{2})/, '$1:$2') ?? '';
  return ofInstant(Date.parse(`${day}T${minutes ?? ''}${seconds ?? ':00'}${offset}`));
};

/** Excel's 1900 calendar has a 29 February 1900 (serial 60) that never was: the days before it count from one day later. */
const excelDate = (serial: number): string | undefined => {
  if (serial === 60 || serial > 2_958_465) return undefined;
  const start = serial < 60 ? Date.UTC(1899, 11, 31) : Date.UTC(1899, 11, 30);
  return new Date(start + serial * dayLength).toISOString().slice(0, 10);
};

const anyForm = (text: string, excelSerial: boolean): string | undefined => {
  const separatedParts = separated.exec(text);
  if (separatedParts) {
    return realDate(separatedParts[1] ?? '', separatedParts[3] ?? '', separatedParts[4] ?? '');
  }
  const parts = chinese.exec(text) ?? compact.exec(text);
  if (parts) return realDate(parts[1] ?? '', parts[2] ?? '', parts[3] ?? '');
  if (/^\d{13}$/.test(text)) return ofInstant(Number(text));
  if (excelSerial && /^\d{1,7}(\.\d+)?$/.test(text)) return excelDate(Math.floor(Number(text)));
  const local = localDateTime.exec(text)?.[1];
  return local === undefined ? zoned(text) : anyForm(local, false);
};

/** Whether the text is a real calendar date written `YYYY-MM-DD`, year 1000 to 9999. */
export const isRealDate = (text: string): boolean => {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  return year !== undefined && realDate(year, month ?? '', day ?? '') !== undefined;
};

/**
 * Reads a date in every form seen in the field: `2020-03-16`, `2020/3/16`, `2020.3.16`, `2020年3月16日`, `20200316`,
 * epoch milliseconds (13 digits), date-times (with a zone: the day it was in Shanghai), and Excel serials if asked.
 * Sentinels are answered by meaning, a cell that says nothing as NO_DATE; undefined when it is no real date.
 */
export const readDate = (
  text: string,
  options: { readonly excelSerial?: boolean } = {},
): DateReading | undefined => {
  if (isNoText(text)) return { sentinel: 'NO_DATE' };
  const plain = text.normalize('NFKC').trim();
  if (openEndedText.has(plain)) return { sentinel: 'OPEN_ENDED' };
  const date = anyForm(
    plain.replace(/(?<=[年月])\s+|\s+(?=[年月日])/g, ''),
    options.excelSerial ?? false,
  );
  if (date === undefined) return undefined;
  if (openEnded.has(date)) return { sentinel: 'OPEN_ENDED' };
  if (noDate.has(date)) return { sentinel: 'NO_DATE' };
  return { date, cleaned: !asWritten.test(text) };
};

const timeOf = (date: string): number => {
  if (!isRealDate(date)) {
    throw new HubError(
      'BAD_USER_INPUT',
      'A date must be a real calendar date, written YYYY-MM-DD.',
    );
  }
  return Date.parse(`${date}T00:00:00Z`);
};

const isoOf = (time: number): string => {
  const iso = Number.isNaN(time) ? '' : new Date(time).toISOString().slice(0, 10);
  if (!isRealDate(iso)) {
    throw new HubError('BAD_USER_INPUT', 'The date lies outside the years 1000 to 9999.');
  }
  return iso;
};

/** The day n days later (earlier when negative); throws BAD_USER_INPUT for an unreal date or a result past year 9999. */
export const addDays = (date: string, n: number): string => isoOf(timeOf(date) + n * dayLength);

/** The same day n months later, or the month's last day where it has no such day (31 January + 1 = 28 or 29 February). */
export const addMonths = (date: string, n: number): string => {
  const start = new Date(timeOf(date));
  const [year, month] = [start.getUTCFullYear(), start.getUTCMonth() + n];
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return isoOf(Date.UTC(year, month, Math.min(start.getUTCDate(), lastDay)));
};

/** The same day n years later; 29 February becomes the 28th where there is none. */
export const addYears = (date: string, n: number): string => addMonths(date, n * 12);

/** Negative, zero or positive as the first date is before, equal to or after the second (both `YYYY-MM-DD`). */
export const compareDates = (a: string, b: string): -1 | 0 | 1 => {
  if (a === b) return 0;
  return a < b ? -1 : 1;
};

/** The calendar date it is in Shanghai now, or at the instant that the given clock tells. */
export const today = (clock: () => Date = () => new Date()): string => shanghaiDate(clock());

/** The calendar date it was in Shanghai at an instant (RFC 3339). */
export const dayAt = (instant: string): string => shanghaiDate(new Date(instant));

const clockInShanghai = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai',
  timeStyle: 'medium',
});

/** Day and clock of an instant (RFC 3339) in Shanghai, `YYYY-MM-DD HH:MM:SS`. */
export const timeAt = (instant: string): string =>
  `${dayAt(instant)} ${clockInShanghai.format(new Date(instant))}`;
