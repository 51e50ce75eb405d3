// Which members of a family carry records that are a risk to the one in the middle, and how much of it is left on the
// way: exact arithmetic, written out. No database, no clock.
import type { RiskKind, RiskRules } from '../../rules/risk.ts';
import {
  add,
  compare,
  multiply,
  one,
  type Ratio,
  ratioOf,
  toDecimalText,
  toNumber,
  zero,
} from '../../words/ratio.ts';
import type { GroupEdge } from './group.ts';

/** How many records and measures of each kind somebody has, as far as the viewer may see them. */
export type RiskCounts = Readonly<Record<RiskKind, number>>;

/** One who carries records, and the way from the one in the middle. */
export interface Carrier<Edge extends GroupEdge> {
  readonly id: string;
  readonly edges: readonly Edge[];
  readonly records: readonly { readonly kind: RiskKind; readonly count: number }[];
  readonly contribution: number;
  readonly arithmetic: string;
}

export interface Risk<Edge extends GroupEdge> {
  readonly score: number;
  readonly arithmetic: string;
  readonly carriers: readonly Carrier<Edge>[];
}

interface Way<Edge extends GroupEdge> {
  readonly id: string;
  readonly edges: readonly Edge[];
  readonly left: Ratio;
}

/** What is left of a risk behind this relation, besides the loss of every hop. */
function decayOf({ kind, ratio }: GroupEdge, { relations, shareholder }: RiskRules): number {
  if (kind !== 'SHAREHOLDER') return relations[kind];
  if (ratio === null) return shareholder.unknown;
  return ratio > shareholder.controllingAbove ? shareholder.controlling : shareholder.other;
}

const better = (a: Way<GroupEdge>, b: Way<GroupEdge>): number =>
  compare(b.left, a.left) || a.edges.length - b.edges.length || (a.id < b.id ? -1 : 1);

/** The way to each subject on which most of a risk is left (Dijkstra: what is left only falls). */
function waysFrom<Edge extends GroupEdge>(
  centre: string,
  edges: readonly Edge[],
  rules: RiskRules,
): Map<string, Way<Edge>> {
  const near = new Map<string, Edge[]>();
  for (const edge of edges)
    for (const end of [edge.fromId, edge.toId]) near.set(end, [...(near.get(end) ?? []), edge]);
  const ways = new Map<string, Way<Edge>>();
  const open = new Map<string, Way<Edge>>([[centre, { id: centre, edges: [], left: one }]]);
  while (open.size > 0) {
    const best = [...open.values()].reduce((a, b) => (better(a, b) < 0 ? a : b));
    open.delete(best.id);
    ways.set(best.id, best);
    for (const edge of near.get(best.id) ?? []) {
      const id = edge.fromId === best.id ? edge.toId : edge.fromId;
      if (ways.has(id)) continue;
      const step = multiply(ratioOf(rules.hop), ratioOf(decayOf(edge, rules)));
      const way = { id, edges: [...best.edges, edge], left: multiply(best.left, step) };
      const known = open.get(id);
      if (!known || better(way, known) < 0) open.set(id, way);
    }
  }
  return ways;
}

/** A number as texts write it: exact where six decimals are enough, else marked as rounded. */
function written(value: Ratio): string {
  const text = toDecimalText(value, 6).replace(/\.?0+$/, '');
  return compare(ratioOf(text), value) === 0 ? `= ${text}` : `≈ ${text}`;
}

function carrierOf<Edge extends GroupEdge>(
  { id, edges, left }: Way<Edge>,
  counts: RiskCounts,
  rules: RiskRules,
): { readonly carrier: Carrier<Edge>; readonly exact: Ratio } {
  const kinds = (Object.keys(rules.records) as RiskKind[]).filter((kind) => counts[kind] > 0);
  const records = kinds.map((kind) => ({ kind, count: counts[kind] }));
  const counted = records.map(({ kind, count }) => ({
    number: Math.min(count, rules.mostOfAKind),
    weight: rules.records[kind],
  }));
  const points = counted.reduce(
    (sum, { number, weight }) => add(sum, multiply(ratioOf(number), ratioOf(weight))),
    zero,
  );
  const exact = multiply(points, left);
  const sum = counted.map(({ number, weight }) => `${number} × ${weight}`).join(' + ');
  const decays = edges.map((edge) => ` × ${rules.hop} × ${decayOf(edge, rules)}`).join('');
  const arithmetic = `(${sum})${decays} ${written(exact)}`;
  return { exact, carrier: { id, edges, records, contribution: toNumber(exact), arithmetic } };
}

/** The risk near a subject: who carries it, largest part first, and the sum. */
export function riskNearby<Edge extends GroupEdge>(
  centre: string,
  edges: readonly Edge[],
  counts: ReadonlyMap<string, RiskCounts>,
  rules: RiskRules,
): Risk<Edge> {
  const found = [...waysFrom(centre, edges, rules).values()]
    .filter(({ id }) => id !== centre)
    .flatMap((way) => {
      const own = counts.get(way.id);
      const weighed = own && carrierOf(way, own, rules);
      return weighed && weighed.carrier.records.length > 0 ? [weighed] : [];
    })
    .sort((a, b) => compare(b.exact, a.exact) || (a.carrier.id < b.carrier.id ? -1 : 1));
  const sum = found.reduce((total, { exact }) => add(total, exact), zero);
  const terms = found.map(({ exact }) => written(exact).slice(2)).join(' + ');
  return {
    score: toNumber(sum),
    arithmetic: found.length > 0 ? `${terms} ${written(sum)}` : '0',
    carriers: found.map(({ carrier }) => carrier),
  };
}
