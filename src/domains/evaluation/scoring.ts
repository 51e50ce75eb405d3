// One item of a scheme applied to the facts of one subject. Ratios are exact; what one fact brings is rounded to the
// scheme's digits, so that the sum can be checked by hand.
import type { Decay, FactKind, FactMatch, SchemeItem } from '../../rules/scheme-items.ts';
import { compareDecimals, readDecimal } from '../../words/decimal.ts';
import { fullMonths } from '../../words/full-months.ts';
import {
  add,
  compare,
  divide,
  multiply,
  one,
  type Ratio,
  ratioOf,
  subtract,
  toDecimalText,
  zero,
} from '../../words/ratio.ts';

/** One fact in force that a scheme may count: a record, a commitment, a sanction. */
export interface CreditFact {
  readonly id: string;
  readonly kind: FactKind;
  readonly class: 'MINOR' | 'GENERAL' | 'SERIOUS' | null;
  readonly decidedOn: string;
  /** The fine, 万元. */
  readonly amount: string | null;
  readonly list: string | null;
  readonly item: string | null;
  readonly state: string | null;
  readonly scope: 'PUBLIC' | 'SHARED' | 'AUTHORISED';
  /** First day on which repair may be applied for. */
  readonly earliestRepair: string | null;
  /** First day on which it no longer counts; null when open-ended. */
  readonly endsOn: string | null;
  /** A sanction's records in force; it ends with the last of them. Absent for records themselves. */
  readonly grounds?: readonly string[];
}

export interface Contribution {
  readonly fact: CreditFact;
  readonly points: Ratio;
  readonly arithmetic: string;
}

/** What one item finds: enough to say its points with or without any one fact. */
export interface Tally {
  readonly item: SchemeItem;
  readonly contributions: readonly Contribution[];
  /** Exact sum of the contributions, before the cap. */
  readonly sum: Ratio;
  /** SHARE: how many of how many. */
  readonly part: number;
  readonly whole: number;
  readonly years: number;
}

const within = (amount: string | null, from?: string, below?: string): boolean =>
  (from === undefined || (amount !== null && compareDecimals(amount, from) >= 0)) &&
  (below === undefined || (amount !== null && compareDecimals(amount, below) < 0));

const isOneOf = (known: readonly string[] | undefined, value: string | null): boolean =>
  known === undefined || (value !== null && known.includes(value));

const names = (words: readonly string[], list: string | null): boolean =>
  words.some((word) => list?.includes(word));

/** Whether an item is about this fact. */
export const matches = (match: FactMatch, fact: CreditFact): boolean =>
  match.kinds.includes(fact.kind) &&
  isOneOf(match.classes, fact.class ?? 'NONE') &&
  isOneOf(match.items, fact.item) &&
  isOneOf(match.states, fact.state) &&
  !(match.notStates && fact.state !== null && match.notStates.includes(fact.state)) &&
  (match.lists === undefined || names(match.lists, fact.list)) &&
  !(match.notLists && names(match.notLists, fact.list)) &&
  within(fact.amount, match.amountFrom, match.amountBelow);

/** What is left of the weight of a fact after so many full months, 0..1. */
function factorOf(decay: Decay | null, months: number): Ratio {
  if (decay === null) return one;
  if (decay.by === 'STEPS') {
    const reached = decay.steps.filter(({ from }) => from <= months).at(-1);
    return reached ? ratioOf(reached.factor) : one;
  }
  const floor = ratioOf(decay.floor);
  const left = subtract(one, divide(ratioOf(months), ratioOf(decay.months)));
  return compare(left, floor) > 0 ? left : floor;
}

/** An exact decimal as it is written: no zeros at its end. */
export const plain = (ratio: Ratio, digits: number): string => {
  const text = toDecimalText(ratio, digits);
  return readDecimal(text)?.value ?? text;
};

/** The value rounded to so many decimals, halves away from zero. */
export const rounded = (ratio: Ratio, digits: number): Ratio =>
  ratioOf(toDecimalText(ratio, digits));

function contributionOf(
  fact: CreditFact,
  points: string,
  decay: Decay | null,
  { today, digits }: { readonly today: string; readonly digits: number },
): Contribution {
  const months = fullMonths(fact.decidedOn, today);
  const factor = factorOf(decay, months);
  const brought = rounded(multiply(ratioOf(points), factor), digits);
  const age = decay === null ? '' : ` × ${toDecimalText(factor, 4)} (${months} months)`;
  return { fact, points: brought, arithmetic: `${points}${age} = ${plain(brought, digits)}` };
}

