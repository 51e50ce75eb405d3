import { describe, expect, test } from '@jest/globals';
import { findControllers } from '../../../src/domains/control/control.ts';
import { same } from '../../../src/words/bilingual.ts';
import { graphOf, type Held } from '../../kit/holdings.ts';

const options = { validAt: '2026-04-01', threshold: 0, label: (id: string) => `«${id}»` };
const proofOf = (held: readonly Held[], owner: string, target = 'T') =>
  findControllers(graphOf(held), target, 'EFFECTIVE_OWNERSHIP', options).controllers.find(
    ({ subjectId }) => subjectId === owner,
  )?.proof;

describe('the proof of ownership', () => {
  test('without circles is a sum of products, then the route of each term by name', () => {
    const held: Held[] = [
      ['p1', 'A', 0.6],
      ['A', 'T', 0.5],
      ['p1', 'T', 0.1],
      ['p2', 'T', 0.4],
    ];
    expect(proofOf(held, 'p1')).toEqual({
      edgeIds: ['A>T', 'p1>A', 'p1>T'],
      paths: [
        { subjectIds: ['p1', 'A', 'T'], edgeIds: ['p1>A', 'A>T'], product: 0.3 },
        { subjectIds: ['p1', 'T'], edgeIds: ['p1>T'], product: 0.1 },
      ],
      arithmetic: same('0.6 × 0.5 + 0.1 = 0.4\n0.6 × 0.5: «p1» → «A» → «T»\n0.1: «p1» → «T»'),
    });
  });

  test('a fraction that no decimal writes stays a fraction', () => {
    const third: Partial<Held[3]> = { subscribed: '1' };
    const thirds = ['p1', 'p2', 'p3'].map((id): Held => [id, 'T', null, third]);
    expect(proofOf(thirds, 'p1')?.arithmetic.en).toBe('1/3\n1/3: «p1» → «T»');
  });

  test('with circles is the linear equations and their solution', () => {
    const held: Held[] = [
      ['p1', 'A', 0.5],
      ['B', 'A', 0.5],
      ['A', 'B', 0.4],
      ['A', 'T', 1],
    ];
    expect(proofOf(held, 'p1')?.arithmetic.en.split('\n')).toEqual([
      'x(S) is the share of «T» that S holds; walks back to «p1» are not counted.',
      'x(«p1») = 0.5 × x(«A»)',
      'x(«A») = 0.4 × x(«B») + 1',
      'x(«B») = 0.5 × x(«A»)',
      'Solution: x(«p1») = 0.625, x(«A») = 1.25, x(«B») = 0.625',
    ]);
  });

  test('own shares of the target stand in the equations', () => {
    const text = proofOf(
      [
        ['p1', 'T', 0.9],
        ['T', 'T', 0.1],
      ],
      'p1',
    )?.arithmetic.en;
    expect(text).toContain('x(«p1») = 0.9 × (1 + x(«T»))');
    expect(text).toContain('Solution: x(«p1») = 1, x(«T») = 1/9');
  });

  test('lists the 20 weightiest paths and says what the others add', () => {
    const middle = Array.from({ length: 25 }, (_, n) => `m${String(n).padStart(2, '0')}`);
    const held = middle.flatMap((id, n): Held[] => [
      ['p1', id, (n + 1) / 100],
      [id, 'T', 0.04],
    ]);
    const proof = proofOf(held, 'p1');
    expect(proof?.edgeIds).toHaveLength(50);
    expect(proof?.paths).toHaveLength(20);
    expect(proof?.paths[0]).toMatchObject({ subjectIds: ['p1', 'm24', 'T'], product: 0.01 });
    expect(proof?.arithmetic.en).toMatch(/ \+ 0\.006 \(5 more paths\) = 0\.13\n/);
  });

  test('counts the paths of a lattice without walking all of them', () => {
    const held = Array.from({ length: 40 }, (_, n): Held[] => [
      [`n${n}`, `a${n}`, 0.5],
      [`n${n}`, `b${n}`, 0.5],
      [`a${n}`, `n${n + 1}`, 0.5],
      [`b${n}`, `n${n + 1}`, 0.5],
    ]).flat();
    const proof = proofOf(held, 'n0', 'n40');
    expect(proof?.arithmetic.en).toContain(`(${2n ** 40n - 20n} more paths)`);
  });

  test('is bounded where simple paths are beyond counting', () => {
    const ids = Array.from({ length: 14 }, (_, n) => `c${n}`);
    const held = ids.flatMap((from) => ids.map((to): Held => [from, to, from === to ? 0 : 0.05]));
    const proof = proofOf([...held, ['p1', 'c0', 0.3], ['c13', 'T', 1]], 'p1');
    expect(proof?.paths).toHaveLength(20);
    expect(proof?.paths[0]?.subjectIds).toEqual(['p1', 'c0', 'c13', 'T']);
    expect(proof?.arithmetic.en).toContain('More simple paths exist');
  });

  test('leaves out what is held in the owner itself', () => {
    const held: Held[] = [
      ['A', 'B', 0.5],
      ['B', 'A', 0.5],
      ['A', 'T', 0.6],
    ];
    expect(proofOf(held, 'A')?.edgeIds).toEqual(['A>T']);
    expect(proofOf(held, 'A')?.arithmetic.en).toBe('0.6\n0.6: «A» → «T»');
  });
});
