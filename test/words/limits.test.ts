import { expect, test } from '@jest/globals';
import { limits, longText, within } from '../../src/words/limits.ts';

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

test.each([
  'a\u0000b',
  '\u001b[31m',
  'a\u007f',
  '\u202Eabc',
  '\u2066x',
  'x\u2028',
  '\ud800',
  ' ',
  '长'.repeat(11),
])('text %j is refused by the name of its argument', (text) => {
  expect(() => longText('reason', text, 10)).toThrow(/^reason /);
});

test.each(['已缴\n罚款\t', '𠮷䶮', 'é', '👩‍👩‍👧', '长'.repeat(10)])(
  'text %j is taken as it is',
  (text) => {
    expect(longText('reason', text, 10)).toBe(text);
  },
);
