/** The holdings around one subject as the rules of control read them, numbered so that they can be reckoned with. */
import type { ControlLimb } from '../../rules/control.ts';
import { HubError } from '../../errors.ts';
import { subscribedTotal } from '../../words/derived-ratio.ts';
import { groupBy } from '../../words/group.ts';
import { compare, divide, type Ratio, ratioOf } from '../../words/ratio.ts';
import type { SubjectKind } from '../../words/subject-kinds.ts';

/** One holding: ratios are shares of 1 and null when unknown; `subscribed` is a decimal text in 万元. */
export interface HoldingEdge {
  id: string;
  from: string;
  to: string;
  ratio: number | null;
  ratioMin: number | null;
  votes: number | null;
  subscribed: string | null;
  disputed: boolean;
}

/** A holder or a held firm. */
export interface Party {
  id: string;
  kind: SubjectKind;
  stateBody?: boolean;
}

/** Who is in charge of daily management of a firm: of the asked one when `firmId` is left out. */
export interface Representative {
  personId: string;
  edgeId: string;
  firmId?: string;
}

/** The holdings around one subject on one day; `cut` says that some were left out for their number. */
export interface HoldingGraph {
  parties: readonly Party[];
  edges: readonly HoldingEdge[];
  representatives: readonly Representative[];
  cut: boolean;
}

/** The exact equity share of an edge and where it comes from; `atLeast` is a lower bound for an unknown one. */
export interface EffectiveRatio {
  ratio: Ratio | null;
  source: 'DECLARED' | 'DERIVED_FROM_CAPITAL' | null;
  atLeast: Ratio | null;
}

/** One holding under one measure: its exact weight (null when unknown), and false when that is only a lower bound. */
export interface Holding {
  id: string;
  from: number;
  to: number;
  weight: Ratio | null;
  certain: boolean;
}

/** A holding whose weight is known and above zero: the only ones that carry ownership or control. */
export interface Weighted extends Holding {
  weight: Ratio;
}

/** The graph under one measure, subjects numbered in the order of their ids, holdings in the order of theirs. */
export interface Holdings {
  parties: readonly Party[];
  number: ReadonlyMap<string, number>;
  out: readonly (readonly Holding[])[];
  into: readonly (readonly Holding[])[];
}

/** Orders texts by code unit, the same on every machine. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Groups edges by the firm they hold. */
export const byFirm = (edges: readonly HoldingEdge[]): Map<string, HoldingEdge[]> =>
  groupBy(edges, ({ to }) => to);

const effective = (edge: HoldingEdge, capital: Ratio | null): EffectiveRatio => {
  if (edge.ratio !== null) {
    return { ratio: ratioOf(edge.ratio), source: 'DECLARED', atLeast: null };
  }
  if (capital !== null && edge.subscribed !== null) {
    const ratio = divide(ratioOf(edge.subscribed), capital);
    return { ratio, source: 'DERIVED_FROM_CAPITAL', atLeast: null };
  }
  const atLeast = edge.ratioMin === null ? null : ratioOf(edge.ratioMin);
  return { ratio: null, source: null, atLeast };
};

/**
 * Each edge's equity share by edge id: declared, else its part of the subscribed capital when all holders of the firm
 * state theirs, else unknown. In a graph that was cut nothing is derived: which firm lacks holders is not known.
 */
export const deriveRatios = ({
  edges,
  cut,
}: Pick<HoldingGraph, 'edges' | 'cut'>): Map<string, EffectiveRatio> => {
  const ratios = new Map<string, EffectiveRatio>();
  for (const holders of byFirm(edges).values()) {
    const isDerived = !cut && holders.some(({ ratio }) => ratio === null);
    const capital = isDerived ? subscribedTotal(holders.map(({ subscribed }) => subscribed)) : null;
    for (const edge of holders) ratios.set(edge.id, effective(edge, capital));
  }
  return ratios;
};

const weigh = (
  edge: HoldingEdge,
  equity: EffectiveRatio,
  measure: ControlLimb['measure'],
): Pick<Holding, 'weight' | 'certain'> => {
  const share = equity.ratio ?? equity.atLeast;
  const certain = equity.ratio !== null;
  if (measure === 'EQUITY' || edge.votes === null) return { weight: share, certain };
  const votes = ratioOf(edge.votes);
  if (measure === 'VOTES') return { weight: votes, certain: true };
  return { weight: share !== null && compare(share, votes) > 0 ? share : votes, certain };
};

/** Numbers the subjects and weighs every holding by equity, by votes (equity where they are unknown) or by the higher of both. Throws INTERNAL_SERVER_ERROR when an edge names a party that is not given. */
export const weighHoldings = (graph: HoldingGraph, measure: ControlLimb['measure']): Holdings => {
  const parties = graph.parties.toSorted((a, b) => byText(a.id, b.id));
  const number = new Map(parties.map(({ id }, index) => [id, index]));
  const out: Holding[][] = parties.map(() => []);
  const into: Holding[][] = parties.map(() => []);
  const ratios = deriveRatios(graph);
  for (const edge of graph.edges.toSorted((a, b) => byText(a.id, b.id))) {
    const [from, to, equity] = [number.get(edge.from), number.get(edge.to), ratios.get(edge.id)];
    if (from === undefined || to === undefined || equity === undefined) {
      throw new HubError('INTERNAL_SERVER_ERROR', 'A holding names a party outside its graph.');
    }
    const holding = { id: edge.id, from, to, ...weigh(edge, equity, measure) };
    out[from]?.push(holding);
    into[to]?.push(holding);
  }
  return { parties, number, out, into };
};

/** Tells whether a holding carries ownership or control. */
export const carries = (holding: Holding): holding is Weighted =>
  holding.weight !== null && holding.weight.n > 0n;

/** All subjects that are reached from one, itself included. */
export const reach = (start: number, next: (subject: number) => Iterable<number>): Set<number> => {
  const seen = new Set([start]);
  for (const subject of seen) for (const other of next(subject)) seen.add(other);
  return seen;
};

/** The part of the graph from which a target is held, directly or through others. */
export const upwardClosure = (graph: HoldingGraph, targetId: string): HoldingGraph => {
  const holders = byFirm(graph.edges);
  const inside = new Set([targetId]);
  for (const id of inside) for (const { from } of holders.get(id) ?? []) inside.add(from);
  return {
    ...graph,
    parties: graph.parties.filter(({ id }) => inside.has(id)),
    edges: graph.edges.filter(({ to }) => inside.has(to)),
  };
};

/** All holdings in the firms held by one subject, directly or (unless only direct ones are asked) through others. */
export const holdingsBelow = (
  graph: HoldingGraph,
  holderId: string,
  isDirect: boolean,
): HoldingGraph => {
  const held = groupBy(graph.edges, ({ from }) => from);
  const firms = new Set((held.get(holderId) ?? []).map(({ to }) => to));
  if (!isDirect) {
    for (const id of firms) for (const { to } of held.get(id) ?? []) firms.add(to);
  }
  return { ...graph, edges: graph.edges.filter(({ to }) => firms.has(to)) };
};
