// Multiplied ownership x = A e_target + A x, one circle of holdings after the other, held ones first.
// For an owner that lies on a circle itself, x counts its stake once more for every round through its own shares and
// can pass 1. What is reported is the sum over walks that do not come back to the owner, x_i / (1 + o_ii): at most 1
// while holders' sums are, and equal to A(I - A)^-1 for ultimate owners, whom nobody holds (o_ii = 0).
import { type Ratio } from '../../words/ratio.ts';
import { components } from './components.ts';
import {
  type Circle,
  exactField,
  factorise,
  type Factors,
  type Field,
  floatField,
  substitute,
} from './elimination.ts';
import type { Weighted } from './holding-graph.ts';

/** For each subject its holdings towards the target: which subject next, and what share. */
export type Links = readonly (readonly { to: number; weight: Ratio }[])[];

/** Shares by subject number: null where the walks have no finite sum. `endless` lists the circles that cause this. */
export interface Shares {
  of: readonly (Ratio | null)[];
  approximate: boolean;
  endless: readonly (readonly number[])[];
}

interface Question<T> {
  field: Field<T>;
  links: Links;
  target: number;
  wanted: (share: Ratio) => boolean;
  shares: (T | null)[];
  reported: (T | null)[];
  endless: (readonly number[])[];
}

const shareThrough = <T>({ field, shares, target }: Question<T>, to: number): T | null => {
  const share = shares[to] ?? null;
  return share !== null && to === target ? field.add(field.one, share) : share;
};

const circleOf = <T>({ field, links }: Question<T>, members: readonly number[]): Circle<T> => {
  const rows = new Map(members.map((member) => [member, new Map<number, T>()]));
  const columns = new Map(members.map((member) => [member, new Set<number>()]));
  for (const [member, row] of rows) {
    for (const { to, weight } of links[member] ?? []) {
      if (!rows.has(to)) continue;
      row.set(to, field.add(row.get(to) ?? field.zero, field.of(weight)));
      columns.get(to)?.add(member);
    }
  }
  return { rows, columns };
};

// What each member holds of the target by stepping out of the circle, or by holding the target inside it.
const constantsOf = <T>(
  question: Question<T>,
  members: readonly number[],
): Map<number, T> | null => {
  const { field, links, target } = question;
  const inside = new Set(members);
  const constants = new Map<number, T>();
  for (const member of members) {
    let constant = field.zero;
    for (const { to, weight } of links[member] ?? []) {
      const direct = to === target ? field.one : field.zero;
      const through = inside.has(to) ? direct : shareThrough(question, to);
      if (through === null) return null;
      constant = field.add(constant, field.multiply(field.of(weight), through));
    }
    constants.set(member, constant);
  }
  return constants;
};

// o_ii: what the owner holds of itself round the circle.
const returning = <T>(
  { field, links }: Question<T>,
  factors: Factors<T>,
  members: readonly number[],
  owner: number,
): T => {
  const stakes = members.map((member): [number, T] => {
    const inOwner = (links[member] ?? []).filter(({ to }) => to === owner);
    return [
      member,
      inOwner.reduce((sum, { weight }) => field.add(sum, field.of(weight)), field.zero),
    ];
  });
  return substitute(field, factors, new Map(stakes)).get(owner) ?? field.zero;
};

const setAll = <T>(question: Question<T>, members: readonly number[], value: T | null): void => {
  for (const member of members) question.shares[member] = question.reported[member] = value;
};

const solveAlone = <T>(question: Question<T>, node: number): void => {
  const { field } = question;
  let sum: T | null = field.zero;
  for (const { to, weight } of question.links[node] ?? []) {
    const through = shareThrough(question, to);
    sum =
      through === null || sum === null
        ? null
        : field.add(sum, field.multiply(field.of(weight), through));
  }
  setAll(question, [node], sum);
};

const setSolved = <T>(
  question: Question<T>,
  members: readonly number[],
  factors: Factors<T>,
  constants: ReadonlyMap<number, T>,
): void => {
  const { field, wanted, shares, reported } = question;
  const solution = substitute(field, factors, constants);
  for (const member of members) {
    const share = solution.get(member) ?? field.zero;
    shares[member] = reported[member] = share;
    if (field.exhausted() || !wanted(field.toRatio(share))) continue;
    const own = returning(question, factors, members, member);
    reported[member] = field.divide(share, field.add(field.one, own));
  }
};

const solveCircle = <T>(question: Question<T>, members: readonly number[]): void => {
  const { field } = question;
  const constants = constantsOf(question, members);
  if (constants === null) {
    setAll(question, members, null);
  } else if ([...constants.values()].every((value) => field.toRatio(value).n === 0n)) {
    setAll(question, members, field.zero);
  } else {
    const factors = factorise(field, circleOf(question, members));
    if (factors) {
      setSolved(question, members, factors, constants);
    } else {
      question.endless.push(members);
      setAll(question, members, null);
    }
  }
};

const answer = <T>(
  field: Field<T>,
  links: Links,
  target: number,
  wanted: (share: Ratio) => boolean,
): Omit<Shares, 'approximate'> | null => {
  const question: Question<T> = {
    field,
    links,
    target,
    wanted,
    shares: [],
    reported: [],
    endless: [],
  };
  const next = links.map((held) => held.map(({ to }) => to));
  for (const members of components(links.length, (node) => next[node] ?? [])) {
    const [only] = members;
    const alone = members.length === 1 && only !== undefined && !next[only]?.includes(only);
    if (alone) solveAlone(question, only);
    else solveCircle(question, members);
    if (field.exhausted()) return null;
  }
  const { reported, endless } = question;
  return { of: reported.map((share) => (share === null ? null : field.toRatio(share))), endless };
};

/** Every subject's share of the target, exact while that is affordable, else in floating point. Only for those `wanted` at first sight the walks back to themselves are taken out, which never makes a share larger. */
export const sharesOf = (
  links: Links,
  target: number,
  wanted: (share: Ratio) => boolean,
): Shares => {
  const exact = answer(exactField(), links, target, wanted);
  if (exact) return { ...exact, approximate: false };
  const floating = answer(floatField, links, target, wanted);
  return { of: [], endless: [], ...floating, approximate: true };
};

/** Links from weighted holdings of subjects 0 to size - 1, towards the held firm or back towards the holder. */
export const linksOf = (
  size: number,
  holdings: Iterable<Weighted>,
  direction: 'HELD' | 'HOLDER' = 'HELD',
): Links => {
  const links: { to: number; weight: Ratio }[][] = Array.from({ length: size }, () => []);
  for (const { from, to, weight } of holdings) {
    if (direction === 'HELD') links[from]?.push({ to, weight });
    else links[to]?.push({ to: from, weight });
  }
  return links;
};
