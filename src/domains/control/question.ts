/** The question that a limb of a rule asks, and the form of its answer: what reckoning and proof agree on. */
import type { ControlLimb } from '../../rules/control.ts';
import { compare, type Ratio, ratioOf } from '../../words/ratio.ts';
import type { Enough } from './cascade.ts';
import { type HoldingGraph, type Holdings, reach, weighHoldings } from './holding-graph.ts';
import type { ControlProof } from './proof.ts';
import type { ControlWarning, Label } from './warnings.ts';

/** Which way a question looks: for the controllers of a firm, or for what a holder controls. */
type Direction = 'CONTROLLERS' | 'CONTROLLED';

/** One limb asked about one subject of a graph; `threshold` stands in where the law leaves it to the caller. */
export interface LimbQuestion {
  graph: HoldingGraph;
  subjectId: string;
  direction: Direction;
  limb: ControlLimb;
  threshold: Ratio;
  label: Label;
}

/** A limb's question on numbered and weighed holdings; `enough` is its comparison. */
export interface Asked extends LimbQuestion {
  holdings: Holdings;
  subject: number;
  enough: Enough;
}

/** Somebody a limb found: share null when it has no finite value or the limb measures none, `atLeast` when it rests on unknown ratios. */
export interface Found {
  id: string;
  share: Ratio | null;
  isExact: boolean;
  atLeast: boolean;
  prove: () => ControlProof;
}

/** What a limb found, and what its arithmetic could not settle. */
export interface LimbAnswer {
  found: Found[];
  warnings: ControlWarning[];
}

/** Weighs the graph by the limb's measure. */
export const ask = (question: LimbQuestion): Asked => {
  const { graph, limb, threshold, subjectId } = question;
  const holdings = weighHoldings(graph, limb.measure);
  const least = limb.threshold === null ? threshold : ratioOf(limb.threshold);
  const enough: Enough =
    limb.comparison === 'GT'
      ? (share) => compare(share, least) > 0
      : (share) => compare(share, least) >= 0;
  return { ...question, holdings, subject: holdings.number.get(subjectId) ?? -1, enough };
};

/** The id of a numbered subject. */
export const idOf = ({ holdings }: Asked, subject: number): string =>
  holdings.parties[subject]?.id ?? '';

/** Owner and target of the relation between the asked subject and another one. */
export const ends = ({ subject, direction }: Asked, other: number) =>
  direction === 'CONTROLLERS'
    ? { owner: other, target: subject }
    : { owner: subject, target: other };

const reachFrom = (starts: readonly number[], next: (subject: number) => number[]): Set<number> => {
  const outside = -1;
  return reach(outside, (subject) => (subject === outside ? starts : next(subject)));
};

/** The other subjects whose relation to the asked one may cross a holding of unknown size, and so be worth more than was counted. */
export const underestimated = ({ holdings, subject, direction }: Asked): Set<number> => {
  const unknown = holdings.out.flat().filter(({ certain }) => !certain);
  const holders = (firm: number) => (holdings.into[firm] ?? []).map(({ from }) => from);
  const held = (holder: number) => (holdings.out[holder] ?? []).map(({ to }) => to);
  if (direction === 'CONTROLLERS')
    return reachFrom(
      unknown.map(({ from }) => from),
      holders,
    );
  const below = reach(subject, held);
  const starts = unknown.filter(({ from }) => below.has(from));
  return reachFrom(
    starts.map(({ to }) => to),
    held,
  );
};
