import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { hangTogether } from '../../../src/domains/map/hang-together.ts';
import { anyRelations, betweenOf, nodeId, type Relations } from './small-graph.ts';

interface Link {
  readonly id: string;
  readonly fromId: string;
  readonly toId: string;
}

const linksOf = (relations: Relations): Link[] =>
  relations.map(([from, to], at) => ({ id: `e${at}`, fromId: nodeId(from), toId: nodeId(to) }));

/** The links on all simple paths of at most so many links between different subjects, by plain recursion. */
function onSimplePaths(links: readonly Link[], subjects: readonly string[], maxHops: number) {
  const found = new Set<string>();
  const go = (at: string, seen: readonly string[], used: readonly string[]): void => {
    if (used.length > 0 && subjects.includes(at)) for (const id of used) found.add(id);
    if (used.length === maxHops) return;
    for (const { id, fromId, toId } of links) {
      const other = fromId === at ? toId : toId === at ? fromId : undefined;
      if (other !== undefined && !seen.includes(other)) go(other, [...seen, other], [...used, id]);
    }
  };
  for (const subject of subjects) go(subject, [subject], []);
  return found;
}

// sparse enough for recursion, with circles, dead ends, self-holdings and the same pair many times
const fewRelations = anyRelations.map((relations) => relations.slice(0, 12));
const anySubjects = fc.uniqueArray(fc.nat({ max: 7 }), { minLength: 2, maxLength: 5 });
const anyHops = fc.integer({ min: 1, max: 6 });
const runs = { numRuns: 500 };

test('every link on a path of at most maxHops between two of the subjects is shown', () => {
  fc.assert(
    fc.property(fewRelations, anySubjects, anyHops, (relations, numbers, maxHops) => {
      const [links, subjects] = [linksOf(relations), numbers.map(nodeId)];
      const shown = new Set(hangTogether(links, subjects, maxHops).edges.map(({ id }) => id));
      for (const id of onSimplePaths(links, subjects, maxHops)) expect(shown).toContain(id);
    }),
    runs,
  );
});

test('no link is shown that lies on no path between two of the subjects', () => {
  fc.assert(
    fc.property(fewRelations, anySubjects, anyHops, (relations, numbers, maxHops) => {
      const [links, subjects] = [linksOf(relations), numbers.map(nodeId)];
      const between = onSimplePaths(links, subjects, links.length);
      for (const { id } of hangTogether(links, subjects, maxHops).edges)
        expect(between).toContain(id);
    }),
    runs,
  );
});

test('the walk of half the way from each subject finds all that there is', async () => {
  await fc.assert(
    fc.asyncProperty(fewRelations, anySubjects, anyHops, async (relations, numbers, maxHops) => {
      const map = await betweenOf(relations, numbers, maxHops);
      const whole = hangTogether(linksOf(relations), numbers.map(nodeId), maxHops);
      expect(map.edges.map(({ id }) => id).sort()).toEqual(whole.edges.map(({ id }) => id).sort());
      expect(map.nodes.slice(0, numbers.length).map(({ id }) => id)).toEqual(numbers.map(nodeId));
      expect(new Map(map.nodes.map(({ id, hop }) => [id, hop]))).toEqual(whole.hops);
      expect(map.complete).toBe(true);
    }),
    runs,
  );
});

test('a long chain needs no deep recursion', () => {
  const links = Array.from({ length: 20_000 }, (_, at): Link => {
    return { id: `e${at}`, fromId: `n${at}`, toId: `n${at + 1}` };
  });
  expect(hangTogether(links, ['n0', 'n20000'], 20_000).edges).toHaveLength(20_000);
  expect(hangTogether(links, ['n0', 'n20000'], 19_999).edges).toEqual([]);
});
