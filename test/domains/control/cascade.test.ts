import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findControlled, findControllers } from '../../../src/domains/control/control.ts';
import type { HoldingGraph } from '../../../src/domains/control/holding-graph.ts';
import { graphOf, type Held } from '../../kit/holdings.ts';

const at = { validAt: '2026-04-01' };
const controlledBy = (graph: HoldingGraph, id: string) =>
  findControlled(graph, id, 'CONTROL_CASCADE', at)
    .controlled.map(({ subjectId }) => subjectId)
    .toSorted();
const controllersOf = (graph: HoldingGraph, id: string) =>
  findControllers(graph, id, 'CONTROL_CASCADE', at);
const lastOf = (graph: HoldingGraph, id: string) =>
  findControllers(graph, id, 'ACTUAL_CONTROLLER', at);

// the published example of the Vadalog documentation
const vadalog = graphOf([
  ['1', '2', 0.9],
  ['2', '3', 1],
  ['3', '2', 0.1],
  ['3', '4', 0.9],
  ['4', '5', 1],
  ['5', '1', 0.1],
  ['1', '6', 0.9],
  ['6', '5', 1],
  ['5', '10', 0.9],
  ['10', '20', 1],
  ['20', '1', 0.5],
  ['1', '10', 0.9],
  ['19', '5', 1],
  ['10', '19', 0.5],
]);

describe('the published control graph', () => {
  test('5 controls 1 only through .1 of its own and the .5 of 20 behind 10', () => {
    const five = controllersOf(vadalog, '1').controllers.find(({ subjectId }) => subjectId === '5');
    expect(five).toMatchObject({ ratio: 0.6, exact: '3/5' });
    expect(five?.proof).toMatchObject({
      edgeIds: ['10>20', '20>1', '5>1', '5>10'],
      arithmetic: {
        en: '5 0.9 of 10 → controls 10; 10 1 of 20 → controls 20; 20 0.5 + 5 0.1 = 0.6 of 1 → controls 1',
        zh: '在10中：5 0.9 → 控制10；在20中：10 1 → 控制20；在1中：20 0.5 + 5 0.1 = 0.6 → 控制1',
      },
    });
  });

  test('10 controls 20 and not 19, because .5 is not more than .5', () => {
    expect(controlledBy(vadalog, '10')).toEqual(['20']);
  });

  test('19 controls 1, 2, 3, 4, 5, 6, 10 and 20', () => {
    expect(controlledBy(vadalog, '19')).toEqual(['1', '10', '2', '20', '3', '4', '5', '6']);
  });

  test('the last one up the cascade of 20 is 19', () => {
    expect(lastOf(vadalog, '20').controllers.map(({ subjectId }) => subjectId)).toEqual(['19']);
  });
});

describe('control', () => {
  test('exactly half of the votes is no control', () => {
    expect(
      controllersOf(
        graphOf([
          ['p1', 'T', 0.5],
          ['p2', 'T', 0.5],
        ]),
        'T',
      ).controllers,
    ).toEqual([]);
  });

  test('three tenths and two tenths are exactly half, whatever floats say', () => {
    const tenths: Held[] = [
      ['p', 'A', 1],
      ['p', 'B', 1],
      ['p', 'C', 1],
    ];
    const split: Held[] = [
      ['A', 'T', 0.1],
      ['B', 'T', 0.2],
      ['C', 'T', 0.2],
      ['q', 'T', 0.5],
    ];
    expect(controllersOf(graphOf([...tenths, ...split]), 'T').controllers).toEqual([]);
  });

  test('counts the holding of a controlled firm in full, not multiplied', () => {
    const graph = graphOf([
      ['p1', 'A', 0.51],
      ['A', 'T', 0.51],
    ]);
    expect(controllersOf(graph, 'T').controllers).toMatchObject([
      { subjectId: 'A', ratio: 0.51 },
      { subjectId: 'p1', ratio: 0.51 },
    ]);
  });

  test('is decided by votes where they are known, else by equity', () => {
    const graph = graphOf([
      ['p1', 'T', 0.3, { votes: 0.7 }],
      ['p2', 'T', 0.7, { votes: 0.3 }],
    ]);
    expect(controllersOf(graph, 'T').controllers).toMatchObject([{ subjectId: 'p1', ratio: 0.7 }]);
  });

  test('adds up what the same pair holds twice', () => {
    const graph = graphOf([
      ['p1', 'T', 0.3],
      ['p1', 'T', 0.3],
    ]);
    const [first] = controllersOf(graph, 'T').controllers;
    expect(first).toMatchObject({ ratio: 0.6, proof: { edgeIds: ['p1>T', 'p1>T#1'] } });
  });

  test('two firms that control one another are both last in the cascade, with a CYCLE warning', () => {
    const graph = graphOf([
      ['A', 'B', 0.6],
      ['B', 'A', 0.6],
      ['A', 'T', 0.6],
    ]);
    const answer = lastOf(graph, 'T');
    expect(answer.controllers.map(({ subjectId }) => subjectId)).toEqual(['A', 'B']);
    expect(answer.warnings).toContainEqual(
      expect.objectContaining({ code: 'CYCLE', edgeIds: ['A>B', 'B>A'] }),
    );
    expect(lastOf(graph, 'B').controllers.map(({ subjectId }) => subjectId)).toEqual(['A']);
  });

  test('the last one up the cascade is the person behind the holding firms', () => {
    const graph = graphOf([
      ['p1', 'A', 0.6],
      ['A', 'B', 0.9],
      ['B', 'T', 0.55],
      ['p2', 'T', 0.45],
    ]);
    expect(lastOf(graph, 'T').controllers).toMatchObject([{ subjectId: 'p1', ratio: 0.55 }]);
    expect(findControlled(graph, 'p1', 'ACTUAL_CONTROLLER', at).controlled).toHaveLength(3);
    expect(findControlled(graph, 'A', 'ACTUAL_CONTROLLER', at).controlled).toEqual([]);
  });

  test('holdings that only the target brings in are shown apart', () => {
    const graph = graphOf([
      ['p1', 'T', 0.6],
      ['T', 'A', 0.9],
      ['A', 'T', 0.2],
    ]);
    const person = controllersOf(graph, 'T').controllers.find(
      ({ subjectId }) => subjectId === 'p1',
    );
    expect(person).toMatchObject({
      ratio: 0.8,
      proof: {
        arithmetic: {
          en: 'p1 0.6 of T → controls T; T 0.9 of A → controls A; in all A 0.2 + p1 0.6 = 0.8 of T',
          zh: '在T中：p1 0.6 → 控制T；在A中：T 0.9 → 控制A；合计在T中：A 0.2 + p1 0.6 = 0.8',
        },
      },
    });
  });

  test('a firm whose only known holding is in a ring that leads nowhere controls nothing', () => {
    const graph = graphOf([
      ['A', 'B', 0.6],
      ['B', 'A', 0.6],
      ['B', 'T', null],
    ]);
    expect(controllersOf(graph, 'T').controllers).toEqual([]);
  });

  test('follows a chain of 100,000 firms', () => {
    const chain = Array.from({ length: 100_000 }, (_, n): Held => [`c${n}`, `c${n + 1}`, 0.9]);
    const graph = graphOf(chain);
    expect(controllersOf(graph, 'c100000').controllers).toHaveLength(100_000);
    expect(lastOf(graph, 'c100000').controllers).toMatchObject([{ subjectId: 'c0' }]);
  });
});

