import { expect, test } from '@jest/globals';
import { focusOf, nodeAppearance } from '../../../../src/explorer/explore/model/appearance.ts';
import {
  type Disc,
  nameSize,
  type PlacedName,
  placeNames,
} from '../../../../src/explorer/explore/model/name-places.ts';
import { nameRows, namesOf, withSelected } from '../../../../src/explorer/explore/model/names.ts';
import {
  addMap,
  emptyPicture,
  type Picture,
} from '../../../../src/explorer/explore/model/picture.ts';
import {
  layerPlaces,
  type Places,
  ringPlaces,
} from '../../../../src/explorer/explore/model/places.ts';
import { someHolding, someMap, someNode } from './some-map.ts';

const windows = [
  { width: 1440, height: 810 },
  { width: 1024, height: 640 },
  { width: 390, height: 600 },
] as const;
type Window = (typeof windows)[number];

/** Figures that look random and are the same each time. */
function figures(seed: number): (below: number) => number {
  let state = seed * 2_654_435_761;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const endings = [
  '有限公司',
  '商贸（集团）有限公司',
  '合伙企业（有限合伙）',
  '（北方）股份有限公司',
];

/** A centre with neighbours, of which some have neighbours of their own. */
function someTown(seed: number): Picture {
  const below = figures(seed + 1);
  const near = 3 + below(40);
  const far = below(60);
  const named = (id: string, hop: number) => {
    const node = someNode(id, hop);
    const name = `云江市${'示例'.repeat(1 + below(5))}${id}${endings[below(4)] ?? ''}`;
    return { ...node, subject: { ...node.subject, name } };
  };
  const ids = Array.from({ length: near }, (_, at) => `n${at}`);
  const further = Array.from({ length: far }, (_, at) => `f${at}`);
  return addMap(
    emptyPicture,
    someMap(
      [named('c', 0), ...ids.map((id) => named(id, 1)), ...further.map((id) => named(id, 2))],
      [
        ...ids.map((id, at) => (at % 2 === 0 ? someHolding('c', id) : someHolding(id, 'c'))),
        ...further.map((id) => someHolding(`n${below(near)}`, id)),
      ],
    ),
    { hops: 1, anchor: 'c' },
  );
}

/** Where subjects stand on the screen: all of them between its edges, as sigma fits them. */
function onScreen(
  places: Places,
  { width, height }: Window,
): Map<string, { x: number; y: number }> {
  const all = [...places.values()];
  const [xs, ys] = [all.map(({ x }) => x), all.map(({ y }) => y)];
  const [left, low] = [Math.min(...xs), Math.min(...ys)];
  const edge = Math.min(76, width / 7, height / 7);
  const [wide, high] = [Math.max(...xs) - left || 1, Math.max(...ys) - low || 1];
  const scale = Math.min((width - 2 * edge) / wide, (height - 2 * edge) / high);
  return new Map(
    [...places].map(([id, { x, y }]) => [
      id,
      { x: edge + (x - left) * scale, y: height - edge - (y - low) * scale },
    ]),
  );
}

const wide = (rows: readonly string[]): number =>
  nameSize.letters * Math.max(...rows.map((row) => Array.from(row).length));
const most = { tried: 700, placed: 180 } as const;
const nobody = focusOf(emptyPicture, new Set());

function written(picture: Picture, places: Places, window: Window, selected: string | null) {
  const at = onScreen(places, window);
  const discs = withSelected(namesOf(picture, nobody), selected).map((name) => {
    const node = picture.nodes.get(name.id);
    const spot = at.get(name.id);
    if (!node || !spot) throw new Error(`${name.id} stands nowhere.`);
    return [name, { ...spot, radius: nodeAppearance(node, picture, nobody).size }] as const;
  });
  return { names: placeNames(discs, [], wide, most), discs };
}

const far = (box: PlacedName, { x, y }: Disc): number =>
  Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));

