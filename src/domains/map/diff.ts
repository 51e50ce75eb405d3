// What differs between two maps of one centre on two days: no database, no clock.
import type { EdgeSlot, RelationKind } from '../../words/relation-kinds.ts';
import type { MapNode } from './map.ts';

/** A relation of a map, as far as two of its versions are compared. */
export interface DiffEdge {
  readonly id: string;
  readonly kind: RelationKind;
  readonly fromId: string;
  readonly toId: string;
  readonly thirdId?: string | null;
}

/** One map, as far as it is compared. */
export interface DiffMap<Node extends MapNode, Edge extends DiffEdge> {
  readonly nodes: readonly Node[];
  readonly edges: readonly Edge[];
  readonly truncated: readonly { readonly node: string; readonly branch: EdgeSlot }[];
  readonly complete: boolean;
}

/** A field that says something else on the second day; null where it says nothing. */
export interface FieldChange {
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
}

const text = (value: unknown): string | null => {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
};

/** The fields among these that differ. */
export function fieldsThatDiffer<Thing extends object>(
  before: Thing,
  after: Thing,
  names: readonly (keyof Thing & string)[],
): FieldChange[] {
  return names
    .map((name) => ({ name, before: text(before[name]), after: text(after[name]) }))
    .filter((field) => field.before !== field.after);
}

/** Whether a map would show the relation if it held: where it was cut, its silence says nothing. */
function isSettled(
  { nodes, truncated, complete }: DiffMap<MapNode, DiffEdge>,
  hops: number,
): (edge: DiffEdge) => boolean {
  if (complete) return () => true;
  const expanded = new Set(nodes.filter(({ hop }) => hop < hops).map(({ id }) => id));
  const cut = new Set(truncated.map(({ node, branch }) => `${node} ${branch}`));
  const shows = (id: string, slot: string): boolean =>
    expanded.has(id) && !cut.has(`${id} ${slot}`);
  return ({ kind, fromId, toId, thirdId }) =>
    shows(fromId, `${kind}_OUT`) ||
    shows(toId, `${kind}_IN`) ||
    (thirdId != null && shows(thirdId, `${kind}_THIRD`));
}

interface Missing<Node, Edge> {
  readonly nodes: readonly Node[];
  readonly edges: readonly Edge[];
  /** False when the other map was cut where it could have shown more of them. */
  readonly isWhole: boolean;
}

/** What is on one map and surely not on the other. */
function missing<Node extends MapNode, Edge extends DiffEdge>(
  here: DiffMap<Node, Edge>,
  unpaired: readonly Edge[],
  there: DiffMap<Node, Edge>,
  hops: number,
): Missing<Node, Edge> {
  const edges = unpaired.filter(isSettled(there, hops));
  const sure = new Set(edges.map(({ id }) => id));
  const open = new Set(
    here.edges.filter(({ id }) => !sure.has(id)).flatMap(({ fromId, toId }) => [fromId, toId]),
  );
  const known = new Set(there.nodes.map(({ id }) => id));
  const absent = here.nodes.filter(({ id }) => !known.has(id));
  const nodes = absent.filter(({ id }) => there.complete || !open.has(id));
  const isWhole = edges.length === unpaired.length && nodes.length === absent.length;
  return { nodes, edges, isWhole };
}

/** Versions of one relation: the same version first, then the same kind between the same two, in order. */
function pair<Edge extends DiffEdge>(before: readonly Edge[], after: readonly Edge[]) {
  const placeOf = ({ kind, fromId, toId, thirdId }: Edge): string =>
    `${kind} ${fromId} ${toId} ${thirdId ?? ''}`;
  const same = new Set(before.map(({ id }) => id));
  const stayed = new Set(after.filter(({ id }) => same.has(id)).map(({ id }) => id));
  const waiting = new Map<string, Edge[]>();
  for (const edge of before)
    if (!stayed.has(edge.id))
      waiting.set(placeOf(edge), [...(waiting.get(placeOf(edge)) ?? []), edge]);
  const pairs: { before: Edge; after: Edge }[] = [];
  const appeared: Edge[] = [];
  for (const edge of after) {
    if (stayed.has(edge.id)) continue;
    const former = waiting.get(placeOf(edge))?.shift();
    if (former) pairs.push({ before: former, after: edge });
    else appeared.push(edge);
  }
  const former = new Map(before.map((edge) => [edge.id, edge]));
  const unchanged = after.flatMap((edge) => {
    const one = former.get(edge.id);
    return one ? [{ before: one, after: edge }] : [];
  });
  return { pairs, unchanged, appeared, gone: [...waiting.values()].flat() };
}

/** What appeared, what went and which relations changed between two maps grown to the same number of hops. */
export function diffOf<Node extends MapNode, Edge extends DiffEdge>(
  before: DiffMap<Node, Edge>,
  after: DiffMap<Node, Edge>,
  hops: number,
) {
  const { pairs, unchanged, ...unpaired } = pair(before.edges, after.edges);
  const appeared = missing(after, unpaired.appeared, before, hops);
  const gone = missing(before, unpaired.gone, after, hops);
  const known = new Set(before.nodes.map(({ id }) => id));
  return {
    appeared,
    gone,
    pairs,
    /** Relations of which both maps show the same version. */
    unchanged,
    stayed: after.nodes.filter(({ id }) => known.has(id)),
    isWhole: appeared.isWhole && gone.isWhole,
  };
}
