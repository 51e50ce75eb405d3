import fc from 'fast-check';
import { createBetweenStore } from '../../../src/domains/map/between.store.ts';
import { createMapStore, type MapSources } from '../../../src/domains/map/map.store.ts';
import type { MapRow, MapStep } from '../../../src/domains/map/map.ts';

/** A graph of relations as [from, to, kind]; a relation's place in the list is its id and its rank. */
export type Relations = readonly (readonly [number, number, Kind])[];
type Kind = 'SHAREHOLDER' | 'EXECUTIVE';

export const branches = [
  'SHAREHOLDER_IN',
  'SHAREHOLDER_OUT',
  'EXECUTIVE_IN',
  'EXECUTIVE_OUT',
] as const;
export type SmallBranch = (typeof branches)[number];
type Step = MapStep & { readonly branch: SmallBranch };

export const nodeId = (number: number): string => `n${number}`;
const asOf = { validAt: '2026-01-01', knownAt: '2026-01-01T00:00:00.000Z' };

/** Relations among at most eight subjects: circles, self-holdings and the same pair many times. */
export const anyRelations: fc.Arbitrary<Relations> = fc.array(
  fc.tuple(
    fc.nat({ max: 7 }),
    fc.nat({ max: 7 }),
    fc.constantFrom<Kind>('SHAREHOLDER', 'EXECUTIVE'),
  ),
  { maxLength: 30 },
);

const edgesOf = (relations: Relations): readonly MapStep['edge'][] =>
  relations.map(([from, to, kind], at) => ({
    id: `e${at}`,
    kind,
    fromId: nodeId(from),
    toId: nodeId(to),
    rank: String(at).padStart(6, '0'),
  }));

/** What one branch of a node holds, in order. */
export const branchOf = (relations: Relations, key: string, branch: string): Step[] =>
  edgesOf(relations).flatMap((edge): Step[] => {
    const isIn = branch.endsWith('_IN');
    if (!branch.startsWith(edge.kind) || (isIn ? edge.toId : edge.fromId) !== key) return [];
    const id = isIn ? edge.fromId : edge.toId;
    return [{ key, branch: branch as SmallBranch, edge, other: { id, kind: 'ENTERPRISE' } }];
  });

const sourcesOf = (relations: Relations): MapSources<never, SmallBranch, Step> => ({
  subject: (_, id) => Promise.resolve({ id, kind: 'ENTERPRISE' }),
  wanted: () => branches,
  walk: (keys, { wanted, after, perBranch, most }) =>
    Promise.resolve(
      keys
        .flatMap((key) =>
          wanted.flatMap((branch) =>
            branchOf(relations, key, branch)
              .filter(({ edge }) => branch !== after?.branch || edge.rank > after.rank)
              .slice(0, perBranch),
          ),
        )
        .slice(0, most),
    ),
  totals: (id) =>
    Promise.resolve(
      Object.fromEntries(
        branches.map((branch) => [branch, branchOf(relations, id, branch).length]),
      ) as Record<SmallBranch, number>,
    ),
  cursor: (branch, rank) => `${branch} ${rank}`,
  place: (cursor) => {
    const [branch, rank = ''] = cursor.split(' ');
    return { branch: branch as SmallBranch, rank };
  },
});

export interface Asked {
  readonly hops: number;
  readonly perNode: number;
  readonly limit: number;
  readonly after?: string;
}

async function whole<E>(asked: Promise<MapRow<E>>) {
  const { leftOut, ...map } = await asked;
  return { ...map, ...(await leftOut()) };
}

/** The map of a small graph around its first subject, made by the store from relations in memory. */
export const mapOf = (relations: Relations, asked: Asked) =>
  whole(createMapStore(sourcesOf(relations)).around({ centre: nodeId(0), ...asked }, asOf));

/** What lies between some of its subjects. */
export const betweenOf = (relations: Relations, subjects: readonly number[], maxHops: number) =>
  whole(
    createBetweenStore(sourcesOf(relations)).between(
      { subjects: subjects.map(nodeId), maxHops },
      asOf,
    ),
  );