function expectRightNames(picture: Picture, places: Places, window: Window): void {
  const last = [...picture.nodes.keys()].at(-1) ?? '';
  const { names, discs } = written(picture, places, window, last);
  const wanted = [
    'c',
    last,
    ...[...picture.edges.values()].flatMap(({ from, to }) =>
      from === 'c' ? [to] : to === 'c' ? [from] : [],
    ),
  ];
  const ids = new Set(names.map(({ id }) => id));
  expect(wanted.filter((id) => !ids.has(id))).toEqual([]);
  const nearer = names.flatMap((name) => {
    const own = discs.find(([{ id }]) => id === name.id)?.[1];
    return discs
      .filter(([{ id }, disc]) => own && id !== name.id && far(name, disc) < far(name, own))
      .map(([{ id }]) => `${name.id} is nearer to ${id}`);
  });
  expect(nearer).toEqual([]);
  for (const { rows } of names) for (const row of rows) expect(row).not.toMatch(/^[）)]/);
}

test('on thirty maps in three windows each name that must stand does, and none is nearer to somebody else', () => {
  for (let seed = 0; seed < 30; seed += 1) {
    const picture = someTown(seed);
    for (const window of windows)
      for (const places of [ringPlaces(picture), layerPlaces(picture)])
        expectRightNames(picture, places, window);
  }
});

test('the same map gives the same picture', () => {
  for (const window of windows) {
    const [a, b] = [someTown(7), someTown(7)];
    expect(written(a, ringPlaces(a), window, null).names).toEqual(
      written(b, ringPlaces(b), window, null).names,
    );
  }
});

test('two hundred firms of one name are named each at its own node', () => {
  const ids = Array.from({ length: 200 }, (_, at) => `n${at}`);
  const same = (id: string, hop: number) => {
    const node = someNode(id, hop);
    return { ...node, subject: { ...node.subject, name: '云江市同名商贸（集团）有限公司' } };
  };
  const picture = addMap(
    emptyPicture,
    someMap(
      [same('c', 0), ...ids.map((id) => same(id, 1))],
      ids.map((id) => someHolding('c', id)),
    ),
    { hops: 1, anchor: 'c' },
  );
  for (const window of windows) expectRightNames(picture, ringPlaces(picture), window);
});

test('a name of four thousand characters takes two rows, and a bracket never begins one', () => {
  for (const name of [
    '甲'.repeat(4_000),
    '（'.repeat(4_000),
    '）'.repeat(4_000),
    'a)'.repeat(2_000),
  ]) {
    const rows = nameRows(name);
    expect(rows.length).toBe(2);
    for (const row of rows) expect(Array.from(row).length).toBeLessThan(25);
  }
  expect(nameRows('云江市示例科技商贸（集团）有限公司')).toEqual([
    '云江市示例科技商贸',
    '（集团）有限公司',
  ]);
  expect(nameRows('云江市示例商贸（集团）有限公司').map((row) => row[0])).not.toContain('）');
});

test('faded subjects lose their names, and a grade alone makes no name heavier', () => {
  const town = someTown(3);
  const [edge] = town.edges.values();
  if (!edge) throw new Error('The town has no relation.');
  const focus = focusOf(town, new Set([edge.id]));
  const faded = namesOf(town, focus).filter((name) => name.faded);
  expect(faded.length).toBe(town.nodes.size - 2);
  const spot = (at: number) => ({ x: at * 300, y: 0, radius: 9 });
  const names = namesOf(town, focus).map((name, at) => [name, spot(at)] as const);
  expect(placeNames(names, [], wide, most).length).toBe(2);
  const graded = addMap(
    emptyPicture,
    someMap([someNode('a', 0, { grade: '优' }), someNode('b', 0)], []),
    { hops: 0 },
  );
  const [a, b] = namesOf(graded, nobody);
  expect([a?.bold, a?.always]).toEqual([b?.bold, b?.always]);
  expect(namesOf(graded, nobody).map(({ id }) => id)).toEqual(['a', 'b']);
});
