import { expect, test } from '@jest/globals';
import { nodeAppearance } from '../../../../src/explorer/explore/model/appearance.ts';
import { type Disc, placeNames } from '../../../../src/explorer/explore/model/name-places.ts';
import { namesOf } from '../../../../src/explorer/explore/model/names.ts';
import { addMap, emptyPicture } from '../../../../src/explorer/explore/model/picture.ts';
import { someHolding, someMap, someNode } from './some-map.ts';

const all = { tried: Infinity, placed: Infinity };
const wide = (rows: readonly string[]): number => Math.max(...rows.map((row) => row.length * 12));
const disc = (x: number, y: number): Disc => ({ x, y, radius: 10 });
const name = (text: string, always = false) => ({
  id: text,
  text,
  status: null,
  bold: always,
  always,
  faded: false,
});

test('a name goes above when a badge is below, and one that must stand goes farther away or over no badge', () => {
  const below = { left: -40, right: 40, top: 12, bottom: 30 };
  const [above] = placeNames([[name('甲乙'), disc(0, 0)]], [below], wide, all);
  expect(above?.bottom).toBeLessThanOrEqual(-10);
  const around = { left: -40, right: 40, top: -28, bottom: 28 };
  expect(placeNames([[name('甲乙'), disc(0, 0)]], [around], wide, all)).toEqual([]);
  const [far] = placeNames([[name('甲乙', true), disc(0, 0)]], [around], wide, all);
  expect(far && (far.top >= 28 || far.bottom <= -28)).toBe(true);
});

const ended = someNode('b', 1);
const picture = addMap(
  emptyPicture,
  someMap(
    [someNode('a', 0), { ...ended, subject: { ...ended.subject, status: '吊销，未注销' } }],
    [someHolding('a', 'b', 1)],
  ),
  { hops: 1, anchor: 'a' },
);
const nobody = { edges: new Set<string>(), nodes: new Set<string>() };

test('a firm that is no longer in business says so below its name and has another fill', () => {
  const names = namesOf(picture, nobody);
  const [placed] = placeNames(
    names.filter(({ id }) => id === 'b').map((one) => [one, disc(0, 0)] as const),
    [],
    wide,
    all,
  );
  expect(placed?.rows.at(-1)).toBe('（吊销，未注销）');
  const colours = [...picture.nodes.values()].map(
    (node) => nodeAppearance(node, picture, nobody).color,
  );
  expect(new Set(colours).size).toBe(2);
});

test('whom the list is about is named in any case, as is who stands next to the centre', () => {
  const nodes = [someNode('a', 0), someNode('b', 1), someNode('d', 2)];
  const edges = [someHolding('a', 'b'), someHolding('b', 'd')];
  const further = addMap(emptyPicture, someMap(nodes, edges), { hops: 1, anchor: 'a' });
  const isAlways = (id: string, named: readonly string[]) =>
    namesOf(further, nobody, new Set(named)).find((name) => name.id === id)?.always;
  expect([isAlways('b', []), isAlways('d', []), isAlways('d', ['d'])]).toEqual([true, false, true]);
});
