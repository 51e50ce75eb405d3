import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { filesOf, type Holding, idNumberOf, nameOf } from '../fixtures/town.ts';
import { ask, askAndFail, send } from '../kit/ask.ts';
import { startTestHub, type TestHub } from '../kit/start-hub.ts';
import { idsOf } from './control-questions.ts';
import type { MapAnswer } from './map-questions.ts';

/*
   pAnn ─60→ East, ─60→ West; pBob directs West and North; sCap ─100→ 150 crowd firms and East
   East ─10→ Deal (2015 to 2020); Lone ←100─ pCat, who hangs together with nobody
*/
const crowd = Array.from({ length: 150 }, (_, at): Holding => ['sCap', `Crowd${at}`, 100]);
const town = filesOf({
  holdings: [
    ['pAnn', 'East', 60],
    ['pAnn', 'West', 60],
    ['pDan', 'West', 40],
    ['sCap', 'East', 40],
    ['East', 'Deal', 10, { since: '2015-01-01', until: '2020-01-01' }],
    ['pCat', 'Lone', 100],
    ...crowd,
  ],
  offices: [
    ['pBob', 'West', '董事'],
    ['pBob', 'North', '董事'],
  ],
});

let hub: TestHub;
let token: string;
let idOf: (key: string) => string;

beforeAll(async () => {
  hub = await startTestHub();
  await hub.settle(town);
  token = await hub.token('ANALYST');
  const byName = await idsOf(hub);
  idOf = (key) => byName(nameOf(key));
});
afterAll(() => hub.stop());

const between = `query Between($subjects: [ID!]!, $maxHops: Int, $asOf: AsOf) {
  groupRelations(subjects: $subjects, maxHops: $maxHops, asOf: $asOf) {
    centre { id } complete asOf { validAt }
    nodes { hop hidden subject { id name } signals { penalties } }
    edges { id kind from { id name } to { id name } }
    truncated { node kind direction shown total cursor } } }`;
type Between = MapAnswer & { readonly centre: null; readonly complete: boolean };
const betweenOf = async (keys: readonly string[], more: object = {}, as: string | null = token) =>
  (
    await ask<{ groupRelations: Between }>(
      hub,
      between,
      { subjects: keys.map(idOf), ...more },
      as ?? undefined,
    )
  ).groupRelations;
const lines = ({ edges }: MapAnswer) =>
  edges.map(({ kind, from, to }) => `${nameById(from.id)} ${kind} ${nameById(to.id)}`).sort();
const nameById = (id: string): string =>
  ['East', 'West', 'North', 'Deal', 'Lone', 'pAnn', 'pBob', 'pDan', 'sCap'].find(
    (key) => idOf(key) === id,
  ) ?? id;

describe('groupRelations', () => {
  test('shows what lies between several subjects, without dead ends; who hangs together with nobody stands alone', async () => {
    const map = await betweenOf(['East', 'West', 'North', 'Lone']);
    expect(lines(map)).toEqual([
      'pAnn SHAREHOLDER East',
      'pAnn SHAREHOLDER West',
      'pBob EXECUTIVE North',
      'pBob EXECUTIVE West',
    ]);
    expect(map.nodes.map(({ subject, hop }) => [nameById(subject.id), hop])).toEqual([
      ['East', 0],
      ['West', 0],
      ['North', 0],
      ['Lone', 0],
      ['pAnn', 1],
      ['pBob', 1],
    ]);
    expect(map.centre).toBeNull();
  });

  test('finds no way longer than was asked for', async () => {
    expect(lines(await betweenOf(['East', 'North'], { maxHops: 3 }))).toEqual([]);
    expect(lines(await betweenOf(['East', 'North'], { maxHops: 4 }))).toHaveLength(4);
  });

  test('knows only what held on the day', async () => {
    expect(lines(await betweenOf(['East', 'Deal']))).toEqual([]);
    const then = await betweenOf(['East', 'Deal'], { asOf: { validAt: '2018-01-01' } });
    expect(lines(then)).toEqual(['East SHAREHOLDER Deal']);
  });

  test('finds a hub in the middle, and admits where it did not walk through it', async () => {
    const near = await betweenOf(['East', 'Crowd7'], { maxHops: 2 });
    expect([near.edges.length, near.complete]).toEqual([2, true]);
    const far = await betweenOf(['East', 'Crowd7'], { maxHops: 4 });
    expect([far.edges.length, far.complete]).toEqual([2, false]);
    expect(far.truncated).toEqual([
      expect.objectContaining({
        node: idOf('sCap'),
        kind: 'SHAREHOLDER',
        direction: 'OUT',
        shown: 2,
        total: 151,
      }),
    ]);
    const after = far.truncated[0]?.cursor;
    const { creditMap } = await ask<{ creditMap: MapAnswer }>(
      hub,
      'query ($centre: ID!, $after: String) { creditMap(centre: $centre, after: $after, hops: 1, perNode: 200) { edges { id } } }',
      { centre: idOf('sCap'), after },
    );
    expect(creditMap.edges).toHaveLength(51);
  });

  test('of persons the public sees the place, and the name that the register publishes', async () => {
    const map = await betweenOf(['East', 'West'], {}, null);
    expect(map.nodes.filter(({ hidden }) => hidden)).toHaveLength(1);
    expect(JSON.stringify(map)).toContain(nameOf('pAnn'));
    expect(JSON.stringify(map)).not.toContain(idNumberOf('pAnn'));
  });

  test.each<[string, (id: (key: string) => string) => object, string]>([
    ['one subject', (id) => ({ subjects: [id('East')] }), 'BAD_USER_INPUT'],
    [
      '51 subjects',
      (id) => ({ subjects: Array.from({ length: 51 }, (_, at) => id(`Crowd${at}`)) }),
      'BAD_USER_INPUT',
    ],
    ['the same twice', (id) => ({ subjects: [id('East'), id('East')] }), 'BAD_USER_INPUT'],
    ['seven hops', (id) => ({ subjects: [id('East'), id('West')], maxHops: 7 }), 'BAD_USER_INPUT'],
    [
      'another kind of id',
      (id) => ({ subjects: [id('East'), `rec_${'A'.repeat(22)}`] }),
      'BAD_USER_INPUT',
    ],
    [
      'one who is not there',
      (id) => ({ subjects: [id('East'), `sub_${'x'.repeat(22)}`] }),
      'NOT_FOUND',
    ],
  ])('refuses %s', async (_, variables, code) => {
    expect(await askAndFail(hub, between, variables(idOf), token)).toEqual([code]);
  });

  test('50 subjects of one hub are answered', async () => {
    const { data, errors } = await send(
      hub,
      between,
      { subjects: Array.from({ length: 50 }, (_, at) => idOf(`Crowd${at}`)) },
      token,
    );
    expect(errors).toEqual([]);
    expect((data as { groupRelations: Between }).groupRelations.edges).toHaveLength(50);
  });
});
