import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { relationKindNames } from '../../../../src/words/relation-kinds.ts';
import { readLink, writeLink } from '../../../../src/explorer/explore/model/link.ts';
import { signals } from '../../../../src/explorer/explore/model/signals.ts';
import {
  controlRules,
  emptyView,
  layouts,
  type View,
} from '../../../../src/explorer/explore/model/view.ts';

const id = fc.stringMatching(/^sub_[A-Za-z0-9_-]{22}$/);
const day = fc.constantFrom('2019-02-28', '2026-06-30');
const kind = fc.constantFrom(...relationKindNames);
const branchStep = fc.record(
  {
    act: fc.constantFrom('expand', 'more', 'fold'),
    id,
    kind,
    direction: fc.constantFrom('IN', 'OUT'),
  },
  { noNullPrototype: true },
);
const pathStep = fc.record({ act: fc.constant('path'), id, to: id });
const mode = fc.oneof(
  fc.constant({ is: 'map' }),
  fc.record({ is: fc.constant('control'), id, rule: fc.constantFrom(...controlRules) }),
  fc.record({ is: fc.constant('group'), id }),
  fc.record({ is: fc.constant('suspicion'), id }),
  fc.record({ is: fc.constant('diff'), id, other: day }),
  fc.constant({ is: 'together' }),
);
const view = fc.record(
  {
    steps: fc
      .tuple(
        fc.record({ act: fc.constant('open'), id, hops: fc.constantFrom(1, 2, 3) }),
        fc.array(fc.oneof(branchStep, pathStep), { maxLength: 5 }),
      )
      .map(([open, others]) => [open, ...others]),
    validAt: fc.option(day),
    knownAt: fc.option(fc.constant('2026-06-30T03:59:59.999Z')),
    mode,
    picked: fc.uniqueArray(id, { maxLength: 4 }),
    focus: fc.option(fc.nat(20)),
    layout: fc.constantFrom(...layouts),
    filter: fc.record({
      without: fc.uniqueArray(kind),
      leastRatio: fc.constantFrom(0, 0.05, 0.25, 1),
      since: fc.option(day),
      signals: fc.subarray(signals.map(({ key }) => key)),
    }),
    selected: fc.option(id),
  },
  { noNullPrototype: true },
) as fc.Arbitrary<View>;

test('a link opens the view that it was made of', () => {
  fc.assert(
    fc.property(view, (made) => {
      expect(readLink(`#${writeLink(made)}`)).toEqual(made);
    }),
  );
});

test('whatever stands in an address that is not one of ours is left out', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(readLink(text).steps).toEqual([]);
    }),
  );
  const spoilt = `s=o.sub_a.2~e.<script>~e.sub_b.NOTHING~x.sub_c&t=tomorrow&l=spiral&c=张三&r=7&b=x&g=bad&k=张三.sub_&m=d.sub_a.yesterday`;
  expect(readLink(spoilt)).toEqual({
    ...emptyView,
    steps: [{ act: 'open', id: 'sub_a', hops: 2 }],
  });
});

test('a link that begins with anything but a centre opens nothing', () => {
  expect(readLink('#s=e.sub_a')).toEqual(emptyView);
});
