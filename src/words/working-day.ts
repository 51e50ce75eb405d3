// Working days follow the State Council's yearly notice: days off and worked weekends. A year whose notice has not come
// yet is reckoned from weekends and statutory days, and every answer that needed such a year can say so.
import { HubError } from '../errors.ts';
import { addDays, isRealDate } from './calendar-date.ts';

/** What the notice for one year says; it may name days of the December before. */
export interface CalendarYear {
  readonly year: number;
  readonly daysOff: readonly string[];
  readonly workedWeekends: readonly string[];
}

/** Working days by the announced years, and by reckoning for all others. */
export interface WorkingCalendar {
  /**
   * The n-th working day after the date (before it when n is negative; the date itself when n is 0, working or not).
   * Throws BAD_USER_INPUT for a date that is none.
   */
  readonly add: (date: string, n: number) => string;
  /**
   * How many working days after `from`, up to and including `to`; negative when `to` is earlier, so that
   * between(d, add(d, n)) is n.
   */
  readonly between: (from: string, to: string) => number;
  /** The years from one day to another, either way, that no notice has announced. */
  readonly unannounced: (from: string, to: string) => readonly number[];
}

const isWeekday = (date: string): boolean => {
  const day = new Date(`${date}T00:00:00Z`).getUTCDay();
  return day >= 1 && day <= 5;
};

/** Whether a day is worked, by everything that notices name. */
const namedDays = (announced: readonly CalendarYear[]): ReadonlyMap<string, boolean> =>
  new Map(
    announced
      .toSorted((one, other) => one.year - other.year)
      .flatMap(({ daysOff, workedWeekends }): [string, boolean][] => [
        ...daysOff.map((day): [string, boolean] => [day, false]),
        ...workedWeekends.map((day): [string, boolean] => [day, true]),
      ]),
  );

/** How many of the sorted days lie before the date. */
const countBefore = (days: readonly string[], date: string): number => {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] ?? '') < date) low = middle + 1;
    else high = middle;
  }
  return low;
};

const yearOf = (date: string): number => {
  if (!isRealDate(date))
    throw new HubError(
      'BAD_USER_INPUT',
      'A date must be a real calendar date, written YYYY-MM-DD.',
    );
  return Number(date.slice(0, 4));
};

/** More than any rule counts, so that a mistyped number walks no thousand years. */
const most = 10_000;

/** The calendar of the announced years, each of them once; all others are reckoned from weekends and statutory days. */
export function createWorkingCalendar(
  announced: readonly CalendarYear[],
  statutoryDays: (year: number) => ReadonlySet<string>,
): WorkingCalendar {
  const years = new Set(announced.map(({ year }) => year));
  const named = namedDays(announced);
  const known = new Map<number, readonly string[]>();
  const reckon = (year: number): readonly string[] => {
    const statutory = years.has(year) ? new Set<string>() : statutoryDays(year);
    const days: string[] = [];
    for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1))
      if (named.get(day) ?? (isWeekday(day) && !statutory.has(day))) days.push(day);
    return days;
  };
  const daysOf = (year: number): readonly string[] => {
    const days = known.get(year) ?? reckon(year);
    known.set(year, days);
    return days;
  };
  const upTo = (date: string): number => {
    const days = daysOf(yearOf(date));
    const before = countBefore(days, date);
    return days[before] === date ? before + 1 : before;
  };
  const before = (date: string): number => countBefore(daysOf(yearOf(date)), date);

  function add(date: string, n: number): string {
    if (!Number.isInteger(n) || Math.abs(n) > most)
      throw new HubError('BAD_USER_INPUT', `Working days are whole days, at most ${most}.`);
    let year = yearOf(date);
    if (n === 0) return date;
    let position = n > 0 ? upTo(date) + n - 1 : before(date) + n;
    while (position < 0) position += daysOf((year -= 1)).length;
    while (position >= daysOf(year).length) {
      position -= daysOf(year).length;
      year += 1;
    }
    return daysOf(year)[position] ?? date;
  }

  function between(from: string, to: string): number {
    if (to < from) {
      // the days themselves count the other way round
      const [first, last] = [yearOf(to), yearOf(from)];
      return -(sumOf(first, last) + before(from) - before(to));
    }
    return sumOf(yearOf(from), yearOf(to)) + upTo(to) - upTo(from);
  }

  /** Working days of the whole years from the first up to the last, without the last. */
  function sumOf(first: number, last: number): number {
    let sum = 0;
    for (let year = first; year < last; year += 1) sum += daysOf(year).length;
    return sum;
  }

  function unannounced(from: string, to: string): readonly number[] {
    const [first, last] = from <= to ? [yearOf(from), yearOf(to)] : [yearOf(to), yearOf(from)];
    return Array.from({ length: last - first + 1 }, (_, at) => first + at).filter(
      (year) => !years.has(year),
    );
  }

  return { add, between, unannounced };
}
