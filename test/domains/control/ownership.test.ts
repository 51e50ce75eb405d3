import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { inverse, Matrix } from 'ml-matrix';
import { findControlled, findControllers } from '../../../src/domains/control/control.ts';
import type { HoldingGraph } from '../../../src/domains/control/holding-graph.ts';
import { graphOf, type Held } from '../../kit/holdings.ts';

const options = (threshold: number) => ({ validAt: '2026-04-01', threshold });
const ownersOf = (graph: HoldingGraph, id: string, threshold = 0.25) =>
  findControllers(graph, id, 'EFFECTIVE_OWNERSHIP', options(threshold));
const exactly = (graph: HoldingGraph, id: string, threshold = 0.25) =>
  ownersOf(graph, id, threshold).controllers.map(({ subjectId, exact }) => [subjectId, exact]);

describe('multiplied ownership', () => {
  test('two halves held through two companies add up to the declared total of 0.6', () => {
    const graph = graphOf([
      ['p1', 'A', 0.5],
      ['p1', 'B', 0.5],
      ['A', 'T', 0.6],
      ['B', 'T', 0.6],
    ]);
    expect(exactly(graph, 'T', 0.6)).toEqual([
      ['A', '3/5'],
      ['B', '3/5'],
      ['p1', '3/5'],
    ]);
  });

  test('is exact at the threshold where floats fall below it', () => {
    expect(0.06 * 0.01 + 0.29 * 0.86).toBeLessThan(0.25);
    const graph = graphOf([
      ['p1', 'A', 0.06],
      ['A', 'T', 0.01],
      ['p1', 'B', 0.29],
      ['B', 'T', 0.86],
    ]);
    expect(exactly(graph, 'T').at(-1)).toEqual(['p1', '1/4']);
  });

  test('adds three twelfths of the subscribed capital to exactly a quarter', () => {
    const third = (id: string): Held => [id, 'T', null, { subscribed: '10' }];
    const holders = ['A', 'B', 'C'].map((id): Held => ['p1', id, 1]);
    const rest: Held = ['D', 'T', null, { subscribed: '90' }];
    const graph = graphOf([...holders, third('A'), third('B'), third('C'), rest]);
    expect(exactly(graph, 'T')).toEqual([
      ['D', '3/4'],
      ['p1', '1/4'],
    ]);
  });

  test('shares of the firm in itself pass ownership to its other holders', () => {
    const graph = graphOf([
      ['p1', 'T', 0.9],
      ['T', 'T', 0.1],
    ]);
    const answer = ownersOf(graph, 'T');
    expect(answer.controllers).toMatchObject([{ subjectId: 'p1', ratio: 1, exact: '1/1' }]);
    expect(answer.warnings).toMatchObject([{ code: 'SELF_HOLDING', edgeIds: ['T>T'] }]);
  });

  test('a circle is solved exactly: all of it belongs to those outside', () => {
    const graph = graphOf([
      ['p1', 'A', 0.4],
      ['B', 'A', 0.6],
      ['p2', 'B', 0.7],
      ['A', 'B', 0.3],
      ['A', 'T', 1],
    ]);
    expect(exactly(graph, 'T')).toEqual([
      ['A', '1/1'],
      ['B', '3/5'],
      ['p2', '21/41'],
      ['p1', '20/41'],
    ]);
    expect(exactly(graph, 'A', 0.5)).toEqual([
      ['B', '3/5'],
      ['p2', '21/41'],
    ]);
  });

  test('an owner on a circle never owns more than the whole', () => {
    const graph = graphOf([
      ['p1', 'A', 0.1],
      ['B', 'A', 0.9],
      ['A', 'B', 1],
      ['A', 'T', 1],
    ]);
    expect(exactly(graph, 'T', 0)).toEqual([
      ['A', '1/1'],
      ['p1', '1/1'],
      ['B', '9/10'],
    ]);
  });

  test('a circle nobody outside owns has no finite value and says so', () => {
    const graph = graphOf([
      ['A', 'B', 1],
      ['B', 'A', 1],
      ['p1', 'A', 0.1],
      ['A', 'T', 0.5],
      ['p2', 'T', 0.5],
    ]);
    const answer = ownersOf(graph, 'T');
    expect(answer.controllers.map(({ subjectId, ratio }) => [subjectId, ratio])).toEqual([
      ['p2', 0.5],
      ['A', null],
      ['B', null],
      ['p1', null],
    ]);
    expect(answer.controllers[3]?.proof.arithmetic.en).toContain('no finite value');
    expect(answer.warnings).toContainEqual(
      expect.objectContaining({ code: 'NUMERIC', edgeIds: ['A>B', 'B>A'] }),
    );
    const down = findControlled(graph, 'A', 'EFFECTIVE_OWNERSHIP', options(0.25)).controlled;
    expect(down.map(({ subjectId, ratio }) => [subjectId, ratio])).toEqual([
      ['B', null],
      ['T', null],
    ]);
  });

  test('an endless circle that does not lead to the target does not concern it', () => {
    const graph = graphOf([
      ['p1', 'T', 1],
      ['p1', 'A', 0.1],
      ['A', 'B', 1],
      ['B', 'A', 1],
      ['B', 'C', 1],
    ]);
    const down = findControlled(graph, 'p1', 'EFFECTIVE_OWNERSHIP', options(0.25));
    expect(down.controlled.map(({ subjectId, ratio }) => [subjectId, ratio])).toEqual([
      ['T', 1],
      ['A', null],
      ['B', null],
      ['C', null],
    ]);
  });

  test('a full circle of 70 firms is solved in floating point and says so', () => {
    const ring = Array.from({ length: 70 * 70 }, (_, n): Held => [
      `c${Math.floor(n / 70)}`,
      `c${n % 70}`,
      0.01,
    ]);
    const owners = Array.from({ length: 70 }, (_, n): Held => ['p1', `c${n}`, 0.3]);
    const answer = ownersOf(graphOf([...ring, ...owners]), 'c0');
    expect(answer.controllers).toMatchObject([{ subjectId: 'p1', exact: null }]);
    expect(answer.controllers[0]?.ratio).toBeCloseTo(1, 12);
    expect(answer.warnings.map(({ code }) => code)).toContain('NUMERIC');
  });

  test('a chain of 100,000 firms that own one another whole is followed to its end', () => {
    const chain = Array.from({ length: 100_000 }, (_, n): Held => [`c${n}`, `c${n + 1}`, 1]);
    const { controllers, warnings } = ownersOf(graphOf(chain), 'c100000');
    expect(controllers).toHaveLength(100_000);
    const top = controllers.find(({ subjectId }) => subjectId === 'c0');
    expect(top?.exact).toBe('1/1');
    expect(top?.proof.paths[0]?.edgeIds).toHaveLength(100_000);
    expect(warnings.map(({ code }) => code)).toEqual(['NO_NATURAL_PERSON']);
  });

  test('a threshold of 0 reports every holder, those of unknown share as "at least 0"', () => {
    const graph = graphOf([
      ['A', 'T', null],
      ['p1', 'A', 1],
      ['p2', 'T', 0.2, { ratioMin: 0.1 }],
    ]);
    const { controllers } = ownersOf(graph, 'T', 0);
    expect(controllers.map(({ subjectId, ratio }) => [subjectId, ratio])).toEqual([
      ['p2', 0.2],
      ['A', 0],
      ['p1', 0],
    ]);
    expect(controllers[1]?.basis.en).toContain('at least');
    expect(controllers[0]?.basis.en).not.toContain('at least');
  });
});

