// A scheme applied to one subject: score, grade, and what each record has to do with it. Pure: facts in, answer out.
import { type Enforceable, enforceable } from '../../rules/certainty.ts';
import { gradeRank, type Indicator, type Scheme } from '../../rules/schemes.ts';
import { add, compare, divide, multiply, type Ratio, ratioOf, zero } from '../../words/ratio.ts';
import type { SubjectKind } from '../../words/subject-kinds.ts';
import {
  arithmeticOf,
  type CreditFact,
  matches,
  plain,
  pointsOf,
  rounded,
  type Tally,
  tallyOf,
  withoutFacts,
} from './scoring.ts';

export interface EvaluatedSubject {
  readonly kind: SubjectKind;
  /** Whether a register stated it: whom others only name is not known well enough to be graded. */
  readonly registered: boolean;
  readonly status: string | null;
  readonly establishedOn: string | null;
  readonly facts: readonly CreditFact[];
}

export interface Outcome {
  readonly score: string;
  /** Position of the grade in the scheme, 1 the best. */
  readonly rank: number;
  readonly grade: Scheme['grades'][number];
}

export interface ItemResult {
  readonly indicator: string;
  readonly tally: Tally;
  readonly points: string;
  readonly arithmetic: string;
}

export interface Evaluation extends Outcome {
  readonly scheme: Scheme;
  readonly category: Scheme['categories'][number];
  /** Items that found something or brought points. */
  readonly items: readonly ItemResult[];
  /** The rules that hold the grade below what the score alone would give. */
  readonly ceilings: Scheme['ceilings'];
  readonly arithmetic: string;
  readonly tallies: readonly Tally[];
  readonly facts: readonly CreditFact[];
}

/** What would raise the score or the grade: the end of one fact, with the sanctions that stand on it alone. */
export interface Improvement extends Outcome {
  readonly fact: CreditFact;
  readonly gain: string;
}

/** Whether the scheme is for this subject; one that does not stand in the register, or no longer, is not evaluated. */
export const covers = (
  { subjects }: Pick<Scheme, 'subjects'>,
  { kind, registered, status }: Pick<EvaluatedSubject, 'kind' | 'registered' | 'status'>,
): boolean =>
  registered &&
  subjects.kinds.includes(kind) &&
  !subjects.excludedStatuses.some((word) => status?.includes(word));

/** Whether the scheme is in force on this day. */
export const isInForce = ({ firstDay, lastDay }: Scheme, today: string): boolean =>
  (firstDay === null || firstDay <= today) && (lastDay === null || today <= lastDay);

const bounded = (value: Ratio, { least, most }: Indicator): Ratio => {
  if (compare(value, ratioOf(least)) < 0) return ratioOf(least);
  return most !== null && compare(value, ratioOf(most)) > 0 ? ratioOf(most) : value;
};

const indicatorPoints = (
  indicator: Indicator,
  tallies: ReadonlyMap<string, Tally>,
  digits: number,
): Ratio => {
  const sum = indicator.items.reduce((total, { id }) => {
    const tally = tallies.get(id);
    return tally ? add(total, pointsOf(tally, digits)) : total;
  }, ratioOf(indicator.base));
  return bounded(sum, indicator);
};

const byItem = (tallies: readonly Tally[]): ReadonlyMap<string, Tally> =>
  new Map(tallies.map((tally) => [tally.item.id, tally]));

/** The weighted mean of the indicators; throws RangeError when their weights sum to zero. */
function scoreOf({ indicators, digits }: Scheme, tallies: readonly Tally[]): Ratio {
  const known = byItem(tallies);
  const [sum, weights] = indicators.reduce<readonly [Ratio, Ratio]>(
    ([total, all], indicator) => {
      const weight = ratioOf(indicator.weight);
      const points = indicatorPoints(indicator, known, digits);
      return [add(total, multiply(weight, points)), add(all, weight)];
    },
    [zero, zero],
  );
  return rounded(divide(sum, weights), digits);
}

const ceilingsFor = (
  scheme: Scheme,
  facts: readonly CreditFact[],
): { readonly ceilings: Scheme['ceilings']; readonly rank: number } => {
  const ceilings = scheme.ceilings.filter(({ match }) =>
    facts.some((fact) => matches(match, fact)),
  );
  const ranks = ceilings.map(({ grade }) => gradeRank(scheme, grade));
  return { ceilings, rank: Math.max(0, ...ranks) };
};

function outcomeOf(
  scheme: Scheme,
  tallies: readonly Tally[],
  facts: readonly CreditFact[],
): Outcome {
  const score = scoreOf(scheme, tallies);
  const reached = scheme.grades.findIndex(
    ({ from }) => from === null || compare(score, ratioOf(from)) >= 0,
  );
  const rank = Math.max(reached + 1, ceilingsFor(scheme, facts).rank);
  const grade = scheme.grades[rank - 1];
  if (!grade) throw new RangeError(`The scheme ${scheme.id} has no grade of rank ${rank}.`);
  return { score: plain(score, scheme.digits), rank, grade };
}

