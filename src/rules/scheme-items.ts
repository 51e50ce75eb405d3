// What one item of a scheme of evaluation says, as data.
import { z } from 'zod';
import { origin } from './certainty.ts';
import { isRealDate } from '../words/calendar-date.ts';
import { compareDecimals, readDecimal } from '../words/decimal.ts';
import { recordKindNames } from '../words/record-kinds.ts';

/** Text that says something. */
export const text = z.string().min(1);
/** An exact decimal in canonical form. */
export const decimal = z
  .string()
  .refine((value) => readDecimal(value)?.value === value, 'not a canonical decimal');
/** A decimal from 0. */
export const notNegative = decimal.refine(
  (value) => compareDecimals(value, '0') >= 0,
  'below zero',
);
/** A decimal from 0 to 1. */
export const share = notNegative.refine((value) => compareDecimals(value, '1') <= 0, 'above one');
/** A calendar day, or null for no end. */
export const day = z.string().refine(isRealDate, 'not a calendar date').nullable();
const months = z.number().int().min(1).max(1200);
/** To whom something is open. */
export const sharingScope = z.enum(['PUBLIC', 'SHARED', 'AUTHORISED']);

const factKind = z.enum([...recordKindNames, 'CONTRACT', 'SANCTION', 'INCENTIVE']);

/** Which facts an item is about. */
export const match = z.strictObject({
  kinds: z.array(factKind).min(1),
  /** Publicity classes; NONE stands for a regime that does not grade. */
  classes: z.array(z.enum(['MINOR', 'GENERAL', 'SERIOUS', 'NONE'])).optional(),
  /** Items of the catalogue. */
  items: z.array(text).optional(),
  /** Words that the list's name contains, and such as it must not contain. */
  lists: z.array(text).optional(),
  notLists: z.array(text).optional(),
  /** The fine, 万元: from (inclusive) and below (exclusive). */
  amountFrom: decimal.optional(),
  amountBelow: decimal.optional(),
  states: z.array(text).optional(),
  notStates: z.array(text).optional(),
});

const decay = z.discriminatedUnion('by', [
  /** The weight falls evenly to nothing in so many months, but never below the floor. */
  z.strictObject({ by: z.literal('LINEAR'), months, floor: share }),
  /** From so many full months on, this part of the weight is left. */
  z.strictObject({
    by: z.literal('STEPS'),
    steps: z
      .array(z.strictObject({ from: months, factor: share }))
      .min(1)
      .refine(
        (steps) => steps.every((step, i) => i === 0 || step.from > (steps[i - 1]?.from ?? 0)),
        'the steps must follow one another',
      )
      .refine(
        (steps) =>
          steps.every((step, i) => compareDecimals(step.factor, steps[i - 1]?.factor ?? '1') <= 0),
        'a weight must not grow with age',
      ),
  }),
]);

const measure = z.discriminatedUnion('by', [
  /** So many points for each fact, together at most `cap` either way. */
  z.strictObject({
    by: z.literal('FACTS'),
    match,
    points: decimal,
    cap: notNegative.nullable(),
    decay: decay.nullable(),
  }),
  /** Points by the share of what matches among all that match `among`; with none of these, `whenNone` is the share. */
  z.strictObject({
    by: z.literal('SHARE'),
    match,
    among: match,
    points: notNegative,
    whenNone: share,
  }),
  /** Points for each full year since the establishment. */
  z.strictObject({ by: z.literal('YEARS'), points: notNegative, cap: notNegative }),
  /** Points when nothing matches. */
  z.strictObject({ by: z.literal('CLEAN'), match, points: notNegative }),
]);

/** One item. */
export const item = z.strictObject({ ...origin, id: text, name: text, measure });

/** One item of a scheme: what adds or subtracts points. */
export type SchemeItem = z.infer<typeof item>;

/** Which facts an item is about; all conditions must hold. */
export type FactMatch = z.infer<typeof match>;

/** How the weight of a fact falls with its age. */
export type Decay = z.infer<typeof decay>;

/** Kinds of fact that a scheme can count. */
export type FactKind = z.infer<typeof factKind>;
