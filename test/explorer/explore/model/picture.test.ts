import { expect, test } from '@jest/globals';
import { filtered } from '../../../../src/explorer/explore/model/filter.ts';
import { fold } from '../../../../src/explorer/explore/model/fold.ts';
import {
  addMap,
  slotStates,
  emptyPicture,
  leftOutCounts,
  type Picture,
} from '../../../../src/explorer/explore/model/picture.ts';
import {
  layerPlaces,
  ringPlaces,
  startPlaces,
} from '../../../../src/explorer/explore/model/places.ts';
import { shownSignals } from '../../../../src/explorer/explore/model/signals.ts';
import { noFilter } from '../../../../src/explorer/explore/model/view.ts';
import { someHolding, someMap, someNode } from './some-map.ts';

// a and b hold c, which holds d and nine others; b also holds d
const answer = someMap(
  [someNode('c', 0), someNode('a', 1), someNode('b', 1, { penalties: 2 }), someNode('d', 1)],
  [
    someHolding('a', 'c', 0.6),
    someHolding('b', 'c', 0.04),
    someHolding('c', 'd'),
    someHolding('b', 'd', 0.2),
  ],
  [{ node: 'c', kind: 'SHAREHOLDER', direction: 'OUT', total: 10, cursor: 'next' }],
);
const picture = addMap(emptyPicture, answer, { hops: 1, anchor: 'c' });
const ids = ({ nodes }: Picture): readonly string[] => [...nodes.keys()].sort();

test('what the hub left out is counted at its subject, and goes on at its cursor', () => {
  expect(leftOutCounts(picture)).toEqual(new Map([['c', 9]]));
  expect(slotStates(picture, 'c')).toEqual([
    { node: 'c', kind: 'SHAREHOLDER', direction: 'IN', total: 2, cursor: null, shown: 2 },
    { node: 'c', kind: 'SHAREHOLDER', direction: 'OUT', total: 10, cursor: 'next', shown: 1 },
  ]);
});

test('more of a branch is added without a second count of what was there', () => {
  const next = someMap(
    [someNode('c', 0), someNode('e', 1)],
    [someHolding('c', 'e')],
    [{ node: 'c', kind: 'SHAREHOLDER', direction: 'OUT', total: 10, cursor: 'later' }],
  );
  const only = { node: 'c', kind: 'SHAREHOLDER', direction: 'OUT' } as const;
  const both = addMap(picture, next, { hops: 1, only });
  expect(ids(both)).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect(leftOutCounts(both)).toEqual(new Map([['c', 8]]));
});

test('folding takes what hangs on the map only through the fold, and remembers how much it was', () => {
  const folded = fold(picture, { node: 'c', kind: 'SHAREHOLDER', direction: 'IN' });
  // b stays: it is held by d as well
  expect(ids(folded)).toEqual(['b', 'c', 'd']);
  expect(leftOutCounts(folded).get('c')).toBe(10);
  expect(ids(fold(picture, { node: 'c' }))).toEqual(['c']);
});

test('a filter leaves the centre, and unknown ratios pass', () => {
  expect(ids(filtered(picture, { ...noFilter, leastRatio: 0.05 }))).toEqual(['a', 'b', 'c', 'd']);
  expect(filtered(picture, { ...noFilter, leastRatio: 0.05 }).edges.size).toBe(3);
  expect(ids(filtered(picture, { ...noFilter, without: ['SHAREHOLDER'] }))).toEqual(['c']);
  expect(ids(filtered(picture, { ...noFilter, signals: ['penalties'] }))).toEqual(['b', 'c']);
  expect(ids(filtered(picture, { ...noFilter, since: '2020-01-02' }))).toEqual(['c']);
});

test('a grade is a signal under its own letter, and none where there is none', () => {
  const letters = (grade: string | null) =>
    shownSignals(someNode('a', 0, { repairs: 1, grade }).signals).map(({ letter }) => letter.zh);
  expect(letters('良')).toEqual(['修', '良']);
  expect(letters(null)).toEqual(['修']);
  expect(shownSignals(null)).toEqual([]);
});

test('in layers, holders stand above what they hold, and a circle is no trap', () => {
  const height = (id: string): number => layerPlaces(picture).get(id)?.y ?? Number.NaN;
  expect(height('a')).toBeGreaterThan(height('c'));
  expect(height('c')).toBeGreaterThan(height('d'));
  const circle = addMap(picture, someMap([], [someHolding('d', 'a')]), { hops: 1 });
  expect(layerPlaces(circle).size).toBe(4);
});

test('every layout gives each subject a place of its own, and newcomers do not move who stands', () => {
  for (const places of [
    ringPlaces(picture),
    layerPlaces(picture),
    startPlaces(picture, new Map()),
  ]) {
    expect([...places.keys()].sort()).toEqual(ids(picture));
    expect(new Set([...places.values()].map(({ x, y }) => `${x} ${y}`)).size).toBe(4);
  }
  const placed = new Map([['c', { x: 5, y: 5 }]]);
  expect(startPlaces(picture, placed).get('c')).toEqual({ x: 5, y: 5 });
});
