import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type DiffEdge, diffOf } from '../../../src/domains/map/diff.ts';
import { anyRelations, mapOf, type Relations } from './small-graph.ts';

const ids = (things: readonly { readonly id: string }[]): string[] =>
  things.map(({ id }) => id).sort();
const whole = { hops: 4, perNode: 200, limit: 5_000 };

/** Relations by place keep their ids, so the later day has some of the earlier ones and others of its own. */
const anyTwo = fc
  .tuple(anyRelations, anyRelations)
  .map(([before, after]): [Relations, Relations] => {
    const kept = before.filter((_, at) => at % 2 === 0);
    return [before, [...before.slice(0, kept.length), ...after]];
  });
const runs = { numRuns: 200 };

test('of whole maps, what appeared and what went are exactly the differences of the two sets', async () => {
  await fc.assert(
    fc.asyncProperty(anyTwo, async ([before, after]) => {
      const [one, two] = [await mapOf(before, whole), await mapOf(after, whole)];
      const diff = diffOf(one, two, whole.hops);
      const [was, is] = [new Set(ids(one.nodes)), new Set(ids(two.nodes))];
      expect(ids(diff.appeared.nodes)).toEqual([...is].filter((id) => !was.has(id)));
      expect(ids(diff.gone.nodes)).toEqual([...was].filter((id) => !is.has(id)));
      const versions = [
        diff.appeared.edges.length + diff.pairs.length,
        diff.gone.edges.length + diff.pairs.length,
      ];
      const stayed = one.edges.filter(({ id }) => two.edges.some((edge) => edge.id === id)).length;
      expect(versions).toEqual([two.edges.length - stayed, one.edges.length - stayed]);
      expect(diff.isWhole).toBe(true);
    }),
    runs,
  );
});

test('of maps that were cut, nothing is told that whole maps deny', async () => {
  const anyLimits = fc.record({
    perNode: fc.integer({ min: 1, max: 3 }),
    limit: fc.integer({ min: 2, max: 6 }),
  });
  await fc.assert(
    fc.asyncProperty(anyTwo, anyLimits, async ([before, after], limits) => {
      const asked = { ...limits, hops: 2 };
      const diff = diffOf(await mapOf(before, asked), await mapOf(after, asked), 2);
      const wide = { ...whole, hops: 2 };
      const [one, two] = [await mapOf(before, wide), await mapOf(after, wide)];
      // an id names a place in the list of one day, so what stands there tells versions apart
      const said = ({ id, kind, fromId, toId }: DiffEdge) => [id, kind, fromId, toId].join(' ');
      const [was, is] = [new Set(one.edges.map(said)), new Set(two.edges.map(said))];
      for (const edge of diff.appeared.edges) expect(was).not.toContain(said(edge));
      for (const edge of diff.gone.edges) expect(is).not.toContain(said(edge));
    }),
    runs,
  );
});
