import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  bestPaths,
  discountOf,
  explain,
  onTheWay,
  type PathDirection,
  type PathEdge,
  type PathParty,
} from '../../../src/domains/path/path.ts';
import { pathRules, strengthOf, type Tie } from '../../../src/rules/paths.ts';
import { type RelationKind, relationKindNames } from '../../../src/words/relation-kinds.ts';

const edge = (
  id: string,
  fromId: string,
  toId: string,
  kind: RelationKind = 'SHAREHOLDER',
  ratio: number | null = 0.6,
): PathEdge => ({
  id,
  kind,
  fromId,
  toId,
  ratio,
});
const party = (id: string, over: Partial<PathParty> = {}): PathParty => ({
  id,
  name: id,
  uscc: null,
  degree: 1,
  ...over,
});
const partiesOf = (...list: PathParty[]) => new Map(list.map((one) => [one.id, one]));
const question = {
  from: 'a',
  to: 'z',
  maxHops: 6,
  first: 10,
  patience: 100_000,
  direction: null as PathDirection,
};

/** All simple paths by plain recursion, heaviest first: what the search must agree with. */
function allPaths(
  edges: readonly PathEdge[],
  parties: ReadonlyMap<string, PathParty>,
  maxHops: number,
  direction: PathDirection,
) {
  const found: { weight: number; ids: string }[] = [];
  const go = (
    at: string,
    seen: readonly string[],
    used: readonly PathEdge[],
    weight: number,
  ): void => {
    if (at === 'z') {
      found.push({ weight, ids: used.map(({ id }) => id).join() });
      return;
    }
    if (used.length === maxHops) return;
    for (const one of edges) {
      const [forth, back] = [one.fromId === at, one.toId === at];
      const other =
        forth && direction !== 'IN'
          ? one.toId
          : back && direction !== 'OUT'
            ? one.fromId
            : undefined;
      if (other === undefined || seen.includes(other)) continue;
      const there = parties.get(other);
      const discount = other === 'z' || !there ? 1 : discountOf(there, pathRules);
      go(other, [...seen, other], [...used, one], weight * strengthOf(one, pathRules) * discount);
    }
  };
  go('a', ['a'], [], 1);
  return found.sort((a, b) => b.weight - a.weight);
}

const nodes = ['a', 'b', 'c', 'd', 'e', 'z'];
const anyEdges = fc
  .array(
    fc.record({
      fromId: fc.constantFrom(...nodes),
      toId: fc.constantFrom(...nodes),
      kind: fc.constantFrom(...relationKindNames),
      ratio: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    }),
    { maxLength: 12 },
  )
  .map((list) => list.map((one, index) => ({ ...one, id: `e${index}` })));