interface Day {
  readonly today: string;
  readonly digits: number;
  readonly establishedOn: string | null;
}

const counted = (facts: readonly CreditFact[]): readonly Contribution[] =>
  facts.map((fact) => ({ fact, points: zero, arithmetic: '' }));

/** What an item finds among the facts. */
export function tallyOf(item: SchemeItem, facts: readonly CreditFact[], day: Day): Tally {
  const { measure } = item;
  const empty = { item, contributions: [], sum: zero, part: 0, whole: 0, years: 0 };
  switch (measure.by) {
    case 'YEARS': {
      const months = day.establishedOn === null ? 0 : fullMonths(day.establishedOn, day.today);
      return { ...empty, years: Math.floor(months / 12) };
    }
    case 'SHARE': {
      const whole = facts.filter((fact) => matches(measure.among, fact));
      const part = whole.filter((fact) => matches(measure.match, fact)).length;
      return { ...empty, contributions: counted(whole), part, whole: whole.length };
    }
    case 'CLEAN':
      return {
        ...empty,
        contributions: counted(facts.filter((fact) => matches(measure.match, fact))),
      };
    case 'FACTS': {
      const found = facts.filter((fact) => matches(measure.match, fact));
      if (found.length === 0) return empty;
      const contributions = found.map((fact) =>
        contributionOf(fact, measure.points, measure.decay, day),
      );
      const sum = contributions.reduce((total, { points }) => add(total, points), zero);
      return { ...empty, contributions, sum };
    }
  }
}

const capped = (sum: Ratio, cap: string | null): Ratio => {
  if (cap === null) return sum;
  const most = ratioOf(cap);
  const least = subtract(zero, most);
  if (compare(sum, most) > 0) return most;
  return compare(sum, least) < 0 ? least : sum;
};

/** The points of an item, within its cap. */
export function pointsOf(tally: Tally, digits: number): Ratio {
  const { measure } = tally.item;
  switch (measure.by) {
    case 'FACTS':
      return capped(tally.sum, measure.cap);
    case 'YEARS':
      return capped(multiply(ratioOf(measure.points), ratioOf(tally.years)), measure.cap);
    case 'CLEAN':
      return tally.contributions.length === 0 ? ratioOf(measure.points) : zero;
    case 'SHARE': {
      const share =
        tally.whole === 0
          ? ratioOf(measure.whenNone)
          : divide(ratioOf(tally.part), ratioOf(tally.whole));
      return rounded(multiply(ratioOf(measure.points), share), digits);
    }
  }
}

/** The same tally had these facts not been there. */
export function withoutFacts(tally: Tally, gone: ReadonlySet<string>): Tally {
  const lost = tally.contributions.filter(({ fact }) => gone.has(fact.id));
  if (lost.length === 0) return tally;
  const { measure } = tally.item;
  const parts =
    measure.by === 'SHARE' ? lost.filter(({ fact }) => matches(measure.match, fact)).length : 0;
  return {
    ...tally,
    contributions: tally.contributions.filter((one) => !lost.includes(one)),
    sum: lost.reduce((sum, { points }) => subtract(sum, points), tally.sum),
    part: tally.part - parts,
    whole: Math.max(0, tally.whole - lost.length),
  };
}

/** How the points of an item come about, in one line. */
export function arithmeticOf(tally: Tally, digits: number): string {
  const { measure } = tally.item;
  const points = plain(pointsOf(tally, digits), digits);
  const count = tally.contributions.length;
  switch (measure.by) {
    case 'FACTS': {
      const sum = plain(tally.sum, digits);
      return sum === points
        ? `${count} × ${measure.points} with age = ${points}`
        : `${count} facts: ${sum}, capped at ${points}`;
    }
    case 'YEARS':
      return `${tally.years} years × ${measure.points}, at most ${measure.cap} = ${points}`;
    case 'CLEAN':
      return count === 0 ? `nothing found: ${points}` : `${count} found: 0`;
    case 'SHARE':
      return tally.whole === 0
        ? `none: ${measure.points} × ${measure.whenNone} = ${points}`
        : `${measure.points} × ${tally.part}/${tally.whole} = ${points}`;
  }
}
