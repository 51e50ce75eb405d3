// How the city's figures are counted, as data.
import { z } from 'zod';
import type { WorkingCalendar } from '../words/working-day.ts';
import { shippedCalendar } from './calendars.ts';
import { certainties } from './certainty.ts';
import { readRules, type RuleFile, shippedFile } from './read-rules.ts';

const origin = { source: z.string().min(1), certainty: z.enum(certainties) };
const whole = z.number().int().positive();
const schema = z.strictObject({
  edition: z.string(),
  lateAfterWorkingDays: z.strictObject({ ...origin, days: whole }),
  recordMonths: z.strictObject({ ...origin, months: whole }),
  reportingMonths: z.strictObject({ ...origin, months: whole }),
  /** Fewer natural persons than this are not told; more are told in multiples of it. */
  persons: z.strictObject({ ...origin, least: whole }),
});

/** How the city's figures are counted: when a row is late, and how few persons are too few to tell. */
export type StatisticsRules = z.infer<typeof schema> & {
  /** By which working days are counted. */
  readonly calendar: WorkingCalendar;
};

/** Reads and checks the rules of the city's figures. */
export const readStatisticsRules = (
  file: RuleFile = shippedFile('statistics'),
  calendar: WorkingCalendar = shippedCalendar,
): StatisticsRules => ({ ...readRules(file, schema), calendar });
