/** Days as `YYYY-MM-DD`, as the hub writes them, by months. */

/** Today in China: the register's days are Chinese days, wherever the browser stands. */
export const today = (now: Date = new Date()): string =>
  new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

/** A moment as the clock on the wall shows it, with how far that clock is from UTC. */
export function localTime(now: Date): string {
  const minutes = -now.getTimezoneOffset();
  const shown = new Date(now.getTime() + minutes * 60_000).toISOString().slice(0, 16);
  const two = (value: number): string => String(value).padStart(2, '0');
  const far = Math.abs(minutes);
  const offset = `${minutes < 0 ? '-' : '+'}${two(Math.floor(far / 60))}:${two(far % 60)}`;
  return `${shown.replace('T', ' ')} (UTC${offset})`;
}

const parts = (day: string): readonly [number, number, number] => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return [year, month, date];
};

/** The same day of the month so many months earlier; the last one where that month is shorter. */
export function monthsBack(day: string, months: number): string {
  const [year, month, date] = parts(day);
  const first = new Date(Date.UTC(year, month - 1 - months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
}

/** Whole and begun months from `day` to `until`. */
export function monthsBetween(day: string, until: string): number {
  const [year, month, date] = parts(day);
  const [untilYear, untilMonth, untilDate] = parts(until);
  const months = (untilYear - year) * 12 + untilMonth - month;
  return Math.max(0, untilDate > date && monthsBack(until, months) !== day ? months + 1 : months);
}
