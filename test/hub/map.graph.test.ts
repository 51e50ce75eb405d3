import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { knottedKeys, knottedTown } from '../fixtures/knotted-town.ts';
import { filesOf, type Holding, nameOf } from '../fixtures/town.ts';
import { ask, askAndFail } from '../kit/ask.ts';
import { startTestHub, type TestHub } from '../kit/start-hub.ts';
import { idsOf, shortNames } from './control-questions.ts';
import { type MapAnswer, mapOf, type MapQuestion } from './map-questions.ts';

let hub: TestHub;
let token: string;
let idOf: (key: string) => string;
let short: (id: string) => string;

beforeAll(async () => {
  hub = await startTestHub();
  await hub.settle(knottedTown);
  token = await hub.token('ANALYST');
  const byName = await idsOf(hub);
  idOf = (key) => byName(nameOf(key));
  short = shortNames(byName, knottedKeys);
});
afterAll(() => hub.stop());

interface HolderPage {
  readonly totalCount: number;
  readonly nodes: readonly { readonly id: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

const around = (key: string, question: Omit<MapQuestion, 'centre'> = {}) =>
  mapOf(hub, { centre: idOf(key), ...question }, token);
const layers = ({ nodes }: MapAnswer) =>
  [...new Set(nodes.map(({ hop }) => hop))].map((hop) =>
    nodes
      .filter((node) => node.hop === hop)
      .map(({ subject }) => short(subject.id))
      .sort()
      .join(' '),
  );
const lines = ({ edges }: MapAnswer) =>
  edges.map(({ kind, from, to }) => `${short(from.id)} ${kind} ${short(to.id)}`).sort();
const kept = ({ truncated }: MapAnswer) =>
  truncated.map(
    ({ node, kind, direction, shown, total }) =>
      `${short(node)} ${kind} ${direction} ${shown}/${total}`,
  );

test('grows hop by hop, the centre first', async () => {
  expect(layers(await around('Low', { hops: 1 }))).toEqual(['Low', 'LowBranch Mid pAnn pBob']);
  const two = await around('Low');
  expect(layers(two)).toEqual(['Low', 'LowBranch Mid pAnn pBob', 'Top']);
  expect(lines(two)).toEqual(
    [
      'LowBranch BRANCH Low',
      'Mid SHAREHOLDER Low',
      'Top SHAREHOLDER Mid',
      'pAnn LEGAL_REPRESENTATIVE Low',
      'pAnn SHAREHOLDER Top',
      'pBob EXECUTIVE Low',
      'pBob SHAREHOLDER Low',
      'pBob SHAREHOLDER Mid',
      'pBob SHAREHOLDER Top',
    ].sort(),
  );
  expect(two.truncated).toEqual([]);
});

test('only the kinds asked for are followed', async () => {
  const map = await around('Low', { relations: ['BRANCH', 'EXECUTIVE'] });
  expect(lines(map)).toEqual(['LowBranch BRANCH Low', 'pBob EXECUTIVE Low']);
  expect((await around('Low', { relations: [] })).nodes).toHaveLength(1);
});

test('a limit for each node, kind and direction says what it leaves out', async () => {
  const map = await around('Low', { hops: 1, perNode: 1 });
  expect(lines(map)).toEqual([
    'LowBranch BRANCH Low',
    'Mid SHAREHOLDER Low',
    'pAnn LEGAL_REPRESENTATIVE Low',
    'pBob EXECUTIVE Low',
  ]);
  expect(kept(map)).toEqual(['Low SHAREHOLDER IN 1/2']);
});

test('a limit of nodes that is reached in the middle of a hop says what it leaves out, and shows no loose end', async () => {
  const map = await around('Low', { limit: 3 });
  expect(map.nodes).toHaveLength(3);
  const shown = new Set(map.nodes.map(({ subject }) => subject.id));
  for (const { from, to } of map.edges) expect(shown.has(from.id) && shown.has(to.id)).toBe(true);
  expect(layers(map)).toEqual(['Low', 'Mid pAnn']);
  expect(kept(map)).toEqual([
    'Low SHAREHOLDER IN 1/2',
    'Low EXECUTIVE IN 0/1',
    'Low BRANCH IN 0/1',
    'pAnn SHAREHOLDER OUT 0/1',
    'Mid SHAREHOLDER IN 0/2',
  ]);
});

test('every relation of a circle and of a dense knot is there once', async () => {
  const ring = await around('Ring1', { hops: 4 });
  expect(layers(ring)).toEqual(['Ring1', 'Ring2 Ring3 pCai']);
  expect(ring.edges).toHaveLength(6);
  const dense = await around('Dense1', { hops: 4 });
  expect(dense.nodes).toHaveLength(7);
  expect(new Set(dense.edges.map(({ id }) => id)).size).toBe(36);
  expect(dense.edges).toHaveLength(36);
});

test('a holding in itself is one relation, at both its ends', async () => {
  const map = await around('OwnA', { hops: 1 });
  expect(lines(map)).toEqual(['OwnA SHAREHOLDER OwnA', 'pDai SHAREHOLDER OwnA']);
  expect(kept(await around('OwnA', { hops: 1, limit: 1 }))).toEqual(['OwnA SHAREHOLDER IN 1/2']);
});

test('on another day other relations hold, and the totals are those of that day', async () => {
  const on = (validAt: string) => around('Past', { hops: 1, asOf: { validAt } });
  expect(lines(await on('2009-12-31'))).toEqual([]);
  expect(lines(await on('2019-12-31'))).toEqual(['pLin SHAREHOLDER Past']);
  expect(lines(await on('2020-01-01'))).toEqual(['pMei SHAREHOLDER Past']);
  const before = { asOf: { validAt: '2012-01-01' }, hops: 1, limit: 1 };
  expect(kept(await around('Pair', before))).toEqual(['Pair SHAREHOLDER IN 0/2']);
  expect(kept(await around('Pair', { hops: 1, limit: 1 }))).toEqual(['Pair SHAREHOLDER IN 0/3']);
});

test('a holding in itself that has ended is at both its ends on the days it held', async () => {
  const town = {
    holdings: [['Late', 'Late', 30, { since: '2010-01-01', until: '2020-01-01' }]],
  } as const;
  await hub.settle(filesOf({ ...town, alone: ['Late'] }));
  const centre = (await idsOf(hub))(nameOf('Late'));
  const question = { centre, hops: 1, perNode: 1, limit: 1 };
  const map = await mapOf(hub, { ...question, asOf: { validAt: '2015-01-01' } });
  expect(map.edges).toHaveLength(1);
  expect(map.truncated).toEqual([]);
  expect((await mapOf(hub, question)).edges).toEqual([]);
});

test('pages of many former holders are exact, and so is their number, on a day when all of them held', async () => {
  const numbers = Array.from({ length: 200 }, (_, at) => at);
  const dates = { since: '2010-01-01', until: '2020-01-01' };
  const former = numbers.map((at): Holding => [`pGone${at}`, 'Left20', 0.5, dates]);
  await hub.settle(filesOf({ holdings: [...former, ['Left20', 'Left20', 1, dates]] }));
  const subject = (await idsOf(hub))(nameOf('Left20'));
  const seen: string[] = [];
  for (let after: string | null = null, more = true; more;) {
    const { node }: { node: { shareholders: HolderPage } } = await ask(
      hub,
      `query ($subject: ID!, $after: String) { node(id: $subject) { ... on Enterprise {
        shareholders(asOf: { validAt: "2015-01-01" }, first: 15, after: $after) {
          totalCount nodes { id } pageInfo { hasNextPage endCursor }
        }
      } } }`,
      { subject, after },
    );
    expect(node.shareholders.totalCount).toBe(201);
    seen.push(...node.shareholders.nodes.map(({ id }) => id));
    ({ hasNextPage: more, endCursor: after } = node.shareholders.pageInfo);
  }
  expect(seen).toHaveLength(201);
  expect(new Set(seen).size).toBe(201);
});

test('the same question gives the same answer in the same order, also after unrelated writes', async () => {
  const question = { hops: 4, perNode: 3, limit: 6 };
  const first = await around('Dense3', question);
  expect(await around('Dense3', question)).toEqual(first);
  await hub.settle(filesOf({ holdings: [['pZhu', 'Other', 100]] }));
  expect(await around('Dense3', question)).toEqual(first);
});

test('persons keep their place as outlines for those who may not see them, under the name that the register publishes', async () => {
  const map = await mapOf(hub, { centre: idOf('Low'), hops: 1 });
  const hidden = map.nodes.filter((node) => node.hidden);
  const whole = await around('Low', { hops: 1 });
  const names = new Map(whole.nodes.map(({ subject }) => [subject.id, subject.name]));
  expect(hidden).toHaveLength(2);
  for (const { subject } of hidden) expect(subject.name).toBe(names.get(subject.id));
  expect((await around('Low', { hops: 1 })).nodes.filter((node) => node.hidden)).toEqual([]);
});

test('a cursor of one node is refused at another', async () => {
  const { truncated } = await around('Low', { hops: 1, perNode: 1 });
  const after = truncated[0]?.cursor ?? '';
  expect((await around('Low', { hops: 1, after })).edges).toHaveLength(1);
  const query =
    'query ($centre: ID!, $after: String) { creditMap(centre: $centre, after: $after) { nodes { hop } } }';
  const variables = { centre: idOf('Mid'), after };
  expect(await askAndFail(hub, query, variables, token)).toEqual(['BAD_USER_INPUT']);
});

test('arguments outside their bounds, strange ids and strange cursors are refused', async () => {
  const refused = (variables: object) =>
    askAndFail(
      hub,
      `query ($centre: ID!, $hops: Int, $perNode: Int, $limit: Int, $after: String) {
        creditMap(centre: $centre, hops: $hops, perNode: $perNode, limit: $limit, after: $after) { nodes { hop } }
      }`,
      { centre: idOf('Low'), ...variables },
      token,
    );
  const wrong = [
    { hops: 0 },
    { hops: 5 },
    { hops: -1 },
    { perNode: 0 },
    { perNode: 201 },
    { limit: 0 },
  ];
  for (const one of [...wrong, { after: 'nonsense' }, { centre: 'sub_short' }, { hops: 1e10 }]) {
    expect(await refused(one)).toEqual(['BAD_USER_INPUT']);
  }
  expect(await refused({ centre: `sub_${'x'.repeat(22)}` })).toEqual(['NOT_FOUND']);
});
