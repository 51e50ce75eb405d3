import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { rulesChangedSince } from '../../src/domains/rule/rule.cypher.ts';
import { cypher } from '../../src/graph/cypher.ts';
import type { Graph, ReadOptions } from '../../src/graph/graph.ts';
import { limits } from '../../src/words/limits.ts';
import { send } from '../kit/ask.ts';
import { startTestHub, type TestHub } from '../kit/start-hub.ts';

/** Minutes of work that no index shortens. */
const heavy = cypher<object, { count: number }>`
  UNWIND range(1, 1000000) AS one UNWIND range(1, 1000000) AS other
  WITH one, other WHERE one + other < 0 RETURN count(*) AS count`;
const underWay = cypher<object, { request: string }>`
  SHOW TRANSACTIONS YIELD metaData, status WHERE metaData.request IS NOT NULL RETURN metaData.request AS request`;

/** Far longer than stopping takes, far shorter than the work. */
const bound = 30_000;

let hub: TestHub;
let read: Graph['read'];
let given: ReadOptions[] = [];
let allowed: number;

beforeAll(async () => {
  hub = await startTestHub({ statementLimit: limits.statement });
  read = hub.graph.read.bind(hub.graph);
  // the hub's own way to the database, with work that takes long
  const slow: Graph['read'] = async (statement, params, options = {}) => {
    // every two seconds the hub looks by itself whether rules have changed; that is nobody's request
    if (Object.is(statement, rulesChangedSince)) return read(statement, params, options);
    given.push(options);
    await read(heavy, {}, { ...options, timeout: allowed });
    return [];
  };
  Object.assign(hub.graph, { read: slow });
});
afterEach(() => {
  given = [];
});
afterAll(() => hub.stop());

/** Polls the database's own list until as many statements of requests run. */
async function untilUnderWay(count: number): Promise<void> {
  const giveUp = Date.now() + bound;
  for (;;) {
    const found = await read(underWay, {});
    if (found.length === count) return;
    if (Date.now() > giveUp) throw new Error(`${found.length} statements are under way.`);
    await pause(20);
  }
}

/** Work of nobody's that the database itself stops when it has run for a second; begun when this resolves. */
async function startWitness() {
  let isOver = false;
  const over = () => {
    isOver = true;
  };
  read(heavy, {}, { request: 'witness', timeout: 1_000 }).then(over, over);
  await untilUnderWay(2);
  return { isOver: () => isOver };
}

/**
 * Whether the request left the database's list while the witness still stood there. So "within a second" is an order
 * of two things in one list, not a reading of a clock. The witness has begun before the caller leaves; the database looks
 * for limits that are over every two seconds, so it stands for one to three, while the request's own limit is minutes.
 */
async function isOutlivedBy(witness: { readonly isOver: () => boolean }, request: string) {
  while (!witness.isOver()) {
    const requests = (await read(underWay, {})).map((one) => one.request);
    if (requests.includes('witness') && !requests.includes(request)) return true;
  }
  return false;
}

const query = `{ creditMap(centre: "sub_${'A'.repeat(22)}") { nodes { hop } } }`;

// first, so that the statements that end others are planned before anything hangs on how soon they act
test('a statement that is still on its way to the database when its caller leaves is ended too', async () => {
  const leaving = new AbortController();
  const request = 'on its way';
  const asked = read(heavy, {}, { request, signal: leaving.signal, timeout: 600_000 });
  leaving.abort();
  await expect(asked).rejects.toMatchObject({ code: 'TIMEOUT' });
  await untilUnderWay(0);
});

test('a caller that leaves in the middle of its question leaves no work behind in the database, within a second', async () => {
  allowed = 600_000;
  const leaving = new AbortController();
  const asked = fetch(`${hub.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
    signal: leaving.signal,
  });
  await untilUnderWay(1);
  const witness = await startWitness();
  const left = expect(asked).rejects.toThrow('aborted');
  leaving.abort();
  expect(await isOutlivedBy(witness, given[0]?.request ?? '')).toBe(true);
  await left;
  await untilUnderWay(0);
  expect(given).toHaveLength(1);
});

test('a statement past its time limit is ended in the database, and the caller is told', async () => {
  allowed = 300;
  const { errors, status } = await send(hub, query);
  expect([errors.map(({ extensions }) => extensions.code), status]).toEqual([['TIMEOUT'], 504]);
  await untilUnderWay(0);
});

test('every statement carries the request’s name, its signal and the limit of the table', async () => {
  allowed = 100;
  await send(hub, query);
  expect(given.length).toBeGreaterThan(0);
  for (const { request, signal, timeout } of given) {
    expect(request).toMatch(/^[0-9a-f-]{36}$/);
    expect(signal).toBeInstanceOf(AbortSignal);
    expect(timeout).toBe(limits.statement);
  }
});
