import { readFileSync } from 'node:fs';
import { z } from 'zod';

const origin = { source: z.string().min(1), certainty: z.enum(['TEXT', 'RECALLED']) };
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
export type StatisticsRules = z.infer<typeof schema>;

/** The rules of src/rules/statistics.json, checked when the program starts. */
export const statisticsRules: StatisticsRules = schema.parse(
  JSON.parse(readFileSync(new URL('../../src/rules/statistics.json', import.meta.url), 'utf8')),
);
