// No measure without an item of the list and a basis in law: the catalogue is data, its file is checked when it is read.
import { z } from 'zod';
import { isRealDate } from '../words/calendar-date.ts';
import { subjectKindNames } from '../words/subject-kinds.ts';
import { type Certain, origin } from './certainty.ts';
import { readRules, type RuleFile, shippedFile } from './read-rules.ts';

const text = z.string().min(1);
const day = z.string().refine(isRealDate, 'not a calendar date').nullable();

const measure = z.strictObject({
  id: z.string().regex(/^[A-Z_]{3,40}$/),
  name: text,
  /** The item of the list that the measure belongs to. */
  item: text,
  /** Lessens rights by law alone; management; by others on their own; the last is for rewards. */
  kind: z.enum(['RIGHTS_BY_LAW', 'MANAGEMENT', 'OTHERS_OWN', 'INCENTIVE']),
  effect: z.enum(['PUNISHMENT', 'REWARD']),
  bases: z.array(text).min(1),
  subjects: z.array(z.enum(subjectKindNames)).min(1),
  /** Words of the names of the units that may apply it; none: any unit. */
  appliers: z.array(text),
  firstDay: day,
  lastDay: day,
  edition: text,
  ...origin,
});

const schema = z.strictObject({
  edition: text,
  source: text,
  measures: z
    .array(measure)
    .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'an id stands twice')
    .refine(
      (all) => all.every(({ kind, effect }) => (kind === 'INCENTIVE') === (effect === 'REWARD')),
      'a reward is an incentive, and nothing else is',
    ),
});

/** One measure (失信惩戒措施 or 守信激励措施) with its item, bases, subjects and who applies it. */
export type Measure = Readonly<z.infer<typeof measure>> & Certain;

/** Reads and checks the catalogue of measures. */
export const readMeasures = (file: RuleFile = shippedFile('measures')): readonly Measure[] =>
  readRules(file, schema).measures;

/** Whether a dated rule is in force on a day; both its days are inside it, null is open. */
export const inForce = (
  { firstDay, lastDay }: { readonly firstDay: string | null; readonly lastDay: string | null },
  on: string,
): boolean => (firstDay === null || firstDay <= on) && (lastDay === null || on <= lastDay);
