// Deadlines of decisions count working days by the State Council's calendar. Where the notice of a year has not come
// yet the day is reckoned and says so, because a case must not wait for ever for a notice.
import type { WorkingCalendar } from './working-day.ts';

/** What is due and by when, and how that stands. */
export interface Deadline {
  readonly what: string;
  readonly dueOn: string;
  /** Negative when it is over. */
  readonly workingDaysLeft: number;
  /** At most `close` working days are left: somebody should act. */
  readonly isClose: boolean;
  readonly isOver: boolean;
  /** A year that it is counted through has no announced calendar: the notice may move the day. */
  readonly isProvisional: boolean;
  readonly note: string | null;
}

/** A number of working days from a day on, by a calendar. */
export interface Period {
  readonly calendar: WorkingCalendar;
  readonly from: string;
  readonly days: number;
  /** From how many days left on somebody should act. */
  readonly close: number;
}

/** The last day of a period of `days` working days that begins after `from`. */
export const dueAfter = (calendar: WorkingCalendar, from: string, days: number): string =>
  calendar.add(from, days);

const noteOf = (years: readonly number[]): string | null =>
  years.length === 0
    ? null
    : `No calendar is announced for ${years.join(', ')}: reckoned from weekends and statutory days off, so the notice may move the day.`;

/** How a deadline stands on `today`. */
export function deadlineOn(
  what: string,
  { calendar, from, days, close }: Period,
  today: string,
): Deadline {
  const dueOn = dueAfter(calendar, from, days);
  const left = calendar.between(today, dueOn);
  const isOver = today > dueOn;
  const unannounced = calendar.unannounced(from, dueOn);
  return {
    what,
    dueOn,
    workingDaysLeft: isOver && left === 0 ? -1 : left,
    isClose: !isOver && left <= close,
    isOver,
    isProvisional: unannounced.length > 0,
    note: noteOf(unannounced),
  };
}
