/** What all proofs of control have in common: how shares and names are written, and the weightiest paths. */
import {
  add,
  multiply,
  one,
  type Ratio,
  subtract,
  toDecimalText,
  toNumber,
  zero,
} from '../../words/ratio.ts';
import { joined, type Bilingual, bilingual, same } from '../../words/bilingual.ts';
import { byText, carries, type Holdings, reach, type Weighted } from './holding-graph.ts';
import { linksOf, sharesOf } from './ownership.ts';
import { type Paths, weightiestPaths } from './paths.ts';

/** What lets a person recompute a ratio: the edges that matter, the weightiest paths with their products, and the sum, equations or steps in writing. */
export interface ControlProof {
  edgeIds: string[];
  paths: { subjectIds: string[]; edgeIds: string[]; product: number }[];
  arithmetic: Bilingual;
}

/** Whom a proof is about, and how subjects are called in its text. */
export interface ProofOf {
  holdings: Holdings;
  owner: number;
  target: number;
  label: (id: string) => string;
}

const longestDecimal = 40;
const longestFraction = 80;
// a page of equations; whoever wants more recomputes from the edges
const equationLimit = 200;

/** A ratio in writing: a decimal while that is exact, else a fraction, else rounded and marked by ≈. */
export const inWriting = (ratio: Ratio): string => {
  if (10n ** BigInt(longestDecimal) % ratio.d === 0n) {
    const text = toDecimalText(ratio, longestDecimal);
    return text.replace(/\.?0+$/, '');
  }
  const fraction = `${ratio.n}/${ratio.d}`;
  return fraction.length <= longestFraction ? fraction : `≈${toDecimalText(ratio, 15)}`;
};

/** The label of a numbered subject. */
export const nameOf = ({ holdings, label }: ProofOf, subject: number): string =>
  label(holdings.parties[subject]?.id ?? '');

const productOf = (path: readonly Weighted[]): Ratio =>
  path.reduce((product, { weight }) => multiply(product, weight), one);

/** The paths of a proof as ids and products, best first. */
export const pathsInIds = ({ holdings }: ProofOf, paths: Paths): ControlProof['paths'] =>
  paths.found.map((path) => {
    const subjects = [path[0]?.from ?? 0, ...path.map(({ to }) => to)];
    return {
      subjectIds: subjects.map((subject) => holdings.parties[subject]?.id ?? ''),
      edgeIds: path.map(({ id }) => id),
      product: toNumber(productOf(path)),
    };
  });

// Only walks that do not come back to the owner are counted, so what is held in the owner itself does not matter.
const mattering = ({ holdings, owner, target }: ProofOf): Weighted[][] => {
  const outOf = (subject: number) =>
    (holdings.out[subject] ?? []).filter(carries).filter(({ to }) => to !== owner);
  const below = reach(owner, (subject) => outOf(subject).map(({ to }) => to));
  const above = reach(target, (subject) =>
    subject === owner ? [] : (holdings.into[subject] ?? []).filter(carries).map(({ from }) => from),
  );
  return holdings.parties.map((_, subject) =>
    below.has(subject) ? outOf(subject).filter(({ to }) => above.has(to)) : [],
  );
};

const unlisted = (rest: Ratio, more: bigint): Bilingual => {
  const left = inWriting(rest);
  return bilingual(`${left}（另${more}条路径）`, `${left} (${more} more paths)`);
};

const sumInWriting = (of: ProofOf, { found, more }: Paths, total: Ratio): Bilingual => {
  const terms = found.map((path) => path.map(({ weight }) => inWriting(weight)).join(' × '));
  const shown = found.reduce((sum, path) => add(sum, productOf(path)), zero);
  const rest = more === null || more === 0n ? [] : [unlisted(subtract(total, shown), more)];
  const parts = [...terms.map(same), ...rest];
  const sum = parts.length > 0 ? joined(parts, same(' + ')) : same('0');
  const isBare = found.length === 1 && found[0]?.length === 1 && rest.length === 0;
  const routes = found.map((path, index) => {
    const names = [path[0]?.from ?? of.owner, ...path.map(({ to }) => to)];
    return `${String(terms[index])}: ${names.map((subject) => nameOf(of, subject)).join(' → ')}`;
  });
  const whole = isBare ? sum : joined([sum, same(inWriting(total))], same(' = '));
  return joined([whole, ...routes.map(same)], same('\n'));
};

