// How surely a rule was read decides what it may do. One that nobody has read in its text may protect (hide, refuse
// disclosure, end sooner), but burdens nobody (impose, block, lower a grade, show longer) until an operator confirms it.
import { hash } from 'node:crypto';
import { z } from 'zod';

/**
 * TEXT: the legal text or a page quoting it was read; CODE: read in the code of a running public system; RECALLED: from
 * memory, to be confirmed; HOUSE: the credit centre's own weight, which no law sets.
 */
export const certainties = ['TEXT', 'CODE', 'RECALLED', 'HOUSE'] as const;

/** How surely a rule was read. */
export type Certainty = (typeof certainties)[number];

const text = z.string().min(1);

/** Where a rule was read, and how surely. */
export const origin = { source: text, certainty: z.enum(certainties) };

/** What an operator said of a rule: who, when, and on what text. */
export interface Confirmation {
  /** The rule, `<set>/<id>`. */
  readonly rule: string;
  /** Of the rule as it was confirmed: another wording is another rule. */
  readonly digest: string;
  readonly by: string;
  readonly at: string;
  readonly text: string;
  /** Confirmed for the made-up example city only. */
  readonly isExample: boolean;
}

/** A rule with its certainty, and who confirmed it where anybody has. */
export interface Certain {
  readonly certainty: Certainty;
  readonly confirmation?: Confirmation | null;
}

declare const mark: unique symbol;

/** A rule that may burden. Only `enforceable` makes one, so what burdens takes nothing else. */
export type Enforceable<Rule> = Rule & { readonly [mark]: true };

/** The rule as one that may burden; null where it was not read in its text and nobody has confirmed it. */
export const enforceable = <Rule extends Certain>(rule: Rule): Enforceable<Rule> | null =>
  rule.certainty === 'TEXT' || rule.confirmation != null ? (rule as Enforceable<Rule>) : null;

/**
 * What rests on rules, as something that may burden; null unless each of them may. What burdens nobody, such as a
 * reward, rests on none.
 */
export const restingOn = <Thing extends object>(
  thing: Thing,
  rules: readonly Certain[],
): Enforceable<Thing> | null =>
  rules.every((rule) => enforceable(rule) !== null) ? (thing as Enforceable<Thing>) : null;

/** What is made of something that may burden. */
export const madeOf = <Thing extends object>(
  _origin: Enforceable<object>,
  thing: Thing,
): Enforceable<Thing> => thing as Enforceable<Thing>;

/** The wording of a rule, without who has confirmed it. */
export const ruleDigest = (rule: Certain): string => {
  const wording = Object.entries(rule).filter(([name]) => name !== 'confirmation');
  return hash('sha256', JSON.stringify(Object.fromEntries(wording)), 'base64url');
};

/** The rules of a set with the confirmations of exactly their wording. */
export const withConfirmations = <Rule extends Certain & { readonly id: string }>(
  set: string,
  rules: readonly Rule[],
  confirmations: readonly Confirmation[],
): readonly Rule[] =>
  rules.map((rule) => {
    const name = `${set}/${rule.id}`;
    const digest = ruleDigest(rule);
    const found = confirmations.find((one) => one.rule === name && one.digest === digest);
    return found ? { ...rule, confirmation: found } : rule;
  });