const randomHoldings = fc
  .array(fc.tuple(fc.nat(8), fc.nat(8), fc.integer({ min: 1, max: 20 })), { maxLength: 30 })
  .map((list) => list.map(([from, to, n]): Held => [String(from), String(to), n / 20]));

const naively = (held: readonly Held[], holder: string): string[] => {
  const controlled = new Set<string>();
  for (let before = -1; before < controlled.size;) {
    before = controlled.size;
    const twentieths = new Map<string, number>();
    for (const [from, to, ratio] of held) {
      if (from === to || (from !== holder && !controlled.has(from))) continue;
      twentieths.set(to, (twentieths.get(to) ?? 0) + Math.round((ratio ?? 0) * 20));
    }
    for (const [to, n] of twentieths) if (n > 10 && to !== holder) controlled.add(to);
  }
  return [...controlled].toSorted();
};

const recomputed = (graph: HoldingGraph, edgeIds: readonly string[]): Held[] =>
  graph.edges
    .filter(({ id }) => edgeIds.includes(id))
    .map(({ from, to, ratio }): Held => [from, to, ratio]);

describe('on random graphs', () => {
  test('the worklist finds what the naive fixpoint finds, in both directions', () => {
    fc.assert(
      fc.property(randomHoldings, (held) => {
        const graph = graphOf(held);
        const ids = graph.parties.map(({ id }) => id);
        const down = new Map(ids.map((id) => [id, controlledBy(graph, id)]));
        for (const id of ids) {
          expect(down.get(id)).toEqual(naively(held, id));
          const above = controllersOf(graph, id).controllers.map(({ subjectId }) => subjectId);
          expect(above.toSorted()).toEqual(ids.filter((x) => down.get(x)?.includes(id)).toSorted());
        }
      }),
    );
  });

  test('the last ones are controllers whom only those they control themselves control, in both directions', () => {
    fc.assert(
      fc.property(randomHoldings, (held) => {
        const graph = graphOf(held);
        const ids = graph.parties.map(({ id }) => id);
        const controls = (a: string, b: string) => naively(held, a).includes(b);
        for (const id of ids) {
          const expected = ids.filter(
            (x) => controls(x, id) && ids.every((z) => !controls(z, x) || controls(x, z)),
          );
          const answer = lastOf(graph, id).controllers.map(({ subjectId }) => subjectId);
          expect(answer.toSorted()).toEqual(expected.toSorted());
          const down = findControlled(graph, id, 'ACTUAL_CONTROLLER', at).controlled;
          const back = ids.filter((y) =>
            lastOf(graph, y).controllers.some(({ subjectId }) => subjectId === id),
          );
          expect(down.map(({ subjectId }) => subjectId).toSorted()).toEqual(back.toSorted());
        }
      }),
      { numRuns: 40 },
    );
  });

  test('the edges of each proof are enough to reach its ratio by the naive fixpoint', () => {
    fc.assert(
      fc.property(randomHoldings, (held) => {
        const graph = graphOf(held);
        for (const { id } of graph.parties) {
          for (const { subjectId, ratio, proof } of controllersOf(graph, id).controllers) {
            const edges = recomputed(graph, proof.edgeIds);
            const members = [subjectId, ...naively(edges, subjectId)];
            expect(members).toContain(id);
            const parts = edges.filter(([from, to]) => to === id && members.includes(from));
            const twentieths = parts.reduce((sum, [, , n]) => sum + Math.round((n ?? 0) * 20), 0);
            expect(ratio).toBe(twentieths / 20);
          }
        }
      }),
    );
  });
});
