// Working days follow the State Council's yearly notice: days off and worked weekends. The package knows the years
// for which a notice was out when it was published; for any other year it would silently fall back to weekdays.
import chineseDays from 'chinese-days';
import { HubError } from '../errors.ts';
import { addDays, isRealDate } from './calendar-date.ts';

interface WorkingCalendar {
  readonly firstYear: number;
  readonly lastYear: number;
  /** All working days, in order. */
  readonly days: readonly string[];
  /** For each day of the known years, how many working days there are up to and including it. */
  readonly upTo: ReadonlyMap<string, number>;
}

// at noon local time, since the package reads a text as UTC and answers in the machine's own zone
const detailOf = (date: string) => chineseDays.getDayDetail(new Date(`${date}T12:00:00`));

// National Day has been a day off under every notice; the package names the holiday only where it has the year
const hasNotice = (year: number): boolean => detailOf(`${year}-10-01`).name.includes('国庆');

const buildCalendar = (): WorkingCalendar => {
  const years = Array.from({ length: 100 }, (_, i) => 2000 + i).filter(hasNotice);
  const [firstYear, lastYear] = [Math.min(...years), Math.max(...years)];
  const days: string[] = [];
  const upTo = new Map<string, number>();
  for (let day = `${firstYear}-01-01`; day < `${lastYear + 1}-01-01`; day = addDays(day, 1)) {
    if (detailOf(day).work) days.push(day);
    upTo.set(day, days.length);
  }
  return { firstYear, lastYear, days, upTo };
};

let built: WorkingCalendar | undefined;
const calendar = (): WorkingCalendar => (built ??= buildCalendar());

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
