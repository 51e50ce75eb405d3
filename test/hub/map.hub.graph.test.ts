import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import neo4j from 'neo4j-driver';
import { filesOf, type Holding, nameOf } from '../fixtures/town.ts';
import { ask } from '../kit/ask.ts';
import { testConnection } from '../kit/start-graph.ts';
import { startTestHub, type TestHub } from '../kit/start-hub.ts';
import { idsOf } from './control-questions.ts';
import { type MapAnswer, mapOf, edgeHits } from './map-questions.ts';

const many = 5_000;
const few = 60;
const numbers = Array.from({ length: many }, (_, at) => at + 1);

// Owned has 5,000 shareholders, each of another share, the state body sOwner 5,000 holdings; Small and pSmall have 60
const holdings: readonly Holding[] = [
  ...numbers.map((at): Holding => [`pIn${at}`, 'Owned', at / 1_000]),
  ...numbers.map((at): Holding => ['sOwner', `Out${at}`, 10]),
  ...numbers.slice(0, few).map((at): Holding => [`pIn${at}`, 'Small', 1]),
];

let hub: TestHub;
let ids: Readonly<Record<'owned' | 'owner' | 'small' | 'first' | 'last', string>>;

beforeAll(async () => {
  hub = await startTestHub();
  const { counts } = await hub.settle(filesOf({ holdings }));
  expect(counts.stored).toBe(counts.read);
  const idOf = await idsOf(hub);
  ids = {
    owned: idOf(nameOf('Owned')),
    owner: idOf(nameOf('sOwner')),
    small: idOf(nameOf('Small')),
    first: idOf(nameOf('Out1')),
    last: idOf(nameOf('Out5000')),
  };
}, 300_000);
afterAll(() => hub.stop());

const firstPage = (centre: string): Promise<MapAnswer> =>
  mapOf(hub, { centre, hops: 1, perNode: 200, limit: 1_000 });

describe.each([
  ['owned', 'IN'],
  ['owner', 'OUT'],
] as const)('a hub of 5,000: %s', (who, direction) => {
  test('shows its limit and says exactly how many there are', async () => {
    const { nodes, edges, truncated } = await firstPage(ids[who]);
    expect([nodes.length, edges.length]).toEqual([201, 200]);
    expect(truncated).toEqual([
      expect.objectContaining({
        node: ids[who],
        kind: 'SHAREHOLDER',
        direction,
        shown: 200,
        total: many,
      }),
    ]);
  });

  test('its cursors lead past every neighbour exactly once', async () => {
    const seen: string[] = [];
    for (let page = await firstPage(ids[who]), more = true; more;) {
      seen.push(...page.nodes.slice(1).map(({ subject }) => subject.id));
      const after = page.truncated[0]?.cursor;
      more = after !== undefined;
      if (after !== undefined) {
        page = await mapOf(hub, { centre: ids[who], hops: 1, perNode: 200, after });
      }
    }
    expect(seen).toHaveLength(many);
    expect(new Set(seen).size).toBe(many);
  });
});

test('the largest holders come first', async () => {
  const { nodes } = await mapOf(
    hub,
    { centre: ids.owned, hops: 1, perNode: 3 },
    await hub.token('CLERK'),
  );
  const names = nodes.map(({ subject }) => subject.name);
  expect(names).toEqual([
    nameOf('Owned'),
    ...[5_000, 4_999, 4_998].map((at) => nameOf(`pIn${at}`)),
  ]);
});

test('two hops through a hub stay within the limit of nodes', async () => {
  const { nodes, truncated } = await mapOf(hub, { centre: ids.small, perNode: 50, limit: 300 });
  expect(nodes.length).toBeLessThanOrEqual(300);
  expect(truncated[0]).toMatchObject({ node: ids.small, shown: 50, total: few });
});

test('a state body with 5,000 holdings is the family of nobody, and a path through it is found from both sides', async () => {
  const { relatedGroup, paths } = await ask<{
    readonly relatedGroup: {
      readonly members: readonly object[];
      readonly hubs: readonly { readonly rule: string }[];
    };
    readonly paths: { readonly explored: number; readonly paths: readonly object[] };
  }>(
    hub,
    `query ($owner: ID!, $from: ID!, $to: ID!) {
      relatedGroup(subject: $owner) { members { community } hubs { rule } }
      paths(from: $from, to: $to, maxHops: 2) { explored paths { weight } } }`,
    { owner: ids.owner, from: ids.first, to: ids.last },
  );
  expect([relatedGroup.members, relatedGroup.hubs]).toEqual([[], [{ rule: 'STATE_BODY' }]]);
  expect([paths.paths.length, paths.explored]).toEqual([1, 2]);
});

test('the database does no more work for a hub of 5,000 than for one of 60', async () => {
  const { uri, user, password } = testConnection();
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password), {
    disableLosslessIntegers: true,
  });
  const small = await edgeHits(driver, ids.small);
  expect(await edgeHits(driver, ids.owned)).toBeLessThan(small * 1.2);
  expect(await edgeHits(driver, ids.owner)).toBeLessThan(small * 1.2);
  await driver.close();
});
