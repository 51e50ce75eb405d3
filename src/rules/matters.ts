// 事项应用清单: for each matter, which measures bar a party from it, which only warn, and whose findings beside the
// party's own count.
import { z } from 'zod';
import { isRealDate } from '../words/calendar-date.ts';
import { type Certain, enforceable, origin } from './certainty.ts';
import { inForce, type Measure, readMeasures } from './measures.ts';
import { misfit, readRules, type RuleFile, shippedFile } from './read-rules.ts';

const text = z.string().min(1);
const day = z.string().refine(isRealDate, 'not a calendar date').nullable();
/** Whether a linked party's findings count as the party's own, warn at most, or are not looked at. */
const weight = z.enum(['SAME', 'WARN', 'NONE']);

const matter = z.strictObject({
  id: z.string().regex(/^[A-Z_]{3,40}$/),
  name: text,
  /** Purposes, by the names of the schema, that the matter may be asked for. */
  purposes: z.array(text).min(1),
  block: z.array(text),
  warn: z.array(text),
  favour: z.array(text),
  linked: z.strictObject({ legalRepresentative: weight, controllers: weight }),
  firstDay: day,
  lastDay: day,
  ...origin,
});

const schema = z.strictObject({
  edition: text,
  source: text,
  matters: z
    .array(matter)
    .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'an id stands twice'),
});

/** One matter of the application list. */
export type Matter = Readonly<z.infer<typeof matter>> & Certain;

/** Reads and checks the application list; a measure that it names must be there. */
export function readMatters(
  file: RuleFile = shippedFile('matters'),
  measures: readonly Measure[] = readMeasures(),
): readonly Matter[] {
  const { matters } = readRules(file, schema);
  const known = new Set(measures.map(({ id }) => id));
  for (const { id, block, warn, favour } of matters)
    for (const measure of [...block, ...warn, ...favour])
      if (!known.has(measure)) throw misfit(file, `matter ${id}: no such measure: ${measure}.`);
  return matters;
}

/** The matter with this id in force on the day, undefined where there is none. */
export const matterOn = (matters: readonly Matter[], id: string, on: string): Matter | undefined =>
  matters.find((one) => one.id === id && inForce(one, on));

/**
 * How much a measure weighs in a matter; undefined where it says nothing there. What a matter that nobody has confirmed
 * would bar only warns.
 */
export function levelOf(matter: Matter, measure: string): 'BLOCK' | 'WARN' | 'FAVOUR' | undefined {
  const { block, warn, favour } = matter;
  if (block.includes(measure)) return enforceable(matter) ? 'BLOCK' : 'WARN';
  if (warn.includes(measure)) return 'WARN';
  return favour.includes(measure) ? 'FAVOUR' : undefined;
}
