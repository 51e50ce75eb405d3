import { afterAll, beforeAll, expect, test } from '@jest/globals';
import neo4j, { type Driver, type EagerResult } from 'neo4j-driver';
import { mapCursor } from '../../src/domains/map/map.store.ts';
import { relationCursor } from '../../src/domains/relation/relation.store.ts';
import { toParameters } from '../../src/graph/values.ts';
import { filesOf, type Holding, nameOf } from '../fixtures/town.ts';
import { ask } from '../kit/ask.ts';
import { testConnection } from '../kit/start-graph.ts';
import { startTestHub, type TestHub } from '../kit/start-hub.ts';
import { idsOf } from './control-questions.ts';
import { mapOf, edgeHits } from './map-questions.ts';

const many = 100_000;
const few = 60;
const portion = 10_000;

// The writer makes the first holding of sState and all of sSmall; the others of sState are copies of its first, of firms
// without names: what makes 100,000 firms slow is the search for names, of which nothing is asked here.
const holdings: readonly Holding[] = [
  ['sState', 'Held', 10],
  ...Array.from({ length: few }, (_, at): Holding => ['sSmall', `Small${at}`, 10]),
];
const copies = `
  MATCH (owner:Subject { id: $owner })-[first:HOLDS_SHARES_IN]->(held:Subject { id: $held })
  UNWIND range($from, $from + $count - 1) AS number
  WITH owner, first, held, number, right('0000000000000000000000' + toString(number), 22) AS tail
  CREATE (copy:Subject:MarketSubject:Enterprise)
  SET copy = held {.id, .kind, .hash, .firstRecordedAt, .recordedAt, .sourceRow, .department, id: 'sub_' + tail}
  CREATE (owner)-[edge:HOLDS_SHARES_IN]->(copy)
  SET edge = properties(first), edge.id = 'rel_' + tail, edge.toId = copy.id, edge.key = first.key + tail,
    edge.rank = replace(first.rank, first.id, 'rel_' + tail)`;
// to delete the state body with all its holdings at once takes more memory than the test's server has
const gone = `
  MATCH (:Subject { id: $owner })-[:HOLDS_SHARES_IN]->(copy)
  CALL (copy) { DETACH DELETE copy } IN TRANSACTIONS OF 5000 ROWS`;
/** The holding that stands `$back` places before the last. */
const placed = `
  MATCH (:Subject { id: $owner })-[edge:HOLDS_SHARES_IN]->()
  WITH edge.rank AS rank ORDER BY rank DESC SKIP $back LIMIT 1 RETURN rank`;

let hub: TestHub;
let driver: Driver;
let ids: Readonly<Record<'state' | 'small' | 'held', string>>;

beforeAll(async () => {
  hub = await startTestHub();
  const { counts } = await hub.settle(filesOf({ holdings }));
  expect(counts.stored).toBe(counts.read);
  const idOf = await idsOf(hub);
  ids = {
    state: idOf(nameOf('sState')),
    small: idOf(nameOf('sSmall')),
    held: idOf(nameOf('Held')),
  };
  const { uri, user, password } = testConnection();
  driver = neo4j.driver(uri, neo4j.auth.basic(user, password), { disableLosslessIntegers: true });
  const held = { owner: ids.state, held: ids.held };
  for (let from = 1; from < many; from += portion) {
    const count = Math.min(portion, many - from);
    await driver.executeQuery(copies, toParameters({ ...held, from, count }));
  }
}, 300_000);
afterAll(async () => {
  const session = driver.session();
  await session.run(gone, { owner: ids.state });
  await session.close();
  await driver.close();
  await hub.stop();
});

const shareholder = { kind: 'SHAREHOLDER', direction: 'OUT', total: many };

test('a map around a state body with 100,000 holdings keeps its limits and says exactly what it leaves out', async () => {
  const centre = ids.state;
  const first = await mapOf(hub, { centre, hops: 1, perNode: 200 });
  expect([first.nodes.length, first.edges.length]).toEqual([201, 200]);
  expect(first.truncated).toEqual([
    expect.objectContaining({ ...shareholder, node: centre, shown: 200 }),
  ]);
  const after = first.truncated[0]?.cursor ?? '';
  const second = await mapOf(hub, { centre, hops: 1, perNode: 200, after });
  const idsOfBoth = [...first.edges, ...second.edges].map(({ id }) => id);
  expect(new Set(idsOfBoth).size).toBe(400);
  expect(second.truncated).toEqual([
    expect.objectContaining({ ...shareholder, node: centre, shown: 200 }),
  ]);
});

test('two hops through it, all kinds, stay within the limit of nodes', async () => {
  const { nodes, truncated } = await mapOf(hub, {
    centre: ids.held,
    hops: 2,
    perNode: 200,
    limit: 150,
  });
  expect(nodes).toHaveLength(150);
  expect(truncated).toContainEqual(
    expect.objectContaining({ ...shareholder, node: ids.state, shown: 149 }),
  );
});

test('the last page ends where the holdings end', async () => {
  const { records } = await driver.executeQuery<EagerResult<{ rank: string }>>(
    placed,
    toParameters({ owner: ids.state, back: 150 }),
  );
  const cursor = relationCursor('SHAREHOLDER_OUT', records[0]?.get('rank') ?? '');
  const last = await mapOf(hub, {
    centre: ids.state,
    hops: 1,
    perNode: 200,
    after: mapCursor(ids.state, cursor),
  });
  expect([last.nodes.length, last.edges.length, last.truncated]).toEqual([151, 150, []]);
});

test('its list of holdings has the exact total, and pages', async () => {
  interface Answer {
    readonly subject: {
      readonly holdings: {
        readonly totalCount: number;
        readonly nodes: readonly { readonly id: string }[];
        readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean };
      };
    };
  }
  const query = `query ($id: ID!, $after: String) { subject(key: { id: $id }) { ... on Organization {
    holdings(first: 100, after: $after) { totalCount nodes { id } pageInfo { endCursor hasNextPage } } } } }`;
  const page = async (after?: string) =>
    (await ask<Answer>(hub, query, { id: ids.state, after })).subject.holdings;
  const first = await page();
  const second = await page(first.pageInfo.endCursor);
  expect([first.totalCount, second.totalCount]).toEqual([many, many]);
  expect(new Set([...first.nodes, ...second.nodes].map(({ id }) => id)).size).toBe(200);
  expect(second.pageInfo.hasNextPage).toBe(true);
});

test('the database does no more work for 100,000 holdings than for 60', async () => {
  expect(await edgeHits(driver, ids.state)).toBeLessThan((await edgeHits(driver, ids.small)) * 1.2);
});
