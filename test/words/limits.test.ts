import { expect, test } from '@jest/globals';
import { limits, within } from '../../src/words/limits.ts';

test('both ends of a limit belong to it', () => {
  const { least, most } = limits.page;
  expect([within('page', 'first', least), within('page', 'first', most)]).toEqual([least, most]);
});

test.each([0, -1, 101, 1.5, Number.NaN, Infinity, 10 ** 10])(
  '%d is refused with the argument and both ends',
  (value) => {
    expect(() => within('page', 'first', value)).toThrow(
      'first must be a whole number from 1 to 100.',
    );
  },
);
