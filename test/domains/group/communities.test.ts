import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { communitiesOf } from '../../../src/domains/group/communities.ts';
import { groupRules } from '../../../src/rules/groups.ts';

const clique = (ids: readonly string[]) =>
  ids.flatMap((fromId, at) => ids.slice(at + 1).map((toId) => ({ fromId, toId, strength: 1 })));
const [left, right] = [
  ['a1', 'a2', 'a3', 'a4'],
  ['b1', 'b2', 'b3', 'b4'],
];
const ties = [...clique(left), ...clique(right), { fromId: 'a1', toId: 'b1', strength: 0.2 }];
const ids = [...left, ...right];

test('what hangs together closely is one community, numbered in the order of the subjects', () => {
  const found = communitiesOf(ids, ties, groupRules.communities);
  expect(left.map((id) => found.get(id))).toEqual([0, 0, 0, 0]);
  expect(right.map((id) => found.get(id))).toEqual([1, 1, 1, 1]);
});

test('the order in which ties and subjects come changes nothing but the numbers', () => {
  const reference = communitiesOf(ids, ties, groupRules.communities);
  const together = (found: ReadonlyMap<string, number>) =>
    ids.map((id) => ids.filter((other) => found.get(other) === found.get(id)).join());
  fc.assert(
    fc.property(
      fc.shuffledSubarray(ids, { minLength: ids.length }),
      fc.shuffledSubarray(ties, { minLength: ties.length }),
      (subjects, shuffled) => {
        const found = communitiesOf(subjects, shuffled, groupRules.communities);
        expect(together(found)).toEqual(together(reference));
        expect(found.get(subjects[0] ?? '')).toBe(0);
      },
    ),
  );
});

test('a subject without ties is a community of its own; ties to oneself count nothing', () => {
  const own = [{ fromId: 'c', toId: 'c', strength: 1 }];
  expect(communitiesOf(['c', 'd'], own, groupRules.communities)).toEqual(
    new Map([
      ['c', 0],
      ['d', 1],
    ]),
  );
});
