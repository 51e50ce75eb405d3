import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { codeOf, idNumberOf, nameOf } from '../fixtures/town.ts';
import {
  firstTold,
  known,
  secondTold,
  told,
  twoClockKeys,
  valid,
} from '../fixtures/two-clock-town.ts';
import { ask, askAndFail } from '../kit/ask.ts';
import { startTestHub, type TestHub } from '../kit/start-hub.ts';
import { idsOf, shortNames } from './control-questions.ts';

const clock = (day: string) => () => new Date(`${day}T04:00:00.000Z`);

let hub: TestHub;
let idOf: (key: string) => string;
let short: (id: string) => string;
beforeAll(async () => {
  hub = await startTestHub({ clock: clock('2026-06-30') });
  await hub.settle(firstTold, { clock: clock(told.first) });
  await hub.settle(secondTold, { clock: clock(told.second) });
  const byName = await idsOf(hub);
  idOf = (key) => byName(nameOf(key));
  short = shortNames(byName, twoClockKeys);
});
afterAll(() => hub.stop());

/** Short names of all subjects in an answer, each once. */
const subjectsIn = (answer: unknown): string =>
  [...new Set(JSON.stringify(answer).match(/sub_[A-Za-z0-9_-]{22}/g) ?? [])]
    .map(short)
    .sort()
    .join(' ');

/** Every kind of answer about Firm, and whom it names beside Firm on (valid, known): early early, late early, early late, late late. */
const questions: readonly (readonly [string, string, readonly [string, string, string, string]])[] =
  [
    [
      'a map',
      'creditMap(centre: $firm, hops: 2, asOf: $asOf) { edges { from { id } to { id } } }',
      ['Firm Mid pOld', 'Firm Mid pOld', 'Firm Mid pOld', 'Firm Mid Peer pNew'],
    ],
    [
      'paths',
      'paths(from: $firm, to: $peer, asOf: $asOf) { paths { nodes { id } } }',
      ['', '', '', 'Firm Peer pNew'],
    ],
    [
      'what lies between several subjects',
      'groupRelations(subjects: [$firm, $peer], asOf: $asOf) { edges { from { id } to { id } } }',
      ['', '', '', 'Firm Peer pNew'],
    ],
    [
      'a family',
      'relatedGroup(subject: $firm, asOf: $asOf) { members { node { subject { id } } } people { node { subject { id } } } }',
      ['pOld', 'pOld', 'pOld', 'Peer pNew'],
    ],
    [
      'controllers',
      'controllers(subject: $firm, rule: CONTROL_CASCADE, asOf: $asOf) { controllers { subject { id } } }',
      ['pOld', 'pOld', 'pOld', 'pNew'],
    ],
    [
      'what somebody controls',
      'controlled(subject: $old, rule: CONTROL_CASCADE, asOf: $asOf) { nodes { subject { id } } }',
      ['Firm', 'Firm', 'Firm', ''],
    ],
  ];

test.each(questions)('%s stands on both clocks', async (_, field, expected) => {
  const needs = (name: string, key: string) =>
    field.includes(`$${name}`) ? [[name, idOf(key)]] : [];
  const variables = Object.fromEntries([
    ...needs('firm', 'Firm'),
    ...needs('peer', 'Peer'),
    ...needs('old', 'pOld'),
  ]) as object;
  const declared = Object.keys(variables)
    .map((name) => `$${name}: ID!`)
    .join(', ');
  const query = `query (${declared}, $asOf: AsOf) { ${field} }`;
  const named: string[] = [];
  for (const knownAt of [known.early, known.late])
    for (const validAt of [valid.early, valid.late])
      named.push(subjectsIn(await ask(hub, query, { ...variables, asOf: { validAt, knownAt } })));
  expect(named).toEqual(expected);
});

interface Diff {
  readonly complete: boolean;
  readonly appeared: Part;
  readonly gone: Part;
  readonly changedEdges: readonly { readonly fields: readonly object[] }[];
  readonly changedSubjects: readonly {
    readonly fields: readonly object[];
    readonly after: { readonly id: string };
  }[];
}
interface Part {
  readonly nodes: readonly { readonly subject: { readonly id: string } }[];
  readonly edges: readonly {
    readonly from: { readonly id: string };
    readonly to: { readonly id: string };
  }[];
}
const difference = `query Difference($centre: ID!, $from: AsOf!, $to: AsOf!, $perNode: Int) {
  creditMapDiff(centre: $centre, from: $from, to: $to, perNode: $perNode) { complete from { validAt knownAt } to { validAt }
    centre { id } appeared { ...Part } gone { ...Part }
    changedEdges { before { id ratio } after { id ratio } fields { name before after } }
    changedSubjects { before { name } after { id name } fields { name before after } } } }
  fragment Part on CreditMapPart { nodes { hop subject { id } } edges { id from { id } to { id } } }`;