describe('bestPaths', () => {
  it('agrees with the enumeration of all simple paths, in weight and number', () => {
    const parties = partiesOf(...nodes.map((id, index) => party(id, { degree: index * 30 })));
    fc.assert(
      fc.property(
        anyEdges,
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 8 }),
        fc.constantFrom<PathDirection>('OUT', 'IN', null),
        (edges, maxHops, first, direction) => {
          const expected = allPaths(
            edges.filter(({ fromId, toId }) => fromId !== toId),
            parties,
            maxHops,
            direction,
          );
          const { paths, complete } = bestPaths(edges, parties, pathRules, {
            ...question,
            maxHops,
            first,
            direction,
          });
          expect(complete).toBe(expected.length <= first);
          expect(paths).toHaveLength(Math.min(first, expected.length));
          for (const [index, path] of paths.entries())
            expect(path.weight).toBeCloseTo(expected[index]?.weight ?? Number.NaN, 12);
        },
      ),
    );
  });

  it('needs to know of nobody but those whom a path of that length can touch', () => {
    const degrees = new Map(nodes.map((id, index) => [id, index * 30]));
    fc.assert(
      fc.property(
        anyEdges,
        fc.integer({ min: 1, max: 5 }),
        fc.constantFrom<PathDirection>('OUT', 'IN', null),
        (edges, maxHops, direction) => {
          const ids = onTheWay(edges, pathRules, { ...question, maxHops });
          const known = (some: readonly string[]) =>
            partiesOf(...some.map((id) => party(id, { degree: degrees.get(id) ?? 0 })));
          const asked = { ...question, maxHops, direction };
          expect(bestPaths(edges, known(ids), pathRules, asked)).toEqual(
            bestPaths(edges, known(nodes), pathRules, asked),
          );
          const linked = allPaths(
            edges.filter(({ fromId, toId }) => fromId !== toId),
            new Map(),
            maxHops,
            null,
          );
          expect(ids.includes('z')).toBe(linked.length > 0);
        },
      ),
    );
    const chain = ['a', 'b', 'c', 'z'].flatMap((id, at, all) =>
      at === 0 ? [] : [edge(`c${at}`, all[at - 1] ?? '', id)],
    );
    const leaves = [edge('l1', 'a', 'd'), edge('l2', 'c', 'e')];
    expect(onTheWay([...chain, ...leaves], pathRules, { ...question, maxHops: 4 }).sort()).toEqual([
      'a',
      'b',
      'c',
      'z',
    ]);
    expect(onTheWay([...chain, ...leaves], pathRules, { ...question, maxHops: 5 }).sort()).toEqual([
      ...nodes,
    ]);
    expect(onTheWay([...chain, ...leaves], pathRules, { ...question, maxHops: 2 })).toEqual([]);
  });

  it('ranks control above a shared office, and a state body in between below both', () => {
    const parties = partiesOf(
      party('p'),
      party('q'),
      party('state', { uscc: '11990100MAJLW1LK5D', degree: 5000 }),
      party('a'),
      party('z'),
    );
    const edges = [
      edge('1', 'p', 'a', 'EXECUTIVE'),
      edge('2', 'p', 'z', 'EXECUTIVE'),
      edge('3', 'q', 'a'),
      edge('4', 'q', 'z'),
      edge('5', 'state', 'a', 'SHAREHOLDER', 1),
      edge('6', 'state', 'z', 'SHAREHOLDER', 1),
    ];
    const { paths } = bestPaths(edges, parties, pathRules, question);
    expect(paths.map((path) => path.nodes[1])).toEqual(['q', 'p', 'state']);
  });

  it('ranks control and branches above legal representation, that above an office, that above small or unknown holdings', () => {
    const ties: readonly Tie[] = [
      { kind: 'BRANCH', ratio: null },
      { kind: 'SHAREHOLDER', ratio: 0.51 },
      { kind: 'LEGAL_REPRESENTATIVE', ratio: null },
      { kind: 'EXECUTIVE', ratio: null },
      { kind: 'SHAREHOLDER', ratio: null },
      { kind: 'SHAREHOLDER', ratio: 0.05 },
    ];
    const strengths = ties.map((one) => strengthOf(one, pathRules));
    expect(strengths).toEqual(strengths.toSorted((a, b) => b - a));
    expect(new Set(strengths).size).toBe(5);
  });

  it('discounts nominees, funds and crowded nodes in between, the more the more crowded, but never the ends', () => {
    const through = (over: Partial<PathParty>) =>
      bestPaths(
        [edge('1', 'm', 'a'), edge('2', 'm', 'z')],
        partiesOf(party('m', over), party('a', { degree: 9_000 }), party('z', { degree: 9_000 })),
        pathRules,
        question,
      ).paths[0]?.weight ?? 0;
    const plain = through({});
    const others = [
      through({ name: '示例投资基金' }),
      through({ name: '海峡中央结算（代理人）有限公司' }),
      through({ degree: 100 }),
      through({ degree: 100_000 }),
    ];
    for (const weight of others) expect(weight).toBeLessThan(plain);
    expect(others[3]).toBeLessThan(others[2] ?? 0);
    expect(plain).toBeCloseTo(0.95 * 0.95, 12);
  });

  it('says that it gave up when its patience ends', () => {
    const edges = nodes.flatMap((a) => nodes.filter((b) => a < b).map((b) => edge(a + b, a, b)));
    expect(bestPaths(edges, new Map(), pathRules, { ...question, patience: 1 })).toEqual({
      paths: [],
      complete: false,
    });
  });

  it('explains a path in Chinese and English and names the hub that says little', () => {
    const parties = partiesOf(
      party('a', { name: '甲公司' }),
      party('s', { name: '某市国有资产监督管理委员会' }),
      party('z', { name: '乙公司' }),
    );
    const [path] = bestPaths(
      [edge('1', 's', 'a', 'SHAREHOLDER', 0.3), edge('2', 's', 'z')],
      parties,
      pathRules,
      question,
    ).paths;
    expect(path && explain(path, parties, pathRules)).toEqual({
      zh: '某市国有资产监督管理委员会持有甲公司30%的股份；某市国有资产监督管理委员会持有乙公司60%的股份；某市国有资产监督管理委员会是国家机关或国有资产监管机构，不足以说明关联。',
      en: '某市国有资产监督管理委员会 holds 30% of 甲公司; 某市国有资产监督管理委员会 holds 60% of 乙公司; 某市国有资产监督管理委员会 is a state body, which says little.',
    });
  });
});
