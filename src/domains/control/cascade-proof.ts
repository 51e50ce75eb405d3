/** Proofs of control step by step and of direct holdings, which a person can follow without solving anything. */
import { add, type Ratio, zero } from '../../words/ratio.ts';
import { joined, type Bilingual, bilingual, same } from '../../words/bilingual.ts';
import { type Cascade, cascadeOf, type Enough, type Votes } from './cascade.ts';
import { byText, reach, type Weighted } from './holding-graph.ts';
import { weightiestPaths } from './paths.ts';
import { type ControlProof, inWriting, nameOf, pathsInIds, type ProofOf } from './proof.ts';

type Counted = (firm: number) => Weighted[];

const sumOf = (holdings: readonly Weighted[]): Ratio =>
  holdings.reduce((sum, { weight }) => add(sum, weight), zero);

// Exactly the holdings that had been counted when the firm came under control: of members up to the deciding one.
const countedIn = (votes: Votes, { members }: Cascade): Counted => {
  const place = new Map([...members.keys()].map((member, index) => [member, index]));
  return (firm) => {
    const last = place.get(members.get(firm) ?? firm) ?? 0;
    return (votes.into[firm] ?? []).filter(({ from }) => (place.get(from) ?? Infinity) <= last);
  };
};

const sumInWriting = (of: ProofOf, holdings: readonly Weighted[], firm: number): Bilingual => {
  const terms = holdings.map(({ from, weight }) => `${nameOf(of, from)} ${inWriting(weight)}`);
  const total = terms.length > 1 ? ` = ${inWriting(sumOf(holdings))}` : '';
  const sum = `${terms.join(' + ')}${total}`;
  return bilingual(`在${nameOf(of, firm)}中：${sum}`, `${sum} of ${nameOf(of, firm)}`);
};

const controls = bilingual(' → 控制', ' → controls ');
const inAll = bilingual('合计', 'in all ');

const stepsInWriting = (
  of: ProofOf,
  firms: readonly number[],
  counted: Counted,
  all: readonly Weighted[],
): Bilingual => {
  const steps = firms.map((firm) =>
    joined([sumInWriting(of, counted(firm), firm), same(nameOf(of, firm))], controls),
  );
  const isMore = all.length > counted(of.target).length;
  const whole = joined([inAll, sumInWriting(of, all, of.target)], same(''));
  return joined([...steps, ...(isMore ? [whole] : [])], bilingual('；', '; '));
};

/** Proves control: the steps of the fixpoint that lead to the target, and the holdings they count. */
export const cascadeProof = (of: ProofOf, votes: Votes, enough: Enough): ControlProof => {
  const cascade = cascadeOf(votes, of.owner, enough);
  const counted = countedIn(votes, cascade);
  const all = (votes.into[of.target] ?? []).filter(({ from }) => cascade.members.has(from));
  const needed = reach(of.target, (firm) => {
    if (firm === of.owner) return [];
    return (firm === of.target ? all : counted(firm)).map(({ from }) => from);
  });
  const firms = [...cascade.members.keys()].filter((firm) => firm !== of.owner && needed.has(firm));
  const used = firms.flatMap((firm) => (firm === of.target ? all : counted(firm)));
  const out = of.holdings.parties.map((): Weighted[] => []);
  for (const holding of used) out[holding.from]?.push(holding);
  return {
    edgeIds: used.map(({ id }) => id).toSorted(byText),
    paths: pathsInIds(of, weightiestPaths(out, of.owner, of.target)),
    arithmetic: stepsInWriting(of, firms, counted, all),
  };
};

/** Proves a direct holding, of one or several edges. */
export const directProof = (of: ProofOf, edges: readonly Weighted[]): ControlProof => {
  const found = edges.map((edge) => [edge]);
  return {
    edgeIds: edges.map(({ id }) => id).toSorted(byText),
    paths: pathsInIds(of, { found, more: 0n, isAcyclic: true }),
    arithmetic: sumInWriting(of, edges, of.target),
  };
};
