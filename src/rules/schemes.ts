// How credit is summed up differs from place to place and from edition to edition, so a scheme is data: what counts,
// for how much and how long, and what a grade means for supervision. domains/evaluation only applies it.
import { z } from 'zod';
import { compareDecimals, sumDecimals } from '../words/decimal.ts';
import { subjectKindNames } from '../words/subject-kinds.ts';
import { type Certain, origin } from './certainty.ts';
import { readRules, type RuleFile, shippedFile } from './read-rules.ts';
import {
  day,
  decimal,
  item,
  match,
  notNegative,
  share,
  sharingScope,
  text,
} from './scheme-items.ts';

const indicator = z
  .strictObject({
    id: text,
    name: text,
    weight: notNegative,
    base: decimal,
    least: decimal,
    most: decimal.nullable(),
    items: z.array(item).min(1),
  })
  .refine(
    ({ least, base, most }) =>
      compareDecimals(least, base) <= 0 && (most === null || compareDecimals(base, most) <= 0),
    'the base lies outside least and most',
  );

const grade = z.strictObject({ value: text, name: text, from: decimal.nullable(), category: text });

const category = z.strictObject({
  ...origin,
  id: text,
  name: text,
  samplingRate: share,
  commitmentEligible: z.boolean(),
  keySupervision: z.boolean(),
});

const distinct = (ids: readonly string[]): boolean => new Set(ids).size === ids.length;

const fallsToTheEnd = (grades: readonly z.infer<typeof grade>[]): boolean =>
  grades.every(({ from }, i) => {
    if (from === null) return i === grades.length - 1;
    const above = grades[i - 1]?.from;
    return i < grades.length - 1 && (above == null || compareDecimals(from, above) < 0);
  });

const scheme = z
  .strictObject({
    ...origin,
    id: z.string().regex(/^[A-Z0-9-]{1,40}$/),
    title: text,
    edition: text,
    firstDay: day,
    lastDay: day,
    rhythm: z.enum(['MONTHLY', 'QUARTERLY', 'YEARLY']),
    /** To whom a grade is open, as a catalogue item is. */
    scope: sharingScope,
    /** Sharing scopes whose records count. */
    counts: z.array(sharingScope).min(1),
    subjects: z.strictObject({
      kinds: z.array(z.enum(subjectKindNames)).min(1),
      /** Words of a registration status that keep a subject out. */
      excludedStatuses: z.array(text),
    }),
    digits: z.number().int().min(0).max(6),
    indicators: z.array(indicator).min(1),
    ceilings: z.array(z.strictObject({ ...origin, id: text, name: text, match, grade: text })),
    grades: z
      .array(grade)
      .min(1)
      .refine(fallsToTheEnd, 'the bands must fall to one without a floor'),
    categories: z.array(category).min(1),
  })
  .refine(
    ({ indicators }) =>
      compareDecimals(sumDecimals(indicators.map(({ weight }) => weight)), '0') > 0,
    'the weights sum to zero, by which the score would be divided',
  )
  .refine(
    ({ scope, counts }) => scope !== 'PUBLIC' || counts.every((one) => one === 'PUBLIC'),
    'a grade that is open to all would tell of records that are not',
  )
  .refine(({ grades, categories, ceilings }) => {
    const known = new Set(categories.map(({ id }) => id));
    const values = new Set(grades.map(({ value }) => value));
    return (
      grades.every((one) => known.has(one.category)) &&
      ceilings.every((one) => values.has(one.grade))
    );
  }, 'a grade or category is named that the scheme does not have')
  .refine(
    ({ grades, categories, indicators }) =>
      distinct(grades.map(({ value }) => value)) &&
      distinct(categories.map(({ id }) => id)) &&
      distinct(indicators.flatMap(({ items }) => items.map(({ id }) => id))),
    'an id stands twice',
  )
  .refine(
    ({ certainty, indicators, categories, ceilings }) =>
      certainty !== 'TEXT' ||
      [...indicators.flatMap(({ items }) => items), ...categories, ...ceilings].every(
        (part) => part.certainty === 'TEXT',
      ),
    'a scheme is no surer than its parts',
  );

const schemes = z.strictObject({
  edition: text,
  schemes: z
    .array(scheme)
    .min(1)
    .refine((all) => distinct(all.map(({ id }) => id)), 'an id stands twice'),
});

/** One scheme of evaluation, see src/rules/schemes.json. */
export type Scheme = Readonly<z.infer<typeof scheme>> & Certain;

/** The place of a grade in its scheme, 1 for the best; 0 for one that the scheme has not. */
export const gradeRank = ({ grades }: Pick<Scheme, 'grades'>, value: string): number =>
  grades.findIndex((grade) => grade.value === value) + 1;

/** One first-level indicator; a scheme without indicators has one that is the whole. */
export type Indicator = Scheme['indicators'][number];

/** Reads and checks the schemes. */
export const readSchemes = (file: RuleFile = shippedFile('schemes')): readonly Scheme[] =>
  readRules(file, schemes).schemes;
