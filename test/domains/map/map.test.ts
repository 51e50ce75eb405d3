import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { mapCursor } from '../../../src/domains/map/map.store.ts';
import {
  anyRelations,
  type Asked,
  branches,
  branchOf,
  mapOf,
  nodeId,
  type Relations,
} from './small-graph.ts';

/** Distances from the centre and the relations met on the way, by textbook breadth-first search. */
function reference(relations: Relations, hops: number) {
  const distance = new Map([[nodeId(0), 0]]);
  const met = new Set<string>();
  for (let hop = 0; hop < hops; hop += 1) {
    const layer = [...distance].filter(([, at]) => at === hop).map(([id]) => id);
    for (const [at, [from, to]] of relations.entries()) {
      const ends = [nodeId(from), nodeId(to)];
      if (!ends.some((end) => layer.includes(end))) continue;
      met.add(`e${at}`);
      for (const end of ends) if (!distance.has(end)) distance.set(end, hop + 1);
    }
  }
  return { distance, met };
}

const anyQuestion: fc.Arbitrary<Asked> = fc.record({
  hops: fc.integer({ min: 1, max: 4 }),
  perNode: fc.integer({ min: 1, max: 6 }),
  limit: fc.integer({ min: 1, max: 9 }),
});
const runs = { numRuns: 400 };

test('with room for everything, nodes, hops and relations are those of a breadth-first search', async () => {
  await fc.assert(
    fc.asyncProperty(anyRelations, fc.integer({ min: 1, max: 4 }), async (relations, hops) => {
      const map = await mapOf(relations, { hops, perNode: 200, limit: 5_000 });
      const { distance, met } = reference(relations, hops);
      expect(new Map(map.nodes.map(({ id, hop }) => [id, hop]))).toEqual(distance);
      expect(new Set(map.edges.map(({ id }) => id))).toEqual(met);
      expect(map.truncated).toEqual([]);
    }),
    runs,
  );
});

describe('under any limits', () => {
  test('nodes and relations are unique, within the limit, and hang together from the centre', async () => {
    await fc.assert(
      fc.asyncProperty(anyRelations, anyQuestion, async (relations, asked) => {
        const { nodes, edges } = await mapOf(relations, asked);
        const ids = nodes.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids.length).toBeLessThanOrEqual(asked.limit);
        expect(new Set(edges.map(({ id }) => id)).size).toBe(edges.length);
        const hopOf = new Map(nodes.map(({ id, hop }) => [id, hop]));
        for (const { fromId, toId } of edges)
          expect(hopOf.has(fromId) && hopOf.has(toId)).toBe(true);
        for (const { id, hop } of nodes.slice(1)) {
          const nearer = edges.filter(
            ({ fromId, toId }) =>
              (fromId === id && hopOf.get(toId) === hop - 1) ||
              (toId === id && hopOf.get(fromId) === hop - 1),
          );
          expect(nearer.length).toBeGreaterThan(0);
        }
      }),
      runs,
    );
  });

  test('of every node that was looked at, exactly what is not shown stands in truncated', async () => {
    await fc.assert(
      fc.asyncProperty(anyRelations, anyQuestion, async (relations, asked) => {
        const { nodes, edges, truncated } = await mapOf(relations, asked);
        const kept = nodes
          .filter(({ hop }) => hop < asked.hops)
          .flatMap(({ id }) =>
            branches.flatMap((branch) => {
              const all = branchOf(relations, id, branch);
              const shown = all.filter(({ edge }) => edges.some((one) => one.id === edge.id));
              return all.length > shown.length
                ? [`${id} ${branch} ${shown.length}/${all.length}`]
                : [];
            }),
          );
        const said = truncated.map(
          ({ node, branch, shown, total }) => `${node} ${branch} ${shown}/${total}`,
        );
        expect(said).toEqual(kept);
      }),
      runs,
    );
  });

  test('following the cursors visits every neighbour relation of the centre exactly once', async () => {
    await fc.assert(
      fc.asyncProperty(anyRelations, fc.integer({ min: 1, max: 3 }), async (relations, perNode) => {
        for (const branch of branches) {
          const seen: string[] = [];
          const asked = { hops: 1, perNode, limit: 5_000 };
          let page = await mapOf(relations, {
            ...asked,
            after: mapCursor(nodeId(0), `${branch} `),
          });
          for (let more = true; more;) {
            seen.push(...page.edges.map(({ id }) => id));
            const cursor = page.truncated.find((one) => one.branch === branch)?.cursor;
            more = cursor !== undefined;
            if (cursor !== undefined) page = await mapOf(relations, { ...asked, after: cursor });
          }
          expect(seen).toEqual(branchOf(relations, nodeId(0), branch).map(({ edge }) => edge.id));
        }
      }),
      runs,
    );
  });
});

test('a node in the middle of which the relations run out is left out whole and says so', async () => {
  const firms = Array.from({ length: 10 }, (_, at) => at + 1);
  const crowded: Relations = firms.flatMap((firm): Relations => [
    [firm, 0, 'SHAREHOLDER'],
    ...Array.from({ length: 60 }, (): Relations[number] => [firm, firm, 'SHAREHOLDER']),
  ]);
  const { edges, truncated } = await mapOf(crowded, { hops: 2, perNode: 61, limit: 20 });
  // each firm gives 121 lines, and a map of 20 nodes reads 497: four firms whole
  expect(edges).toHaveLength(10 + 4 * 60);
  const kept = firms.slice(4).flatMap((firm) => [
    {
      node: nodeId(firm),
      branch: 'SHAREHOLDER_IN',
      shown: 0,
      total: 60,
      cursor: mapCursor(nodeId(firm), 'SHAREHOLDER_IN '),
    },
    {
      node: nodeId(firm),
      branch: 'SHAREHOLDER_OUT',
      shown: 1,
      total: 61,
      cursor: mapCursor(nodeId(firm), 'SHAREHOLDER_OUT '),
    },
  ]);
  expect(truncated).toEqual(kept);
});

test('limits outside their bounds are refused, and a limit of one shows the centre alone', async () => {
  const loop: Relations = [
    [0, 0, 'SHAREHOLDER'],
    [1, 0, 'SHAREHOLDER'],
  ];
  const asked = { hops: 1, perNode: 1, limit: 1 };
  for (const wrong of [
    { hops: 0 },
    { hops: 5 },
    { perNode: 0 },
    { limit: 5_001 },
    { hops: 1e10 },
  ]) {
    await expect(mapOf(loop, { ...asked, ...wrong })).rejects.toThrow('must be a whole number');
  }
  const { nodes, edges, truncated } = await mapOf(loop, { ...asked, perNode: 5 });
  expect(nodes).toHaveLength(1);
  expect(edges).toHaveLength(1);
  expect(truncated).toEqual([
    {
      node: 'n0',
      branch: 'SHAREHOLDER_IN',
      shown: 1,
      total: 2,
      cursor: mapCursor('n0', 'SHAREHOLDER_IN 000000'),
    },
  ]);
});
