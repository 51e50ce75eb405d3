// Which list entry, penalty, judgment default or honour grounds which measures, and for which matters. A rule that is
// AUTOMATIC imposes by itself; a PROPOSED one waits for a person.
import { z } from 'zod';
import { addMonths, isRealDate } from '../words/calendar-date.ts';
import { performances } from '../words/publicity-rules.ts';
import { type RecordKind, recordKindNames } from '../words/record-kinds.ts';
import type { SubjectKind } from '../words/subject-kinds.ts';
import { type Certain, type Enforceable, origin, restingOn } from './certainty.ts';
import { inForce, type Measure, readMeasures } from './measures.ts';
import { misfit, readRules, type RuleFile, shippedFile } from './read-rules.ts';

const text = z.string().min(1);
const day = z.string().refine(isRealDate, 'not a calendar date').nullable();

const rule = z.strictObject({
  id: z.string().regex(/^[A-Z0-9-]{3,40}$/),
  /** Every condition that is stated must hold. */
  record: z.strictObject({
    kind: z.enum(recordKindNames),
    catalogueItems: z.array(text).optional(),
    names: z.array(text).optional(),
    penaltyKinds: z.array(text).optional(),
    /** COMMITMENT: how it stands. */
    performances: z.array(z.enum(performances)).optional(),
  }),
  measures: z.array(text).min(1),
  mode: z.enum(['AUTOMATIC', 'PROPOSED']),
  /** Matters of the application list; null: all of them. */
  matters: z.array(text).min(1).nullable(),
  /** Longest that the measure lasts from the day of the record; null: as long as the record is in force. */
  maxMonths: z.number().int().min(1).max(1200).nullable(),
  firstDay: day,
  lastDay: day,
  ...origin,
});

const schema = z.strictObject({
  edition: text,
  source: text,
  rules: z
    .array(rule)
    .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'an id stands twice'),
});

/** One rule of grounding. */
export type Grounding = Readonly<z.infer<typeof rule>> & Certain;

/** What a rule looks at in a record. */
export interface GroundingRecord {
  readonly kind: RecordKind;
  readonly catalogueItem: string | null;
  readonly title: string;
  readonly penaltyKinds?: readonly string[] | string | null | undefined;
  readonly performance?: string | null | undefined;
}

/** A measure that a record grounds, by which rule. */
export interface Grounded {
  readonly rule: Grounding;
  readonly measure: Measure;
}

/**
 * What a record grounds as something that may be imposed: rule and measure were both read in their text or confirmed.
 * A reward burdens nobody and needs neither.
 */
export const imposable = (grounded: Grounded): Enforceable<Grounded> | null =>
  restingOn(
    grounded,
    grounded.measure.effect === 'REWARD' ? [] : [grounded.rule, grounded.measure],
  );

/** The rules and the measures that they name, as one thing that fits together. */
export interface SanctionRules {
  readonly measures: readonly Measure[];
  readonly groundings: readonly Grounding[];
}

/** Reads and checks the rules of grounding; a measure that they name must be there. */
export function readSanctionRules(
  file: RuleFile = shippedFile('groundings'),
  measures: readonly Measure[] = readMeasures(),
): SanctionRules {
  const groundings = readRules(file, schema).rules;
  const known = new Set(measures.map(({ id }) => id));
  for (const { id, measures: named } of groundings)
    for (const measure of named)
      if (!known.has(measure)) throw misfit(file, `rule ${id}: no such measure: ${measure}.`);
  return { measures, groundings };
}

/** Kinds of record that any rule looks at. */
export const groundingKinds = ({ groundings }: SanctionRules): readonly string[] => [
  ...new Set(groundings.map(({ record }) => record.kind)),
];

const plain = (words: string): string => words.normalize('NFKC').replace(/\s+/g, '');

const among = (stated: readonly string[] | undefined, found: readonly string[]): boolean =>
  stated === undefined || found.some((one) => stated.some((word) => plain(word) === plain(one)));

const fits = ({ record: wanted }: Grounding, record: GroundingRecord): boolean =>
  wanted.kind === record.kind &&
  among(wanted.catalogueItems, record.catalogueItem === null ? [] : [record.catalogueItem]) &&
  among(wanted.names, [record.title]) &&
  among(wanted.penaltyKinds, [record.penaltyKinds ?? []].flat()) &&
  among(wanted.performances, [record.performance ?? []].flat());

/** Every measure that a record of such a subject grounds on a day, by rules and measures in force then. */
export function groundedBy(
  { measures, groundings }: SanctionRules,
  record: GroundingRecord,
  subjectKind: SubjectKind,
  on: string,
): Grounded[] {
  return groundings
    .filter((one) => inForce(one, on) && fits(one, record))
    .flatMap((one) =>
      measures
        .filter(
          (measure) =>
            one.measures.includes(measure.id) &&
            inForce(measure, on) &&
            measure.subjects.some((kind) => kind === subjectKind),
        )
        .map((measure) => ({ rule: one, measure })),
    );
}

/** A record as far as its days go. */
interface Ground {
  readonly decidedOn: string;
  readonly publicTo?: string | null;
}

const earlier = (one: string | null, other: string | null): string | null => {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
};

/** Until when one record carries a measure: its own window, and the rule's longest. Null: no end. */
export const endOfGround = ({ decidedOn, publicTo }: Ground, { rule }: Grounded): string | null =>
  earlier(publicTo ?? null, rule.maxMonths === null ? null : addMonths(decidedOn, rule.maxMonths));

/** The latest end of several grounds, cut to the end that was asked for; null: no end. */
export function endOf(
  ends: readonly (string | null)[],
  asked: string | null = null,
): string | null {
  const latest = ends.includes(null)
    ? null
    : ends.reduce<string | null>(
        (last, end) => (last === null || (end !== null && end > last) ? end : last),
        null,
      );
  return earlier(latest, asked);
}
