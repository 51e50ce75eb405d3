// Deadlines of decisions count working days by the State Council's calendar; a year without one is named, not guessed.
import { HubError } from '../errors.ts';
import { addWorkingDays, workingDaysBetween } from './working-day.ts';

/** What is due and by when; `dueOn` is null, with a note, where the calendar of that year is not known. */
export interface Deadline {
  readonly what: string;
  readonly dueOn: string | null;
  readonly workingDaysLeft: number | null;
  /** At most `close` working days are left: somebody should act. */
  readonly isClose: boolean;
  readonly isOver: boolean;
  readonly note: string | null;
}

const known = <T>(count: () => T): T | string => {
  try {
    return count();
  } catch (error) {
    if (error instanceof HubError && error.code === 'BAD_USER_INPUT') return error.message;
    throw error;
  }
};

/** The last day of a period of `days` working days that begins after `from`; null where the calendar is not known. */
export function dueAfter(from: string, days: number): string | null {
  const found = known(() => ({ day: addWorkingDays(from, days) }));
  return typeof found === 'string' ? null : found.day;
}

/** How a deadline stands on `today`. `dueOn` null means that its day could not be counted from `from`. */
export function deadlineOn(
  what: string,
  { from, days, close }: { readonly from: string; readonly days: number; readonly close: number },
  today: string,
): Deadline {
  const counted = known(() => {
    const dueOn = addWorkingDays(from, days);
    return { dueOn, left: workingDaysBetween(today, dueOn) };
  });
  if (typeof counted === 'string')
    return {
      what,
      dueOn: dueAfter(from, days),
      workingDaysLeft: null,
      isClose: false,
      isOver: false,
      note: counted,
    };
  const { dueOn, left } = counted;
  const isOver = today > dueOn;
  return {
    what,
    dueOn,
    workingDaysLeft: isOver && left === 0 ? -1 : left,
    isClose: !isOver && left <= close,
    isOver,
    note: null,
  };
}
