/** How several subjects hang together, as one map grown from all of them at once. */
import { HubError } from '../../errors.ts';
import type { ResolvedAsOf } from '../../words/as-of.ts';
import { limits, within } from '../../words/limits.ts';
import { memoize } from '../../words/memoize.ts';
import type { EdgeSlot } from '../../words/relation-kinds.ts';
import { grow, truncations } from './grow.ts';
import { hangTogether } from './hang-together.ts';
import { cutBranches, type MapRow, type MapStep, shownAt, startMap } from './map.ts';
import { type MapSources, withNodes } from './map.store.ts';

export interface BetweenInput {
  readonly subjects: readonly string[];
  readonly maxHops?: number | null | undefined;
}

/** The ids as they were given; BAD_USER_INPUT for too few, too many or one that stands twice. */
function checked(subjects: readonly string[]): readonly string[] {
  const { least, most } = limits.groupSubjects;
  if (subjects.length < least || subjects.length > most)
    throw new HubError(
      'BAD_USER_INPUT',
      `subjects must be ${least} to ${most} ids; these are ${subjects.length}.`,
    );
  if (new Set(subjects).size < subjects.length)
    throw new HubError('BAD_USER_INPUT', 'subjects names one subject twice; each may stand once.');
  return subjects;
}

export function createBetweenStore<
  Kind,
  Branch extends EdgeSlot,
  Step extends MapStep & { readonly branch: Branch },
>(sources: MapSources<Kind, Branch, Step>) {
  return {
    /** The small graph between the subjects, in the order asked, then by distance from the nearest. */
    between: async (
      input: BetweenInput,
      asOf: ResolvedAsOf,
    ): Promise<MapRow<Step['edge'] & { asOf: ResolvedAsOf }>> => {
      const maxHops = within('groupHops', 'maxHops', input.maxHops ?? 4);
      const found = await Promise.all(
        checked(input.subjects).map((id) => sources.subject('subjects', id, asOf)),
      );
      // two that are merged are one
      const asked = [...new Map(found.map((party) => [party.id, party])).values()];
      const all = sources.wanted(null);
      const map = startMap<Step>(...asked);
      // a path's relations lie within half its length of one end or the other
      const bounds = {
        hops: Math.ceil(maxHops / 2),
        perNode: limits.pathPerBranch,
        limit: limits.groupNodes,
      };
      await grow(map, bounds, { all, after: undefined, asOf }, sources);
      const { edges, hops } = hangTogether(
        [...map.edges.values()].map(({ edge }) => edge),
        asked.map(({ id }) => id),
        maxHops,
      );
      const leftOut = async () => {
        const truncated = await truncations(
          map,
          { ids: hops.keys(), at: shownAt(edges) },
          (id) => cutBranches(map, id, all),
          asOf,
          sources,
        );
        return { truncated: withNodes(truncated), complete: map.open.size === 0 };
      };
      return {
        centreId: null,
        nodes: [...map.nodes.values()]
          .flatMap((node) => {
            const hop = hops.get(node.id);
            return hop === undefined ? [] : [{ ...node, hop, asOf }];
          })
          .sort((a, b) => a.hop - b.hop),
        edges: edges.map((edge) => ({ ...edge, asOf })),
        leftOut: memoize(leftOut),
        asOf,
      };
    },
  };
}
