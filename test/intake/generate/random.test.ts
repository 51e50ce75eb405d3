import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  between,
  drawFor,
  heavyTailed,
  topic,
  weighted,
} from '../../../src/intake/generate/random.ts';

const anySeed = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const anyIndex = fc.integer({ min: 0, max: 60_000_000 });

describe('a stream of numbers', () => {
  test('is the same for the same seed, topic and index', () => {
    fc.assert(
      fc.property(anySeed, anyIndex, fc.string(), (seed, index, name) => {
        const [one, again] = [drawFor(seed, topic(name), index), drawFor(seed, topic(name), index)];
        for (let i = 0; i < 5; i += 1) expect(one()).toBe(again());
      }),
    );
  });

  test('of neighbours differs, and lies in [0, 1) evenly', () => {
    const draws = Array.from({ length: 20_000 }, (_, index) => drawFor(7, topic('a'), index)());
    expect(new Set(draws).size).toBeGreaterThan(19_990);
    const tenths = Array.from(
      { length: 10 },
      (_, i) => draws.filter((x) => Math.floor(x * 10) === i).length,
    );
    for (const count of tenths) expect(Math.abs(count - 2000)).toBeLessThan(250);
  });

  test('whole numbers keep to their bounds, both included', () => {
    const draw = drawFor(1, topic('b'), 0);
    const seen = new Set(Array.from({ length: 500 }, () => between(draw, 3, 6)));
    expect([...seen].sort()).toEqual([3, 4, 5, 6]);
  });

  test('heavy tails: the first hundredth gets more than its tenfold share', () => {
    const draw = drawFor(1, topic('c'), 0);
    const picks = Array.from({ length: 10_000 }, () => heavyTailed(draw, 1000, 2.5));
    expect(picks.filter((index) => index < 10).length).toBeGreaterThan(1000);
    expect(picks.every((index) => index >= 0 && index < 1000)).toBe(true);
  });

  test('weights are kept', () => {
    const draw = drawFor(1, topic('d'), 0);
    const choose = weighted([
      ['often', 3],
      ['seldom', 1],
    ]);
    const often = Array.from({ length: 4000 }, () => choose(draw)).filter(
      (word) => word === 'often',
    ).length;
    expect(Math.abs(often - 3000)).toBeLessThan(150);
  });
});
