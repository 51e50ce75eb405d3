import { describe, expect, test } from '@jest/globals';
import { findControlled, findControllers } from '../../../src/domains/control/control.ts';
import { deriveRatios, type HoldingGraph } from '../../../src/domains/control/holding-graph.ts';
import type { ControlRuleName } from '../../../src/rules/control.ts';
import { toNumber } from '../../../src/words/ratio.ts';
import { graphOf, type Held } from '../../kit/holdings.ts';

const at = { validAt: '2026-04-01' };
const found = (graph: HoldingGraph, rule: ControlRuleName, validAt = at.validAt) =>
  findControllers(graph, 'T', rule, { validAt });
const named = (graph: HoldingGraph, rule: ControlRuleName, validAt = at.validAt) =>
  found(graph, rule, validAt).controllers.map(({ subjectId, ratio }) => [subjectId, ratio]);
const codes = (held: readonly Held[], more: Partial<HoldingGraph> = {}) =>
  findControllers(graphOf(held, more), 'T', 'EFFECTIVE_OWNERSHIP', at).warnings.map(
    ({ code, edgeIds }) => [code, edgeIds],
  );

describe('the controlling shareholder', () => {
  const holding = (ratio: number) =>
    graphOf([
      ['p1', 'T', ratio],
      ['p2', 'T', 1 - ratio],
    ]);

  test.each([
    ['2024-06-30', 0.499, false],
    ['2024-06-30', 0.5, true],
    ['2024-06-30', 0.501, true],
    ['2024-07-01', 0.499, false],
    ['2024-07-01', 0.5, false],
    ['2024-07-01', 0.501, true],
  ])('on %s a share of %d makes one: %s', (day, ratio, isOne) => {
    const ids = found(holding(ratio), 'CONTROLLING_SHAREHOLDER', day).controllers;
    expect(ids.some(({ subjectId }) => subjectId === 'p1')).toBe(isOne);
  });

  test('names the wording that was in force, with its source', () => {
    expect(found(holding(0.6), 'CONTROLLING_SHAREHOLDER', '2024-06-30').edition.en).toContain(
      '216(2)',
    );
    expect(found(holding(0.6), 'CONTROLLING_SHAREHOLDER').edition.en).toContain('第二百六十五条');
    expect(found(holding(0.6), 'BENEFICIAL_OWNER', '2019-01-01').edition.en).toContain(
      'applied to an earlier day',
    );
  });

  test('counts direct holders only, and either capital or votes', () => {
    const graph = graphOf([
      ['p1', 'A', 1],
      ['A', 'T', 0.4, { votes: 0.8 }],
      ['B', 'T', 0.6, { votes: 0.2 }],
    ]);
    expect(named(graph, 'CONTROLLING_SHAREHOLDER')).toEqual([
      ['A', 0.8],
      ['B', 0.6],
    ]);
  });

  test('warns about the holdings in the firm itself only', () => {
    const graph = graphOf([
      ['p1', 'A', 0.2, { disputed: true }],
      ['A', 'T', 1],
    ]);
    expect(found(graph, 'CONTROLLING_SHAREHOLDER').warnings).toEqual([]);
  });

  test('is the same seen from the holder', () => {
    const graph = graphOf([
      ['p1', 'T', 0.6],
      ['p1', 'B', 0.5],
      ['T', 'C', 1],
    ]);
    const { controlled } = findControlled(graph, 'p1', 'CONTROLLING_SHAREHOLDER', at);
    expect(controlled).toMatchObject([
      { subjectId: 'T', ratio: 0.6, proof: { edgeIds: ['p1>T'] } },
    ]);
  });
});

