/**
 * The credit map composes what the relation domain reads: it is handed that domain's walk, totals and cursors, so no
 * domain imports another.
 */
import { type ResolvedAsOf } from '../../words/as-of.ts';
import { within } from '../../words/limits.ts';
import {
  addHop,
  type Gathered,
  leftOut,
  type MapRow,
  type MapStep,
  shownAt,
  startMap,
  type Truncation,
} from './map.ts';

export interface MapInput<Kind> {
  readonly centre: string;
  readonly hops?: number | null | undefined;
  readonly relations?: readonly Kind[] | null | undefined;
  readonly perNode?: number | null | undefined;
  readonly limit?: number | null | undefined;
  readonly after?: string | null | undefined;
}

interface Walk<Branch extends string> {
  readonly wanted: readonly Branch[];
  readonly after: { readonly branch: Branch; readonly rank: string } | undefined;
  readonly perBranch: number;
  readonly most: number;
  readonly asOf: ResolvedAsOf;
}

/** What a map needs of the other domains. */
export interface MapSources<Kind, Branch extends string, Step extends MapStep> {
  readonly centre: (id: string, asOf: ResolvedAsOf) => Promise<{ id: string; kind: string }>;
  readonly wanted: (kinds: readonly Kind[] | null | undefined) => readonly Branch[];
  readonly walk: (keys: readonly string[], walk: Walk<Branch>) => Promise<readonly Step[]>;
  readonly totals: (
    id: string,
    asOf: ResolvedAsOf,
  ) => Promise<Readonly<Record<Branch, number>> | null>;
  readonly cursor: (branch: Branch, rank: string) => string;
  readonly place: (cursor: string) => { readonly branch: Branch; readonly rank: string };
}

interface Question<Branch extends string> {
  readonly all: readonly Branch[];
  readonly after: Walk<Branch>['after'];
  readonly asOf: ResolvedAsOf;
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

export function createMapStore<
  Kind,
  Branch extends string,
  Step extends MapStep & { readonly branch: Branch },
>(sources: MapSources<Kind, Branch, Step>) {
  async function gather(
    map: Gathered<Step>,
    centreId: string,
    limits: { readonly hops: number; readonly perNode: number; readonly limit: number },
    { all, after, asOf }: Question<Branch>,
  ): Promise<void> {
    let frontier = [centreId];
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
      const found = await sources.walk(frontier, {
        wanted: hop === 1 && after ? [after.branch] : all,
        after: hop === 1 ? after : undefined,
        asOf,
        perBranch,
        most,
      });
      const steps = found.length < most ? found : wholeNodes(map, frontier, found);
      frontier = addHop(map, steps, hop, limits);
    }
  }

  async function truncations(
    map: Gathered<Step>,
    centreId: string,
    { all, after, asOf }: Question<Branch>,
  ): Promise<Truncation<Branch>[]> {
    const shown = shownAt(map);
    const open = [...map.nodes.keys()].filter((id) => map.open.has(id));
    const found = await Promise.all(
      open.map(async (id) => {
        const totals = await sources.totals(id, asOf);
        const wanted = after && id === centreId ? [after.branch] : all;
        return totals ? leftOut(map, shown, id, totals, wanted, sources.cursor) : [];
      }),
    );
    return found.flat();
  }

  return {
    /** The map around a centre; the same question gives the same answer in the same order. */
    around: async (
      input: MapInput<Kind>,
      asOf: ResolvedAsOf,
    ): Promise<MapRow<Step['edge'] & { asOf: ResolvedAsOf }>> => {
      const limits = {
        hops: within('mapHops', 'hops', input.hops ?? 2),
        perNode: within('mapPerNode', 'perNode', input.perNode ?? 50),
        limit: within('mapNodes', 'limit', input.limit ?? 1000),
      };
      const question = {
        all: sources.wanted(input.relations),
        after: input.after == null ? undefined : sources.place(input.after),
        asOf,
      };
      const centre = await sources.centre(input.centre, asOf);
      const map = startMap<Step>({ id: centre.id, kind: centre.kind });
      await gather(map, centre.id, limits, question);
      return {
        centreId: centre.id,
        nodes: [...map.nodes.values()].map((node) => ({ ...node, asOf })),
        edges: [...map.edges.values()].map(({ edge }) => ({ ...edge, asOf })),
        truncated: await truncations(map, centre.id, question),
        asOf,
      };
    },
  };
}