const equation = (of: ProofOf, out: readonly (readonly Weighted[])[], subject: number): string => {
  const isTargetHolder = (out[of.target]?.length ?? 0) > 0;
  const terms = (out[subject] ?? []).map(({ to, weight }) => {
    if (to !== of.target) return `${inWriting(weight)} × x(${nameOf(of, to)})`;
    return isTargetHolder ? `${inWriting(weight)} × (1 + x(${nameOf(of, to)}))` : inWriting(weight);
  });
  return `x(${nameOf(of, subject)}) = ${terms.join(' + ')}`;
};

const equationsLeft = (left: number): Bilingual =>
  bilingual(
    `… 另有${left}个方程，所列关系中的其余股东各一个`,
    `… and ${left} more equations, one for each other holder among the edges`,
  );
const solution = bilingual('解：', 'Solution: ');
const solutionInFloats = bilingual('解（浮点近似）：', 'Solution in floating point: ');
const endlessCircle = bilingual(
  '不给出份额：该循环整体没有有限的所有权。',
  'No share is stated: the circle as a whole has no finite ownership.',
);
const pathsUnlisted = bilingual(
  '还有未列出的路径，均已计入方程。',
  'More simple paths exist than are listed; they are in the equations.',
);

const equationsInWriting = (
  of: ProofOf,
  out: readonly (readonly Weighted[])[],
  more: bigint | null,
  share: Ratio | null,
): Bilingual => {
  const solved = sharesOf(linksOf(out.length, out.flat()), of.target, () => false);
  const involved = [...out.keys()].filter((subject) => out[subject]?.length);
  const subjects = [of.owner, ...involved.filter((subject) => subject !== of.owner)];
  const shown = subjects.slice(0, equationLimit);
  const values = shown.map((subject) => {
    const value = solved.of[subject] ?? null;
    const worth = value ? same(inWriting(value)) : bilingual('无有限值', 'no finite value');
    return joined([same(`x(${nameOf(of, subject)})`), worth], same(' = '));
  });
  const left = subjects.length - shown.length;
  const [owner, target] = [nameOf(of, of.owner), nameOf(of, of.target)];
  const lines = [
    bilingual(
      `x(S) 是 S 在${target}中的份额；回到${owner}的路径不计。`,
      `x(S) is the share of ${target} that S holds; walks back to ${owner} are not counted.`,
    ),
    ...shown.map((subject) => same(equation(of, out, subject))),
    ...(left > 0 ? [equationsLeft(left)] : []),
    joined(
      [solved.approximate ? solutionInFloats : solution, joined(values, same(', '))],
      same(''),
    ),
    ...(share === null ? [endlessCircle] : []),
    ...(more === 0n ? [] : [pathsUnlisted]),
  ];
  return joined(lines, same('\n'));
};

/** Proves multiplied ownership; `share` is the total to be explained, null when it has no finite value. */
export const ownershipProof = (of: ProofOf, share: Ratio | null): ControlProof => {
  const out = mattering(of);
  const paths = weightiestPaths(out, of.owner, of.target);
  const isSum = paths.isAcyclic && share !== null;
  return {
    edgeIds: out
      .flat()
      .map(({ id }) => id)
      .toSorted(byText),
    paths: pathsInIds(of, paths),
    arithmetic: isSum
      ? sumInWriting(of, paths, share)
      : equationsInWriting(of, out, paths.more, share),
  };
};
