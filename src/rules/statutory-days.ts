// Days off for everybody by 全国年节及纪念日放假办法 art. 2: from them a year is reckoned that no notice has announced
// yet. Which days are off or worked beside them only the notice says. Festivals of the lunar calendar are data, because
// the runtime's own lunar calendar is a day late in 2027.
import { z } from 'zod';
import { addDays } from '../words/calendar-date.ts';
import { readRules, type RuleFile, shippedFile } from './read-rules.ts';

const monthDay = z.string().regex(/^\d{2}-\d{2}$/);

const schema = z.strictObject({
  edition: z.string().min(1),
  source: z.string().min(1),
  certainty: z.literal('TEXT'),
  solar: z.array(monthDay),
  years: z.record(
    z.string().regex(/^\d{4}$/),
    z.strictObject({
      springFestival: monthDay,
      pureBrightness: monthDay,
      dragonBoat: monthDay,
      midAutumn: monthDay,
    }),
  ),
});

/** The statutory days off of a year; none for a year before this wording, or beyond the table. */
export type StatutoryDays = (year: number) => ReadonlySet<string>;

/** Reads and checks the statutory days off. */
export function readStatutoryDays(file: RuleFile = shippedFile('statutory-days')): StatutoryDays {
  const { solar, years } = readRules(file, schema);
  return (year) => {
    const moving = years[year];
    if (!moving) return new Set();
    const { springFestival, ...others } = moving;
    const first = `${year}-${springFestival}`;
    // 除夕 and 正月初一 to 初三
    const spring = [-1, 0, 1, 2].map((days) => addDays(first, days));
    return new Set([
      ...spring,
      ...[...solar, ...Object.values(others)].map((day) => `${year}-${day}`),
    ]);
  };
}
