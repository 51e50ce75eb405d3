import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { GroupEdge } from '../../../src/domains/group/group.ts';
import { type RiskCounts, riskNearby } from '../../../src/domains/group/risk.ts';
import { riskRules } from '../../../src/rules/risk.ts';
import type { RelationKind } from '../../../src/words/relation-kinds.ts';

const edge = (
  fromId: string,
  toId: string,
  kind: RelationKind,
  ratio: number | null = null,
): GroupEdge => ({
  id: `${fromId}>${toId} ${kind}`,
  fromId,
  toId,
  kind,
  ratio,
});
const counts = (over: Partial<RiskCounts>): RiskCounts => ({
  PENALTY: 0,
  LIST_ENTRY: 0,
  JUDGMENT_DEFAULT: 0,
  SANCTION: 0,
  ...over,
});
const nearby = (edges: readonly GroupEdge[], carried: Readonly<Record<string, RiskCounts>>) =>
  riskNearby('c', edges, new Map(Object.entries(carried)), riskRules);

describe('risk nearby', () => {
  test('records are weighed, capped, and decayed by every hop and every kind of relation', () => {
    const chain = [edge('a', 'c', 'SHAREHOLDER', 0.6), edge('p', 'a', 'LEGAL_REPRESENTATIVE')];
    const { score, arithmetic, carriers } = nearby(chain, {
      a: counts({ PENALTY: 9 }),
      p: counts({ LIST_ENTRY: 1, PENALTY: 1 }),
    });
    expect(carriers.map((one) => [one.id, one.edges.map(({ id }) => id), one.arithmetic])).toEqual([
      ['a', ['a>c SHAREHOLDER'], '(5 × 2) × 0.8 × 0.95 = 7.6'],
      [
        'p',
        ['a>c SHAREHOLDER', 'p>a LEGAL_REPRESENTATIVE'],
        '(1 × 2 + 1 × 10) × 0.8 × 0.95 × 0.8 × 0.9 = 6.5664',
      ],
    ]);
    expect([score, arithmetic]).toEqual([14.1664, '7.6 + 6.5664 = 14.1664']);
  });

  test('measures in force weigh beside the records that ground them', () => {
    const edges = [edge('a', 'c', 'BRANCH')];
    const [carrier] = nearby(edges, { a: counts({ LIST_ENTRY: 1, SANCTION: 7 }) }).carriers;
    expect(carrier?.records).toEqual([
      { kind: 'LIST_ENTRY', count: 1 },
      { kind: 'SANCTION', count: 7 },
    ]);
    expect(carrier?.arithmetic).toBe('(1 × 10 + 5 × 4) × 0.8 × 0.95 = 22.8');
  });

  test('the way on which most is left counts, not the shortest', () => {
    const edges = [
      edge('a', 'c', 'SHAREHOLDER', 0.1),
      edge('m', 'c', 'SHAREHOLDER', 0.9),
      edge('a', 'm', 'SHAREHOLDER', 0.9),
    ];
    const [carrier] = nearby(edges, { a: counts({ PENALTY: 1 }) }).carriers;
    expect(carrier?.edges).toHaveLength(2);
  });

  test('nobody with records is no risk; the records of the one in the middle are its own', () => {
    const none = { score: 0, arithmetic: '0', carriers: [] };
    expect(
      nearby([edge('a', 'c', 'BRANCH')], { c: counts({ PENALTY: 3 }), a: counts({}) }),
    ).toEqual(none);
    expect(nearby([], { a: counts({ PENALTY: 3 }) })).toEqual(none);
  });
});

const nodes = ['c', 'd', 'e', 'f', 'g'];
const anyEdges = fc.array(
  fc
    .tuple(
      fc.constantFrom(...nodes),
      fc.constantFrom(...nodes),
      fc.constantFrom('SHAREHOLDER', 'LEGAL_REPRESENTATIVE', 'EXECUTIVE', 'BRANCH'),
      fc.option(fc.constantFrom(0.1, 0.5, 0.51, 1)),
    )
    .map(([from, to, kind, ratio]) => edge(from, to, kind, ratio)),
  { maxLength: 10 },
);

/** The best product over all simple ways, by plain recursion, in floats. */
function bestLeft(edges: readonly GroupEdge[], to: string): number {
  const { hop, relations, shareholder } = riskRules;
  const leftOf = ({ kind, ratio }: GroupEdge): number => {
    if (kind !== 'SHAREHOLDER') return relations[kind];
    if (ratio === null) return shareholder.unknown;
    return ratio > shareholder.controllingAbove ? shareholder.controlling : shareholder.other;
  };
  const go = (at: string, seen: readonly string[]): number =>
    at === to
      ? 1
      : Math.max(
          0,
          ...edges.flatMap((one) => {
            const other = one.fromId === at ? one.toId : one.toId === at ? one.fromId : at;
            return seen.includes(other) ? [] : [hop * leftOf(one) * go(other, [...seen, other])];
          }),
        );
  return go('c', ['c']);
}

/** What a text of products, sums and one bracket is worth. */
const worth = (text: string): number =>
  text
    .split(/ [=≈] /)[0]
    ?.replaceAll('×', '*')
    .replaceAll(/[()]/g, '')
    .split(' + ')
    .map((product) => product.split(' * ').reduce((all, factor) => all * Number(factor), 1))
    .reduce((sum, product) => sum + product, 0) ?? 0;

test('agrees with the enumeration of all ways, and its arithmetic can be recomputed from the text', () => {
  fc.assert(
    fc.property(anyEdges, (edges) => {
      const carried = Object.fromEntries(nodes.map((id) => [id, counts({ PENALTY: 1 })]));
      const { score, carriers } = nearby(edges, carried);
      for (const { id, contribution, arithmetic } of carriers) {
        expect(contribution).toBeCloseTo(2 * bestLeft(edges, id), 9);
        expect(worth(arithmetic)).toBeCloseTo(contribution, 9);
      }
      const all = nodes.slice(1).map((id) => 2 * bestLeft(edges, id));
      expect(score).toBeCloseTo(
        all.reduce((sum, one) => sum + one, 0),
        9,
      );
    }),
    { numRuns: 300 },
  );
});