describe('the beneficial owner', () => {
  test('is a natural person with a quarter or more, the higher of equity and votes on each layer', () => {
    const graph = graphOf([
      ['p1', 'A', 0.3, { votes: 0.5 }],
      ['p2', 'A', 0.7, { votes: 0.5 }],
      ['A', 'T', 0.5],
      ['p3', 'T', 0.2],
      ['p4', 'T', 0.3],
    ]);
    expect(named(graph, 'BENEFICIAL_OWNER')).toEqual([
      ['p2', 0.35],
      ['p4', 0.3],
      ['p1', 0.25],
    ]);
    expect(found(graph, 'BENEFICIAL_OWNER').controllers[0]?.basis.en).toMatch(/^limb \(i\): /);
  });

  const spread: Held[] = Array.from({ length: 5 }, (_, n): Held => [`p${n + 5}`, 'T', 0.09]);
  const cascade: Held[] = [
    ['p1', 'A', 0.51],
    ['p2', 'A', 0.49, { votes: 0.1 }],
    ['A', 'B', 0.51],
    ['B', 'T', 0.55],
  ];
  const pyramid = graphOf([...cascade, ['C', 'B', 0.49], ...spread], {
    representatives: [{ personId: 'p9', edgeId: 'r1', firmId: 'T' }],
  });

  test('is whoever controls by the cascade if nobody has a quarter', () => {
    expect(named(pyramid, 'BENEFICIAL_OWNER')).toEqual([['p1', 0.55]]);
    expect(found(pyramid, 'BENEFICIAL_OWNER').controllers[0]?.basis.en).toMatch(
      /^limb \(iii\): .*recalled/,
    );
  });

  const scattered = graphOf([...spread, ['A', 'T', 0.55]], {
    representatives: [{ personId: 'p9', edgeId: 'r1', firmId: 'T' }],
  });

  test('is whoever is in charge if nobody holds or controls, without a share', () => {
    const answer = found(scattered, 'BENEFICIAL_OWNER');
    expect(answer.controllers).toMatchObject([
      { subjectId: 'p9', ratio: null, exact: null, proof: { edgeIds: ['r1'], paths: [] } },
    ]);
    expect(answer.controllers[0]?.basis.en).toMatch(/^limb \(iv\): /);
    expect(answer.warnings.map(({ code }) => code)).toContain('NO_NATURAL_PERSON');
  });

  test('is the same seen from the person, whatever the limb', () => {
    const down = (graph: HoldingGraph, id: string) =>
      findControlled(graph, id, 'BENEFICIAL_OWNER', at).controlled.map(({ subjectId, ratio }) => [
        subjectId,
        ratio,
      ]);
    expect(down(pyramid, 'p1')).toEqual([
      ['T', 0.55],
      ['A', 0.51],
      ['B', 0.2601],
    ]);
    expect(down(pyramid, 'p9')).toEqual([]);
    expect(down(scattered, 'p9')).toEqual([['T', null]]);
    expect(down(scattered, 'A')).toEqual([]);
  });

  test('names the state body in which the chain ends', () => {
    const graph = graphOf([['S', 'T', 1]]);
    const parties = graph.parties.map((party) => ({ ...party, stateBody: party.id === 'S' }));
    const { warnings } = findControllers({ ...graph, parties }, 'T', 'BENEFICIAL_OWNER', at);
    expect(warnings).toEqual([
      {
        code: 'NO_NATURAL_PERSON',
        message: {
          en: 'No natural person was found under this rule. The chain ends in a state body: S.',
          zh: '按此规则没有找到自然人。链条止于国有主体：S。',
        },
        edgeIds: ['S>T'],
      },
    ]);
  });
});

describe('the threshold', () => {
  test.each([
    'CONTROLLING_SHAREHOLDER',
    'ACTUAL_CONTROLLER',
    'BENEFICIAL_OWNER',
    'CONTROL_CASCADE',
  ] as const)('of %s is fixed by law', (rule) => {
    const ask = () =>
      findControllers(graphOf([['p1', 'T', 1]]), 'T', rule, { ...at, threshold: 0.1 });
    expect(ask).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }));
  });

  test.each([-0.1, 1.1, Number.NaN])('of effective ownership is a share, not %d', (threshold) => {
    const ask = () =>
      findControlled(graphOf([['p1', 'T', 1]]), 'p1', 'EFFECTIVE_OWNERSHIP', { ...at, threshold });
    expect(ask).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }));
  });
});

