// Working days follow the State Council's yearly notice: days off and worked weekends. Only the table of chinese-days
// is used: its functions fall back to plain weekdays in a year without a notice, and west of Greenwich they answer for
// the day before.
import { createRequire } from 'node:module';
import { HubError } from '../errors.ts';
import { addDays, isRealDate } from './calendar-date.ts';
import { memoize } from './memoize.ts';

const require = createRequire(import.meta.url);

/** Days off and worked weekends by date; years without a notice have none. */
interface NoticeTable {
  readonly holidays: Readonly<Record<string, string>>;
  readonly workdays: Readonly<Record<string, string>>;
}

interface WorkingCalendar {
  readonly firstYear: number;
  readonly lastYear: number;
  /** All working days, in order. */
  readonly days: readonly string[];
  /** For each day of the known years, how many working days there are up to and including it. */
  readonly upTo: ReadonlyMap<string, number>;
}

const isWeekday = (date: string): boolean => {
  const day = new Date(`${date}T00:00:00Z`).getUTCDay();
  return day >= 1 && day <= 5;
};

const buildCalendar = (): WorkingCalendar => {
  const { holidays, workdays } = require('chinese-days/dist/chinese-days.json') as NoticeTable;
  // National Day has been a day off under every notice
  const years = Object.keys(holidays)
    .filter((day) => day.endsWith('-10-01'))
    .map((day) => Number(day.slice(0, 4)));
  const [firstYear, lastYear] = [Math.min(...years), Math.max(...years)];
  const days: string[] = [];
  const upTo = new Map<string, number>();
  for (let day = `${firstYear}-01-01`; day < `${lastYear + 1}-01-01`; day = addDays(day, 1)) {
    if (day in workdays || (isWeekday(day) && !(day in holidays))) days.push(day);
    upTo.set(day, days.length);
  }
  return { firstYear, lastYear, days, upTo };
};

const calendar = memoize(buildCalendar);

const yearUnknown = (year: string | number): HubError =>
  new HubError('BAD_USER_INPUT', `There is no working-day calendar for the year ${year}.`);

const countUpTo = (date: string): number => {
  const count = calendar().upTo.get(date);
  if (count !== undefined) return count;
  if (isRealDate(date)) throw yearUnknown(date.slice(0, 4));
  throw new HubError('BAD_USER_INPUT', 'A date must be a real calendar date, written YYYY-MM-DD.');
};

const countBefore = (date: string): number => {
  const count = countUpTo(date);
  return calendar().days[count - 1] === date ? count - 1 : count;
};

/**
 * The n-th working day after the date (before it when n is negative; the date itself when n is 0, working or not).
 * Throws BAD_USER_INPUT naming the year when a year without a calendar would be needed.
 */
export const addWorkingDays = (date: string, n: number): string => {
  if (!Number.isInteger(n)) throw new HubError('BAD_USER_INPUT', 'Working days are whole days.');
  const { days, firstYear, lastYear } = calendar();
  const position = n > 0 ? countUpTo(date) + n - 1 : countBefore(date) + n;
  if (n === 0) return date;
  const found = days[position];
  if (found === undefined) throw yearUnknown(n > 0 ? lastYear + 1 : firstYear - 1);
  return found;
};

/**
 * How many working days after `from`, up to and including `to`; negative when `to` is earlier, so that
 * workingDaysBetween(d, addWorkingDays(d, n)) is n. Throws BAD_USER_INPUT naming a year without a calendar.
 */
export const workingDaysBetween = (from: string, to: string): number =>
  to >= from ? countUpTo(to) - countUpTo(from) : countBefore(to) - countBefore(from);