function arithmeticOfScore(scheme: Scheme, tallies: readonly Tally[]): string {
  const { indicators, digits } = scheme;
  const known = byItem(tallies);
  const parts = indicators.map((indicator) => ({
    weight: indicator.weight,
    points: plain(indicatorPoints(indicator, known, digits), digits),
  }));
  const [only] = parts;
  if (only && parts.length === 1) {
    const items = tallies
      .map((tally) => plain(pointsOf(tally, digits), digits))
      .filter((points) => points !== '0')
      .map((points) => (points.startsWith('-') ? ` − ${points.slice(1)}` : ` + ${points}`));
    return `${indicators[0]?.base ?? ''}${items.join('')}, within its bounds = ${only.points}`;
  }
  const sum = parts.map(({ weight, points }) => `${weight} × ${points}`).join(' + ');
  const weights = parts.map(({ weight }) => weight).join(' + ');
  return `(${sum}) ÷ (${weights}) = ${plain(scoreOf(scheme, tallies), digits)}`;
}

function itemsOf({ indicators, digits }: Scheme, tallies: readonly Tally[]): ItemResult[] {
  const known = byItem(tallies);
  return indicators.flatMap(({ name, items }) =>
    items.flatMap(({ id }) => {
      const tally = known.get(id);
      if (!tally) return [];
      const points = plain(pointsOf(tally, digits), digits);
      if (points === '0' && tally.contributions.length === 0) return [];
      return [{ indicator: name, tally, points, arithmetic: arithmeticOf(tally, digits) }];
    }),
  );
}

/** Whether a scheme grades anybody: it was read in its text, or somebody has confirmed it. */
export const mayGrade = (scheme: Scheme): boolean => enforceable(scheme) !== null;

/** Applies the scheme to the facts that stand open to it on this day; the order of the facts changes nothing. */
export function evaluate(
  scheme: Enforceable<Scheme>,
  subject: EvaluatedSubject,
  today: string,
): Evaluation {
  const facts = subject.facts
    .filter(({ scope }) => scheme.counts.includes(scope))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const day = { today, digits: scheme.digits, establishedOn: subject.establishedOn };
  const tallies = scheme.indicators.flatMap(({ items }) =>
    items.map((item) => tallyOf(item, facts, day)),
  );
  const outcome = outcomeOf(scheme, tallies, facts);
  const category = scheme.categories.find(({ id }) => id === outcome.grade.category);
  if (!category) throw new RangeError(`The scheme ${scheme.id} lacks a category.`);
  return {
    ...outcome,
    scheme,
    category,
    items: itemsOf(scheme, tallies),
    ceilings: ceilingsFor(scheme, facts).ceilings,
    arithmetic: arithmeticOfScore(scheme, tallies),
    tallies,
    facts,
  };
}

const pullsDown = ({ item, contributions }: Tally): readonly CreditFact[] => {
  const { measure } = item;
  if (measure.by === 'CLEAN') return contributions.map(({ fact }) => fact);
  return contributions
    .filter(({ fact, points }) =>
      measure.by === 'SHARE' ? !matches(measure.match, fact) : compare(points, zero) < 0,
    )
    .map(({ fact }) => fact);
};

/** Ids of a fact and of the sanctions that stand on it alone. */
const endingWith = ({ id }: CreditFact, facts: readonly CreditFact[]): ReadonlySet<string> =>
  new Set([
    id,
    ...facts
      .filter(({ grounds }) => grounds?.every((ground) => ground === id) === true)
      .map((fact) => fact.id),
  ]);

/** Ids of the records that pull the score or the grade down, in order; for a sanction those that it stands on. */
export function adverseIds({ tallies, ceilings, facts }: Evaluation): readonly string[] {
  const bounding = facts.filter((fact) => ceilings.some(({ match }) => matches(match, fact)));
  const adverse = [...tallies.flatMap(pullsDown), ...bounding];
  return [...new Set(adverse.flatMap(({ id, grounds }) => grounds ?? [id]))].sort();
}

/** What the end of each fact would bring, most first; facts whose end alone brings nothing are left out. */
export function improvementsOf({ scheme, tallies, facts, score, rank }: Evaluation): Improvement[] {
  const found = facts.flatMap((fact) => {
    const gone = endingWith(fact, facts);
    const rest = tallies.map((tally) => withoutFacts(tally, gone));
    const others = facts.filter(({ id }) => !gone.has(id));
    const outcome = outcomeOf(scheme, rest, others);
    const gain = add(ratioOf(outcome.score), multiply(ratioOf(-1), ratioOf(score)));
    const better = compare(gain, zero) > 0 || outcome.rank < rank;
    return better ? [{ ...outcome, fact, gain, text: plain(gain, scheme.digits) }] : [];
  });
  return found
    .sort((a, b) => compare(b.gain, a.gain) || a.rank - b.rank || (a.fact.id < b.fact.id ? -1 : 1))
    .map(({ text, ...one }) => ({ ...one, gain: text }));
}