// parts of a hundred; each firm's holders together hold at most 99, so that every sum is finite
const randomFirms = fc
  .array(fc.array(fc.tuple(fc.nat(9), fc.integer({ min: 1, max: 40 })), { maxLength: 5 }), {
    minLength: 7,
    maxLength: 7,
  })
  .map((firms) =>
    firms.flatMap((holders, firm) => {
      let left = 99;
      return holders.flatMap(([holder, part]): Held[] => {
        const taken = Math.min(part, left);
        left -= taken;
        const from = holder < 7 ? `f${holder}` : `p${holder}`;
        return taken > 0 ? [[from, `f${firm}`, taken / 100]] : [];
      });
    }),
  );

const dense = ({ parties, edges }: HoldingGraph, without?: string) => {
  const at = new Map(parties.map(({ id }, index) => [id, index]));
  const shares = Matrix.zeros(parties.length, parties.length);
  for (const { from, to, ratio } of edges) {
    if (to === without) continue;
    const [row, column] = [at.get(from) ?? 0, at.get(to) ?? 0];
    shares.set(row, column, shares.get(row, column) + (ratio ?? 0));
  }
  const owned = shares.mmul(inverse(Matrix.eye(parties.length).sub(shares)));
  return (holder: string, firm: string): number =>
    owned.get(at.get(holder) ?? 0, at.get(firm) ?? 0);
};

describe('on random graphs with circles', () => {
  test('ultimate owners own what A(I - A)^-1 gives', () => {
    fc.assert(
      fc.property(randomFirms, (held) => {
        const graph = graphOf(held);
        const owned = dense(graph);
        for (const { id, kind } of graph.parties) {
          if (kind === 'PERSON') continue;
          const found = new Map(
            ownersOf(graph, id, 0).controllers.map(({ subjectId, ratio }) => [subjectId, ratio]),
          );
          for (const owner of graph.parties) {
            if (owner.kind !== 'PERSON') continue;
            expect(found.get(owner.id) ?? 0).toBeCloseTo(owned(owner.id, id), 10);
          }
        }
      }),
    );
  });

  test('owners on a circle own what is left without the holdings in themselves, and both directions agree', () => {
    fc.assert(
      fc.property(randomFirms, (held) => {
        const graph = graphOf(held);
        for (const { id } of graph.parties) {
          const owned = dense(graph, id);
          const down = findControlled(graph, id, 'EFFECTIVE_OWNERSHIP', options(0.1)).controlled;
          for (const { subjectId, ratio } of down) {
            expect(ratio).toBeCloseTo(owned(id, subjectId), 10);
            expect(ratio).toBeLessThanOrEqual(1);
          }
          const expected = graph.parties.flatMap(({ id: firm }) =>
            exactly(graph, firm, 0.1)
              .filter(([owner]) => owner === id)
              .map(([, exact]) => [firm, exact]),
          );
          const found = down.map(({ subjectId, exact }) => [subjectId, exact]);
          expect(found.toSorted()).toEqual(expected.toSorted());
        }
      }),
      { numRuns: 40 },
    );
  });

  test('the edges of each proof alone give its ratio', () => {
    fc.assert(
      fc.property(randomFirms, (held) => {
        const graph = graphOf(held);
        for (const { id } of graph.parties) {
          for (const { subjectId, ratio, proof } of ownersOf(graph, id, 0.1).controllers) {
            const edges = graph.edges.filter((edge) => proof.edgeIds.includes(edge.id));
            expect(dense({ ...graph, edges })(subjectId, id)).toBeCloseTo(ratio ?? -1, 10);
          }
        }
      }),
    );
  });
});
