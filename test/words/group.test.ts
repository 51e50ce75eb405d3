import { expect, test } from '@jest/globals';
import { groupBy } from '../../src/words/group.ts';

test('items keep their order within a key, and keys that of their first item', () => {
  expect([...groupBy(['b1', 'a1', 'b2'], (item) => item.charAt(0))]).toEqual([
    ['b', ['b1', 'b2']],
    ['a', ['a1']],
  ]);
});