const differenceOf = async (centre: string, from: object, to: object, more: object = {}) =>
  (await ask<{ creditMapDiff: Diff }>(hub, difference, { centre: idOf(centre), from, to, ...more }))
    .creditMapDiff;
const partOf = ({ nodes, edges }: Part) => [
  nodes.map(({ subject }) => short(subject.id)).sort(),
  edges.map(({ from, to }) => `${short(from.id)} ${short(to.id)}`).sort(),
];

describe('the difference of two maps', () => {
  test('of one day at two moments of knowledge is what the hub has learnt', async () => {
    const [from, to] = [known.early, known.late].map((knownAt) => ({
      validAt: valid.late,
      knownAt,
    }));
    const diff = await differenceOf('Firm', from ?? {}, to ?? {});
    expect(partOf(diff.appeared)).toEqual([
      ['Peer', 'pNew'],
      ['pNew Firm', 'pNew Peer'],
    ]);
    expect(partOf(diff.gone)).toEqual([['pOld'], ['pOld Firm']]);
    expect(diff.changedEdges.map(({ fields }) => fields)).toEqual([
      [{ name: 'ratio', before: '0.1', after: '0.3' }],
    ]);
    expect(diff.changedSubjects.map(({ fields, after }) => [short(after.id), fields])).toEqual([
      ['Firm', [{ name: 'status', before: '存续', after: '吊销' }]],
    ]);
    expect(diff.complete).toBe(true);
  });

  test('of two days as known today is what happened in the world', async () => {
    const diff = await differenceOf('Firm', { validAt: valid.early }, { validAt: valid.late });
    expect(partOf(diff.appeared)).toEqual([
      ['Peer', 'pNew'],
      ['pNew Firm', 'pNew Peer'],
    ]);
    expect(partOf(diff.gone)).toEqual([['pOld'], ['pOld Firm']]);
    expect([diff.changedEdges, diff.changedSubjects]).toEqual([[], []]);
  });

  test('of a pair of clocks and itself is nothing; back is what there was, the other way round', async () => {
    const [early, late] = [{ validAt: valid.early }, { validAt: valid.late }];
    const none = await differenceOf('Firm', late, late);
    expect([partOf(none.appeared), partOf(none.gone), none.changedEdges]).toEqual([
      [[], []],
      [[], []],
      [],
    ]);
    const [there, back] = [
      await differenceOf('Firm', early, late),
      await differenceOf('Firm', late, early),
    ];
    expect(partOf(back.gone)).toEqual(partOf(there.appeared));
    expect(partOf(back.appeared)).toEqual(partOf(there.gone));
  });

  test('of a map that was cut tells only what is sure, and that it is not all', async () => {
    const diff = await differenceOf(
      'Firm',
      { validAt: valid.early },
      { validAt: valid.late },
      { perNode: 1 },
    );
    expect(diff.complete).toBe(false);
    expect(partOf(diff.gone)[1]).toEqual([]);
  });

  test('tells a derived share that changed because somebody else joined, though the relation stayed as it was', async () => {
    const holders = (...rows: readonly (readonly [string, number])[]) =>
      [
        'uniscid,entname,inv,invtype,blicno,certype,cerno,subconam,conprop',
        ...rows.map(([key, subscribed]) =>
          [
            codeOf('Joint'),
            nameOf('Joint'),
            nameOf(key),
            '自然人',
            '',
            '身份证',
            idNumberOf(key),
            subscribed,
            '',
          ].join(','),
        ),
      ].join('\n');
    const early = '2026-06-28T04:00:00.000Z';
    await hub.settle({ 'one.csv': holders(['pOne', 100]) }, { clock: () => new Date(early) });
    await hub.settle(
      { 'two.csv': holders(['pOne', 100], ['pTwo', 250]) },
      { clock: clock('2026-06-29') },
    );
    const byName = await idsOf(hub);
    const { creditMapDiff: diff } = await ask<{ creditMapDiff: Diff }>(hub, difference, {
      centre: byName(nameOf('Joint')),
      from: { knownAt: early },
      to: {},
    });
    expect(diff.complete).toBe(true);
    expect(diff.appeared.edges).toHaveLength(1);
    expect(diff.changedEdges).toMatchObject([
      {
        before: { ratio: 1 },
        after: { ratio: 100 / 350 },
        fields: [{ name: 'ratio', before: '1' }],
      },
    ]);
  });

  test('from before a firm was known has everything appear; where nobody ever was is NOT_FOUND', async () => {
    const diff = await differenceOf('pNew', { knownAt: known.early }, { knownAt: known.late });
    expect(partOf(diff.appeared)[0]).toEqual(expect.arrayContaining(['Firm', 'Peer', 'pNew']));
    const variables = { centre: `sub_${'x'.repeat(22)}`, from: {}, to: {} };
    expect(await askAndFail(hub, difference, variables)).toEqual(['NOT_FOUND']);
  });
});