describe('ratios', () => {
  const derived = (held: readonly Held[]) =>
    [...deriveRatios(graphOf(held)).values()].map(({ ratio, source }) => [
      ratio && toNumber(ratio),
      source,
    ]);

  test('are derived from nothing where not all holders were read', () => {
    const one: Held = ['p1', 'T', null, { subscribed: '30.5' }];
    const found = [...deriveRatios({ ...graphOf([one]), cut: true }).values()];
    expect(found.map(({ ratio, source }) => [ratio, source])).toEqual([[null, null]]);
  });

  test('are derived from capital only when every holder of the firm states its own', () => {
    const one: Held = ['p1', 'T', null, { subscribed: '30.5' }];
    const two: Held = ['p2', 'T', null, { subscribed: '91.5' }];
    expect(derived([one, two])).toEqual([
      [0.25, 'DERIVED_FROM_CAPITAL'],
      [0.75, 'DERIVED_FROM_CAPITAL'],
    ]);
    expect(derived([one, ['p2', 'T', null]])).toEqual([
      [null, null],
      [null, null],
    ]);
    expect(derived([one, ['p2', 'T', 0.7, { subscribed: '91.5' }]])).toEqual([
      [0.25, 'DERIVED_FROM_CAPITAL'],
      [0.7, 'DECLARED'],
    ]);
    expect(derived([['p1', 'T', null, { subscribed: '0' }]])).toEqual([[null, null]]);
  });

  test('an unknown one counts by its lower bound and the answer says "at least"', () => {
    const graph = graphOf([
      ['p1', 'A', null, { ratioMin: 0.5 }],
      ['A', 'T', 1],
    ]);
    const answer = findControllers(graph, 'T', 'EFFECTIVE_OWNERSHIP', at);
    expect(answer.controllers).toMatchObject([
      { subjectId: 'A', ratio: 1 },
      { subjectId: 'p1', ratio: 0.5 },
    ]);
    expect(answer.controllers.map(({ basis }) => basis.en.includes('at least this'))).toEqual([
      false,
      true,
    ]);
    expect(answer.warnings).toMatchObject([{ code: 'UNKNOWN_RATIO', edgeIds: ['p1>A'] }]);
    const down = findControlled(graph, 'p1', 'EFFECTIVE_OWNERSHIP', at).controlled;
    expect(down.every(({ basis }) => basis.en.includes('at least this'))).toBe(true);
  });
});

describe('warnings', () => {
  const owned: Held = ['p1', 'A', 1];

  test('name a firm whose known ratios sum to more than one, or to less with none unknown', () => {
    expect(
      codes([
        ['p1', 'T', 0.7],
        ['p2', 'T', 0.4],
      ]),
    ).toEqual([['SUM_NOT_ONE', ['p1>T', 'p2>T']]]);
    expect(codes([['p1', 'T', 0.7]])).toEqual([['SUM_NOT_ONE', ['p1>T']]]);
    expect(
      codes([
        ['p1', 'T', 0.7],
        ['p2', 'T', null],
      ]),
    ).toEqual([['UNKNOWN_RATIO', ['p2>T']]]);
  });

  test('forgive what rounding to two decimals of a percent leaves', () => {
    expect(
      codes([
        ['p1', 'T', 0.3333],
        ['p2', 'T', 0.3333],
        ['p3', 'T', 0.3333],
      ]),
    ).toEqual([]);
  });

  test('name circles, own shares, disputed holdings and a cut', () => {
    const held: Held[] = [
      ['p1', 'A', 0.5],
      ['B', 'A', 0.5],
      ['A', 'B', 1],
      ['A', 'T', 0.9, { disputed: true }],
      ['T', 'T', 0.1],
    ];
    expect(codes(held, { cut: true })).toEqual([
      ['CYCLE', ['A>B', 'B>A']],
      ['SELF_HOLDING', ['T>T']],
      ['DISPUTED_EDGE', ['A>T']],
      ['TRUNCATED', []],
    ]);
  });

  test('concern only what stands above the target', () => {
    expect(codes([['p1', 'T', 1], ['T', 'B', 0.2], owned])).toEqual([]);
  });

  test('a party missing from the graph is a fault of ours', () => {
    const broken = graphOf([owned, ['A', 'T', 1]], { parties: [] });
    const ask = () => findControllers(broken, 'T', 'CONTROL_CASCADE', at);
    expect(ask).toThrow(expect.objectContaining({ code: 'INTERNAL_SERVER_ERROR' }));
  });
});
