/** The gathering of a map hop by hop: what is kept, what is left out, and how a caller goes on. */
import type { ResolvedAsOf } from '../../words/as-of.ts';
import type { EdgeSlot, RelationKind } from '../../words/relation-kinds.ts';
import type { SubjectKind } from '../../words/subject-kinds.ts';

/** A subject's place on a map. */
export interface MapNode {
  readonly id: string;
  readonly kind: SubjectKind;
  /** As the graph holds it, for whoever masks it; without one only a look at the subject can tell. */
  readonly name?: string | null;
  readonly hop: number;
}

/** One relation met on the way from `key` outwards; `branch` is its kind and direction seen from there. */
export interface MapStep {
  readonly key: string;
  readonly branch: EdgeSlot;
  readonly edge: {
    readonly id: string;
    readonly kind: RelationKind;
    readonly fromId: string;
    readonly toId: string;
    readonly thirdId?: string | null;
    readonly rank: string;
  };
  readonly other: Omit<MapNode, 'hop'>;
  /** Who else stands at a relation that was found from its third end: it is drawn between the two others. */
  readonly also?: Omit<MapNode, 'hop'> | null;
}

/** How far one branch of one node has been shown; once one relation is left out, all behind it are. */
interface Reached {
  shown: number;
  last: string;
  closed: boolean;
}

/** What a map has gathered so far, in the order in which it met things. */
export interface Gathered<Step extends MapStep> {
  readonly nodes: Map<string, MapNode>;
  readonly edges: Map<string, Step>;
  readonly reached: Map<string, Reached>;
  /** Nodes that have, or may have, more than is shown. */
  readonly open: Set<string>;
}

export interface Truncation<Branch extends EdgeSlot> {
  readonly node: string;
  readonly branch: Branch;
  readonly shown: number;
  readonly total: number;
  readonly cursor: string;
}

const placeOf = (node: string, branch: string): string => `${node} ${branch}`;

/** A map of nothing but the subjects that it grows from. */
export function startMap<Step extends MapStep>(
  ...centres: readonly Pick<MapNode, 'id' | 'kind'>[]
): Gathered<Step> {
  return {
    nodes: new Map(centres.map(({ id, kind }) => [id, { id, kind, hop: 0 }])),
    edges: new Map(),
    reached: new Map(),
    open: new Set(),
  };
}

/** Adds the relations of one hop, in order, and returns the nodes of the next. */
export function addHop<Step extends MapStep>(
  map: Gathered<Step>,
  steps: readonly Step[],
  hop: number,
  { perNode, limit }: { readonly perNode: number; readonly limit: number },
): string[] {
  const next: string[] = [];
  for (const step of steps) {
    const { key, branch, edge, other, also } = step;
    const place = placeOf(key, branch);
    const reached = map.reached.get(place) ?? { shown: 0, last: '', closed: false };
    map.reached.set(place, reached);
    const ends = new Map((also ? [other, also] : [other]).map((one) => [one.id, one]));
    const fresh = [...ends.values()].filter(({ id }) => !map.nodes.has(id));
    const isFull = fresh.length > 0 && map.nodes.size + fresh.length > limit;
    reached.closed ||= reached.shown >= perNode || isFull;
    if (reached.closed) {
      map.open.add(key);
      continue;
    }
    for (const one of fresh) {
      map.nodes.set(one.id, { ...one, hop });
      next.push(one.id);
    }
    if (!map.edges.has(edge.id)) map.edges.set(edge.id, step);
    reached.shown += 1;
    reached.last = edge.rank;
  }
  return next;
}

/** Counts relations at each node, by branch. */
export function shownAt(edges: Iterable<MapStep['edge']>): Map<string, number> {
  const counts = new Map<string, number>();
  const count = (place: string): void => {
    counts.set(place, (counts.get(place) ?? 0) + 1);
  };
  for (const edge of edges) {
    count(placeOf(edge.fromId, `${edge.kind}_OUT`));
    count(placeOf(edge.toId, `${edge.kind}_IN`));
    if (edge.thirdId) count(placeOf(edge.thirdId, `${edge.kind}_THIRD`));
  }
  return counts;
}

/** Which branches of a node were cut; all of them where the node was never looked at. */
export const cutBranches = <Branch extends EdgeSlot, Step extends MapStep>(
  { reached }: Gathered<Step>,
  node: string,
  all: readonly Branch[],
): readonly Branch[] => {
  const cut = all.filter((branch) => reached.get(placeOf(node, branch))?.closed);
  return cut.length > 0 ? cut : all;
};

/** What a node keeps back in each wanted branch, given how many relations there are in all. */
export function leftOut<Branch extends EdgeSlot, Step extends MapStep>(
  map: Gathered<Step>,
  shown: ReadonlyMap<string, number>,
  node: string,
  totals: Readonly<Record<Branch, number>>,
  wanted: readonly Branch[],
  cursor: (branch: Branch, rank: string) => string,
): Truncation<Branch>[] {
  return wanted.flatMap((branch) => {
    const place = placeOf(node, branch);
    const here = shown.get(place) ?? 0;
    return totals[branch] > here
      ? [
          {
            node,
            branch,
            shown: here,
            total: totals[branch],
            cursor: cursor(branch, map.reached.get(place)?.last ?? ''),
          },
        ]
      : [];
  });
}

export interface MapRow<Edge> {
  /** Null where several subjects stand in the middle. */
  readonly centreId: string | null;
  readonly nodes: readonly (MapNode & { readonly asOf: ResolvedAsOf })[];
  readonly edges: readonly Edge[];
  /** Counts when it is first asked: a look at every node that has more, for nothing where nobody wants to know. */
  readonly leftOut: () => Promise<LeftOut>;
  readonly asOf: ResolvedAsOf;
}

/** What a map does not show. */
export interface LeftOut {
  readonly truncated: readonly Truncation<EdgeSlot>[];
  readonly complete: boolean;
}
