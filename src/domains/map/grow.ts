// Grows a map outwards, hop by hop, from one subject or from several, and says what it left out.
import type { ResolvedAsOf } from '../../words/as-of.ts';
import type { EdgeSlot } from '../../words/relation-kinds.ts';
import { addHop, type Gathered, leftOut, type MapStep, type Truncation } from './map.ts';

/** One reading of relations, as the relation domain takes it. */
export interface Walk<Branch extends EdgeSlot> {
  readonly wanted: readonly Branch[];
  readonly after: { readonly branch: Branch; readonly rank: string } | undefined;
  readonly perBranch: number;
  readonly most: number;
  readonly asOf: ResolvedAsOf;
  /** Whether the names of the other ends are wanted. */
  readonly named: boolean;
}

/** What growing needs of the relation domain. */
export interface GrowSources<Branch extends EdgeSlot, Step extends MapStep> {
  readonly walk: (keys: readonly string[], walk: Walk<Branch>) => Promise<readonly Step[]>;
  readonly totals: (
    id: string,
    asOf: ResolvedAsOf,
  ) => Promise<Readonly<Record<Branch, number>> | null>;
  readonly cursor: (branch: Branch, rank: string) => string;
}

export interface GrowQuestion<Branch extends EdgeSlot> {
  readonly all: readonly Branch[];
  readonly after: Walk<Branch>['after'];
  readonly asOf: ResolvedAsOf;
}

export interface GrowLimits {
  readonly hops: number;
  readonly perNode: number;
  readonly limit: number;
}

/** Relations read for one map: some lead to nodes already there, so more than its nodes, but bounded by them. */
const edgesPerNode = 4;

/** Without the last node, which the limit may have cut in the middle: it and those behind it say what they keep back. */
function wholeNodes<Step extends MapStep>(
  map: Gathered<Step>,
  frontier: readonly string[],
  steps: readonly Step[],
): readonly Step[] {
  const cut = steps.at(-1)?.key ?? '';
  for (const id of frontier.slice(frontier.indexOf(cut))) map.open.add(id);
  return steps.filter(({ key }) => key !== cut);
}

/** Adds to a map what lies around the nodes that it has. */
export async function grow<Branch extends EdgeSlot, Step extends MapStep>(
  map: Gathered<Step>,
  limits: GrowLimits,
  { all, after, asOf }: GrowQuestion<Branch>,
  { walk }: GrowSources<Branch, Step>,
): Promise<void> {
  let frontier = [...map.nodes.keys()];
  for (let hop = 1; hop <= limits.hops && frontier.length > 0; hop += 1) {
    const budget = limits.limit * edgesPerNode - map.edges.size;
    // a full map is not expanded further: its outermost nodes say what they keep back instead
    if (hop > 1 && (map.nodes.size >= limits.limit || budget <= 0)) {
      for (const id of frontier) map.open.add(id);
      return;
    }
    const perBranch = limits.perNode + 1;
    // plain and dated versions, each so many: the first node is always read whole
    const most = Math.max(budget, 2 * all.length * perBranch) + 1;
    const found = await walk(frontier, {
      wanted: hop === 1 && after ? [after.branch] : all,
      after: hop === 1 ? after : undefined,
      asOf,
      perBranch,
      most,
      named: true,
    });
    const steps = found.length < most ? found : wholeNodes(map, frontier, found);
    frontier = addHop(map, steps, hop, limits);
  }
}

/** What the open ones among these nodes keep back, given which branches matter at each. */
export async function truncations<Branch extends EdgeSlot, Step extends MapStep>(
  map: Gathered<Step>,
  shown: { readonly ids: Iterable<string>; readonly at: ReadonlyMap<string, number> },
  wantedAt: (id: string) => readonly Branch[],
  asOf: ResolvedAsOf,
  { totals, cursor }: GrowSources<Branch, Step>,
): Promise<Truncation<Branch>[]> {
  const found = await Promise.all(
    [...shown.ids].map(async (id) => {
      if (!map.open.has(id)) return [];
      const counted = await totals(id, asOf);
      return counted ? leftOut(map, shown.at, id, counted, wantedAt(id), cursor) : [];
    }),
  );
  return found.flat();
}
