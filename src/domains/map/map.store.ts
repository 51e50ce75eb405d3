/**
 * The credit map composes what the relation domain reads: it is handed that domain's walk, totals and cursors, so no
 * domain imports another.
 */
import { HubError } from '../../errors.ts';
import type { ResolvedAsOf } from '../../words/as-of.ts';
import { readCursor, writeCursor } from '../../words/cursor.ts';
import { within } from '../../words/limits.ts';
import { memoize } from '../../words/memoize.ts';
import type { EdgeSlot } from '../../words/relation-kinds.ts';
import type { SubjectKind } from '../../words/subject-kinds.ts';
import { grow, type GrowSources, truncations } from './grow.ts';
import { type MapRow, type MapStep, shownAt, startMap, type Truncation } from './map.ts';

export interface MapInput<Kind> {
  readonly centre: string;
  readonly hops?: number | null | undefined;
  readonly relations?: readonly Kind[] | null | undefined;
  readonly perNode?: number | null | undefined;
  readonly limit?: number | null | undefined;
  readonly after?: string | null | undefined;
}

/** What a map needs of the other domains. */
export interface MapSources<
  Kind,
  Branch extends EdgeSlot,
  Step extends MapStep,
> extends GrowSources<Branch, Step> {
  readonly subject: (
    argument: string,
    id: string,
    asOf: ResolvedAsOf,
  ) => Promise<{ readonly id: string; readonly kind: SubjectKind }>;
  readonly wanted: (kinds: readonly Kind[] | null | undefined) => readonly Branch[];
  readonly place: (cursor: string) => { readonly branch: Branch; readonly rank: string };
}

const cursorKind = 'creditMap';

/** A cursor of relations that names its node: the rank of one node's neighbours means nothing at another. */
export const mapCursor = (node: string, cursor: string): string =>
  writeCursor(cursorKind, [node, cursor]);

/** The same, with cursors that name their node. */
export const withNodes = <Branch extends EdgeSlot>(
  found: readonly Truncation<Branch>[],
): Truncation<Branch>[] =>
  found.map((one) => ({ ...one, cursor: mapCursor(one.node, one.cursor) }));

/** The relation cursor in a map cursor of this centre. */
function cursorAt(centre: string, after: string): string {
  const [node, cursor = ''] = readCursor(cursorKind, 2, after);
  if (node === centre) return cursor;
  throw new HubError(
    'BAD_USER_INPUT',
    'after is the cursor of another node; ask with the node of its truncation as the centre.',
  );
}

export function createMapStore<
  Kind,
  Branch extends EdgeSlot,
  Step extends MapStep & { readonly branch: Branch },
>(sources: MapSources<Kind, Branch, Step>) {
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
      const after =
        input.after == null ? undefined : sources.place(cursorAt(input.centre, input.after));
      const all = sources.wanted(input.relations);
      const centre = await sources.subject('centre', input.centre, asOf);
      const map = startMap<Step>(centre);
      await grow(map, limits, { all, after, asOf }, sources);
      const edges = [...map.edges.values()].map(({ edge }) => ({ ...edge, asOf }));
      const leftOut = async () => {
        const truncated = await truncations(
          map,
          { ids: map.nodes.keys(), at: shownAt(edges) },
          (id) => (after && id === centre.id ? [after.branch] : all),
          asOf,
          sources,
        );
        return { truncated: withNodes(truncated), complete: truncated.length === 0 };
      };
      return {
        centreId: centre.id,
        nodes: [...map.nodes.values()].map((node) => ({ ...node, asOf })),
        edges,
        leftOut: memoize(leftOut),
        asOf,
      };
    },
  };
}
