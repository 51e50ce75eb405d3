// The years that the State Council has announced: those up to the release come with it (the table of chinese-days; its
// functions are not used, west of Greenwich they answer for the day before), later ones an operator adds.
import { createRequire } from 'node:module';
import { z } from 'zod';
import { readStatutoryDays } from './statutory-days.ts';
import { isRealDate } from '../words/calendar-date.ts';
import {
  type CalendarYear,
  createWorkingCalendar,
  type WorkingCalendar,
} from '../words/working-day.ts';

const require = createRequire(import.meta.url);

/** Days off and worked weekends by date. */
interface NoticeTable {
  readonly holidays: Readonly<Record<string, string>>;
  readonly workdays: Readonly<Record<string, string>>;
}

const ofYear = (days: Readonly<Record<string, string>>, year: number): readonly string[] =>
  Object.keys(days).filter((day) => day.startsWith(`${year}-`));

function readShipped(): readonly CalendarYear[] {
  const { holidays, workdays } = require('chinese-days/dist/chinese-days.json') as NoticeTable;
  // National Day has been a day off under every notice
  return Object.keys(holidays)
    .filter((day) => day.endsWith('-10-01'))
    .map((day) => Number(day.slice(0, 4)))
    .sort((a, b) => a - b)
    .map((year) => ({
      year,
      daysOff: ofYear(holidays, year),
      workedWeekends: ofYear(workdays, year),
    }));
}

/** The years that come with the release. */
export const shippedYears: readonly CalendarYear[] = readShipped();

const statutoryDays = readStatutoryDays();

/** The calendar of these years; those that no notice has announced are reckoned. */
export const calendarOf = (years: readonly CalendarYear[]): WorkingCalendar =>
  createWorkingCalendar(years, statutoryDays);

/** The calendar of a hub to which nobody has added a year. */
export const shippedCalendar: WorkingCalendar = calendarOf(shippedYears);

const text = z.string().min(1);
const day = z.string().refine(isRealDate, 'not a calendar date, written YYYY-MM-DD');
const days = z
  .array(day)
  .max(120)
  .refine((all) => new Set(all).size === all.length, 'a day stands twice');

const isWeekend = (date: string): boolean =>
  [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());

/** The file of a year: what the notice says, which notice it is, and when it was published. */
export const calendarFile = z
  .strictObject({
    year: z.number().int().min(2000).max(2200),
    source: text,
    publishedOn: day,
    daysOff: days.min(1),
    workedWeekends: days.refine((all) => all.every(isWeekend), 'a worked weekend is a weekend'),
  })
  .refine(
    ({ daysOff, workedWeekends }) => !daysOff.some((one) => workedWeekends.includes(one)),
    'a day is both off and worked',
  )
  .refine(
    ({ year, daysOff, workedWeekends }) =>
      [...daysOff, ...workedWeekends].every(
        (one) => one.startsWith(`${year}-`) || one.startsWith(`${year - 1}-12-`),
      ),
    'a day lies neither in the year nor in the December before',
  )
  .refine(
    ({ year, daysOff }) => daysOff.includes(`${year}-10-01`),
    'National Day is not among the days off, so this is no whole year',
  );

/** A year as an operator adds it. */
export type AddedYear = Readonly<z.infer<typeof calendarFile>>;

/** Days about which two notices for one year differ. */
export function differingDays(one: CalendarYear, other: CalendarYear): readonly string[] {
  const differing = (a: readonly string[], b: readonly string[]): readonly string[] => [
    ...a.filter((day) => !b.includes(day)),
    ...b.filter((day) => !a.includes(day)),
  ];
  return [
    ...new Set([
      ...differing(one.daysOff, other.daysOff),
      ...differing(one.workedWeekends, other.workedWeekends),
    ]),
  ].sort();
}
