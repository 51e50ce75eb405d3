import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { codeOf, filesOf, type Holding, nameOf } from '../fixtures/town.ts';
import { ask, askAndFail } from '../kit/ask.ts';
import { startTestHub, type TestHub } from '../kit/start-hub.ts';

/*
   pAnn ─60→ East, ─60→ West          control by one person
   pBob directs East and West         a shared office
   sCap ─100→ East, West and 150 more the state holds both
   East ─10→ Deal (2015 to 2020)      a former holding
   Lone ←100─ pCat                    linked to nobody
*/
const crowd = Array.from({ length: 150 }, (_, at): Holding => ['sCap', `Crowd${at}`, 100]);
const town = filesOf({
  holdings: [
    ['pAnn', 'East', 60],
    ['pAnn', 'West', 60],
    ['sCap', 'East', 40],
    ['sCap', 'West', 40],
    ['East', 'Deal', 10, { since: '2015-01-01', until: '2020-01-01' }],
    ['pCat', 'Lone', 100],
    ...crowd,
  ],
  offices: [
    ['pBob', 'East', '董事'],
    ['pBob', 'West', '董事'],
  ],
});

interface PathSearch {
  readonly complete: boolean;
  readonly explored: number;
  readonly paths: readonly {
    readonly weight: number;
    readonly explanation: string;
    readonly nodes: readonly { readonly id: string; readonly name: string }[];
    readonly edges: readonly { readonly kind: string }[];
  }[];
}

describe('paths', () => {
  let hub: TestHub;
  const ids = new Map<string, string>();

  beforeAll(async () => {
    hub = await startTestHub();
    await hub.settle(town);
    for (const key of ['East', 'West', 'Deal', 'Lone', 'Crowd0', 'Crowd149']) {
      const query = 'query ($uscc: String!) { subject(key: { uscc: $uscc }) { id } }';
      const { subject } = await ask<{ subject: { id: string } }>(hub, query, { uscc: codeOf(key) });
      ids.set(key, subject.id);
    }
  });

  afterAll(() => hub.stop());

  const document = `query ($from: ID!, $to: ID!, $maxHops: Int, $relations: [RelationKind!], $direction: Direction, $asOf: AsOf) {
    paths(from: $from, to: $to, maxHops: $maxHops, relations: $relations, direction: $direction, asOf: $asOf) {
      complete explored paths { weight explanation nodes { id name } edges { kind } }
    }
  }`;
  const idOf = (key: string): string => ids.get(key) ?? key;
  async function pathsOf(from: string, to: string, more: object = {}, token?: string) {
    const variables = { from: idOf(from), to: idOf(to), ...more };
    return (await ask<{ paths: PathSearch }>(hub, document, variables, token)).paths;
  }

  it('ranks control above a shared office above a state body that holds both', async () => {
    const token = await hub.token('ANALYST');
    const { paths } = await pathsOf('East', 'West', {}, token);
    expect(paths.map(({ nodes }) => nodes[1]?.name)).toEqual(
      ['pAnn', 'pBob', 'sCap'].map((key) => nameOf(key)),
    );
    expect(paths[0]?.explanation).toBe(
      `${nameOf('pAnn')}持有${nameOf('East')}60%的股份；${nameOf('pAnn')}持有${nameOf('West')}60%的股份。`,
    );
  });

  it('names persons as the register publishes them, in the sentence too', async () => {
    const { paths } = await pathsOf('East', 'West');
    expect(JSON.stringify(paths)).toContain('Ann');
    expect(JSON.stringify(paths)).not.toContain('欧阳*');
  });

  it('follows only the kinds asked for', async () => {
    const { paths } = await pathsOf('East', 'West', { relations: ['EXECUTIVE'] });
    expect(paths.map(({ edges }) => edges.map(({ kind }) => kind))).toEqual([
      ['EXECUTIVE', 'EXECUTIVE'],
    ]);
  });

  it('follows relations the way that was asked for', async () => {
    const asOf = { validAt: '2018-01-01' };
    const found = async (from: string, to: string, direction: string) =>
      (await pathsOf(from, to, { direction, asOf })).paths.length;
    expect(await found('East', 'Deal', 'OUT')).toBe(1);
    expect(await found('East', 'Deal', 'IN')).toBe(0);
    expect(await found('Deal', 'East', 'IN')).toBe(1);
    expect(await found('East', 'West', 'OUT')).toBe(0);
  });

  it('finds a path only on the days on which it held', async () => {
    expect((await pathsOf('East', 'Deal', { asOf: { validAt: '2018-01-01' } })).paths).toHaveLength(
      1,
    );
    expect((await pathsOf('East', 'Deal')).paths).toEqual([]);
  });

  it('says in few steps that two firms have no link, and that nothing was left out', async () => {
    const { paths, complete, explored } = await pathsOf('East', 'Lone');
    expect({ paths, complete }).toEqual({ paths: [], complete: true });
    expect(explored).toBeLessThan(10);
  });

  it('finds the hub in the middle from both sides, and admits where it did not walk through it', async () => {
    const near = await pathsOf('Crowd0', 'Crowd149', { maxHops: 2 });
    expect(near.paths).toHaveLength(1);
    const { complete } = await pathsOf('Crowd0', 'Crowd149', { maxHops: 6 });
    expect(complete).toBe(false);
  });

  it.each<[string, { readonly to?: string; readonly maxHops?: number }]>([
    ['a path from a subject to itself', { to: 'East' }],
    ['nine hops', { maxHops: 9 }],
    ['the id of another kind', { to: `rec_${'A'.repeat(22)}` }],
  ])('refuses %s', async (_, { to = 'West', ...more }) => {
    const variables = { from: idOf('East'), to: idOf(to), ...more };
    expect(await askAndFail(hub, document, variables)).toEqual(['BAD_USER_INPUT']);
  });
});
