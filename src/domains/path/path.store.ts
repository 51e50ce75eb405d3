/** Paths between two subjects; the store is handed the other domains' questions, so none is imported. */
import { HubError } from '../../errors.ts';
import { pathRules } from '../../rules/paths.ts';
import type { ResolvedAsOf } from '../../words/as-of.ts';
import { limits, within } from '../../words/limits.ts';
import type { Direction } from '../../words/relation-kinds.ts';
import { gather, type GatherStep } from './gather.ts';
import {
  against,
  bestPaths,
  explain,
  onTheWay,
  type PathDirection,
  type PathParty,
} from './path.ts';

interface Walk<Branch extends string> {
  readonly wanted: readonly Branch[];
  readonly after: undefined;
  readonly perBranch: number;
  readonly most: number;
  readonly asOf: ResolvedAsOf;
}

interface Party {
  readonly id: string;
  readonly name: string;
  readonly uscc: string | null;
}

/** What paths need of the other domains. */
export interface PathSources<Kind, Branch extends string, Step extends GatherStep, Relation> {
  readonly subject: (argument: string, id: string, asOf: ResolvedAsOf) => Promise<Party>;
  readonly wanted: (
    kinds: readonly Kind[] | null | undefined,
    direction: PathDirection,
  ) => readonly Branch[];
  readonly walk: (keys: readonly string[], walk: Walk<Branch>) => Promise<readonly Step[]>;
  /** The whole of a relation that a walk found. */
  readonly relation: (id: string, asOf: ResolvedAsOf) => Promise<Relation | null>;
  readonly totals: (
    id: string,
    asOf: ResolvedAsOf,
  ) => Promise<Readonly<Record<Branch, number>> | null>;
}

export interface PathInput<Kind> {
  readonly from: string;
  readonly to: string;
  readonly maxHops?: number | null | undefined;
  readonly relations?: readonly Kind[] | null | undefined;
  readonly direction?: Direction | null | undefined;
  readonly first?: number | null | undefined;
}

/** A path runs between the two ends of each relation; whoever is a third end of one holds shares or debts beside it. */
function directionOf(direction: Direction | null | undefined): PathDirection {
  if (direction !== 'THIRD') return direction ?? null;
  throw new HubError(
    'BAD_USER_INPUT',
    'direction must be OUT or IN: a path runs between the two ends of each relation.',
  );
}

export function createPathStore<
  Kind,
  Branch extends string,
  Step extends GatherStep & { readonly branch: Branch },
  Relation,
>(sources: PathSources<Kind, Branch, Step, Relation>) {
  async function parties(
    ids: readonly string[],
    asOf: ResolvedAsOf,
  ): Promise<Map<string, PathParty>> {
    const found = await Promise.all(
      ids.map(async (id): Promise<[string, PathParty]> => {
        const [party, totals] = await Promise.all([
          sources.subject('node', id, asOf),
          sources.totals(id, asOf),
        ]);
        const degree = Object.values<number>(totals ?? {}).reduce((sum, count) => sum + count, 0);
        return [id, { id, name: party.name, uscc: party.uscc, degree }];
      }),
    );
    return new Map(found);
  }

  async function relation(id: string, asOf: ResolvedAsOf): Promise<Relation> {
    const found = await sources.relation(id, asOf);
    if (found !== null) return found;
    // a merge moves relations, and each statement sees the graph as it stands then
    throw new HubError('CONFLICT', 'The graph was changed while paths were looked for; ask again.');
  }

  return {
    /** The weightiest paths between two subjects, with what a bound may have kept from them. */
    between: async (input: PathInput<Kind>, asOf: ResolvedAsOf) => {
      const maxHops = within('pathHops', 'maxHops', input.maxHops ?? 6);
      const first = within('paths', 'first', input.first ?? 10);
      const [from, to] = await Promise.all([
        sources.subject('from', input.from, asOf),
        sources.subject('to', input.to, asOf),
      ]);
      if (from.id === to.id)
        throw new HubError('BAD_USER_INPUT', 'from and to are the same subject; a path needs two.');
      const direction = directionOf(input.direction);
      // the far end is walked from against the direction
      const wanted = [direction, against(direction)].map((way) =>
        sources.wanted(input.relations, way),
      );
      const { edges, explored, complete } = await gather(
        [from.id, to.id],
        { maxHops, perBranch: limits.pathPerBranch, most: limits.pathEdges },
        (keys, bounds, end) =>
          sources.walk(keys, { ...bounds, wanted: wanted[end] ?? [], after: undefined, asOf }),
      );
      const ends = { from: from.id, to: to.id, maxHops };
      const known = await parties(onTheWay(edges.values(), pathRules, ends), asOf);
      const best = bestPaths(edges.values(), known, pathRules, {
        ...ends,
        first,
        direction,
        patience: limits.pathDrafts,
      });
      const paths = await Promise.all(
        best.paths.map(async (path) => ({
          nodeIds: path.nodes,
          edges: await Promise.all(path.edges.map(({ id }) => relation(id, asOf))),
          weight: path.weight,
          explanation: explain(path, known, pathRules),
          asOf,
        })),
      );
      return {
        paths,
        complete: complete && best.complete,
        explored,
        asOf,
      };
    },
  };
}
