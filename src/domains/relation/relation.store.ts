/** Reads of relations: pages in one order over all branches, versions, and the edges at many nodes at once. */
import type { Sight } from '../../access/visibility.ts';
import { createLoader, one, type Reader } from '../../graph/batch.ts';
import { HubError } from '../../errors.ts';
import type { ResolvedAsOf } from '../../words/as-of.ts';
import { readCursor, writeCursor } from '../../words/cursor.ts';
import { groupBy } from '../../words/group.ts';
import { derivedRatio } from '../../words/derived-ratio.ts';
import { limits, within } from '../../words/limits.ts';
import { type Page, pageOf } from '../../words/page.ts';
import { toNumber } from '../../words/ratio.ts';
import { type Direction, type RelationKind, storedKinds } from '../../words/relation-kinds.ts';
import {
  capitalOf,
  edgesOf,
  type Neighbour,
  relationsById,
  type Step,
  type Tie,
  tiesOf,
  totalsAsOf,
  totalsNow,
} from './relation.cypher.ts';
import { type Branch, branches, branchesOf, type RelationRow, startsOf } from './relation.ts';

interface PageInput {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

interface WalkRest {
  readonly after: string | null;
  readonly asOf: ResolvedAsOf;
}

/** What one list asks of one node; lists of the same node are read together. */
interface Ask {
  readonly id: string;
  readonly first: number;
  readonly wanted: readonly Branch[];
}

const askKey = ({ id, first, wanted }: Ask): string => [id, first, ...wanted].join(' ');

function askOf(key: string): Ask {
  const [id = '', first, ...wanted] = key.split(' ');
  return { id, first: Number(first), wanted: branches.filter((branch) => wanted.includes(branch)) };
}

interface Walk {
  readonly wanted: readonly Branch[];
  readonly after: { readonly branch: Branch; readonly rank: string } | undefined;
  /** How many of each branch of each node, and how many in all. */
  readonly perBranch: number;
  readonly most: number;
  readonly asOf: ResolvedAsOf;
  /** Whether the names of the other ends are wanted. */
  readonly named?: boolean;
}

const cursorKind = 'relations';

type Placed = Step<unknown, Tie>;

const byPlace = (a: Placed, b: Placed): number =>
  branches.indexOf(a.branch) - branches.indexOf(b.branch) || (a.edge.rank < b.edge.rank ? -1 : 1);

/** In the order of the nodes, then of branches, then of rank. */
function inOrder<Found extends Placed>(found: Found[], keys: readonly string[]): Found[] {
  const order = new Map(keys.map((key, index) => [key, index]));
  const orderOf = ({ key }: Placed): number => order.get(key) ?? 0;
  return found.sort((a, b) => orderOf(a) - orderOf(b) || byPlace(a, b));
}

/** The place that a cursor of a list of relations names. */
export function relationPlace(cursor: string): { branch: Branch; rank: string } {
  const [branch, rank = ''] = readCursor(cursorKind, 2, cursor);
  const known = branches.find((name) => name === branch);
  if (known) return { branch: known, rank };
  throw new HubError('BAD_USER_INPUT', 'The cursor is not one of a list of relations.');
}

/** Where a list of relations goes on behind this edge of that branch. */
export const relationCursor = (branch: Branch, rank: string): string =>
  writeCursor(cursorKind, [branch, rank]);

/** Reads relations. Their visibility and clocks are conditions of the statements. */
export function createRelationStore({
  reader,
  sight,
  now,
}: {
  reader: Reader;
  sight: Sight;
  now: ResolvedAsOf;
}) {
  const names = sight.official ? storedKinds : sight.names;
  const isNow = (asOf: ResolvedAsOf): boolean =>
    asOf.validAt === now.validAt && asOf.knownAt === now.knownAt;
  const loadTotalsNow = one(reader, totalsNow);
  const loadTotalsAsOf = one(reader, totalsAsOf);
  const loadCapital = one(reader, capitalOf);
  const loadById = one(reader, relationsById);

  /** The relations of many nodes, in their order. */
  async function walk(
    keys: readonly string[],
    { wanted, after, perBranch, most, asOf, named = false }: Walk,
  ): Promise<Step<Neighbour>[]> {
    const starts = startsOf(wanted, after);
    const params = { keys, starts, perBranch, most, asOf, sight, named, names };
    return inOrder(await reader.read(edgesOf, params), keys);
  }

  /** The same, with no more of each relation than a search for paths needs. */
  async function ties(
    keys: readonly string[],
    { wanted, after, perBranch, most, asOf }: Omit<Walk, 'named'>,
  ): Promise<Step<{ id: string }, Tie>[]> {
    const params = { keys, starts: startsOf(wanted, after), perBranch, most, asOf, sight };
    return inOrder(await reader.read(tiesOf, params), keys);
  }

  /** The relations of nodes of which the same lists are asked. */
  function walkAlike(asks: readonly Ask[], { after, asOf }: WalkRest) {
    const ids = [...new Set(asks.map(({ id }) => id))];
    const first = Math.max(...asks.map((ask) => ask.first));
    return walk(ids, {
      wanted: branches.filter((branch) => asks.some(({ wanted }) => wanted.includes(branch))),
      after: after === null ? undefined : relationPlace(after),
      perBranch: first + 1,
      // plain and dated versions, each so many
      most: 2 * ids.length * branches.length * (first + 1),
      asOf,
    });
  }

  /** All lists of a node come in one statement, and so do all nodes of which the same lists are asked. */
  const loadSteps = createLoader<WalkRest, readonly Step<{ id: string }>[]>(
    reader,
    async (keys, rest) => {
      const asks = keys.map(askOf);
      const lists = groupBy(asks, ({ id }) => id);
      const alike = groupBy(asks, ({ id }) =>
        (lists.get(id) ?? []).map((ask) => askKey({ ...ask, id: '' })).join(),
      );
      const found = await Promise.all([...alike.values()].map((group) => walkAlike(group, rest)));
      const steps = groupBy(found.flat(), ({ key }) => key);
      return asks.map(({ id, wanted }) =>
        (steps.get(id) ?? []).filter(({ branch }) => wanted.includes(branch)),
      );
    },
  );

  async function totals(
    id: string,
    asOf: ResolvedAsOf,
  ): Promise<Readonly<Record<Branch, number>> | null> {
    const counted = await (isNow(asOf)
      ? loadTotalsNow(id, { asOf, sight })
      : loadTotalsAsOf(id, { asOf, sight }));
    reader.counted(Object.values(counted ?? {}).reduce((sum, count) => sum + count, 0));
    return counted;
  }

  async function page(
    id: string,
    wanted: readonly Branch[],
    input: PageInput,
    asOf: ResolvedAsOf,
  ): Promise<Page<RelationRow>> {
    const first = within('page', 'first', input.first ?? 20);
    const after = input.after ?? null;
    const steps = await loadSteps(askKey({ id, first, wanted }), { after, asOf });
    return pageOf(
      steps,
      first,
      after,
      {
        cursor: ({ branch, edge }) => relationCursor(branch, edge.rank),
        row: ({ edge }) => ({ ...edge, asOf }),
      },
      async () => {
        const counted = await totals(id, asOf);
        return wanted.reduce((sum, branch) => sum + (counted?.[branch] ?? 0), 0);
      },
    );
  }

  /** What all present holders subscribed; null where they are more than are added up, so that no part stands for the whole. */
  async function capitalOfAll({
    toId,
    asOf,
  }: RelationRow): Promise<readonly (string | null)[] | null> {
    const most = limits.controlEdges;
    const capital = (await loadCapital(toId, { asOf, most: most + 1 })) ?? [];
    return capital.length > most ? null : capital;
  }

  async function derivedFromCapital(row: RelationRow): Promise<number | null> {
    if (row.subscribed === null) return null;
    const derived = derivedRatio(row.subscribed, (await capitalOfAll(row)) ?? []);
    return derived && toNumber(derived);
  }

  /** Where a share comes from that the source does not state; null where nobody could derive it. */
  async function derivationOf(
    row: RelationRow,
  ): Promise<'DERIVED_FROM_CAPITAL' | 'TOO_MANY_HOLDERS' | null> {
    if (row.kind !== 'SHAREHOLDER' || row.subscribed === null) return null;
    const capital = await capitalOfAll(row);
    if (capital === null) return 'TOO_MANY_HOLDERS';
    return derivedRatio(row.subscribed, capital) === null ? null : 'DERIVED_FROM_CAPITAL';
  }

  /** The share as declared, else as derived from capital; null where neither is known. */
  const share = (row: RelationRow): number | null | Promise<number | null> =>
    row.ratio ?? (row.kind === 'SHAREHOLDER' ? derivedFromCapital(row) : null);

  return {
    page: (
      id: string,
      kinds: readonly RelationKind[] | null | undefined,
      direction: Direction | null | undefined,
      input: PageInput,
      asOf: ResolvedAsOf,
    ) => page(id, branchesOf(kinds, direction), input, asOf),
    /** The first relation of a branch, null when there is none. */
    single: async (id: string, branch: Branch, asOf: ResolvedAsOf): Promise<RelationRow | null> =>
      (await page(id, [branch], { first: 1 }, asOf)).rows[0]?.row ?? null,
    byId: async (id: string, asOf: ResolvedAsOf): Promise<RelationRow | null> => {
      const edge = await loadById(id, { knownAt: asOf.knownAt, sight });
      return edge && { ...edge, asOf };
    },
    walk,
    ties,
    totals,
    ratio: share,
    /** Where the share comes from; null where it is unknown. */
    ratioSource: async (row: RelationRow) =>
      row.ratio !== null ? ('DECLARED' as const) : derivationOf(row),
  };
}

export type RelationStore = ReturnType<typeof createRelationStore>;
