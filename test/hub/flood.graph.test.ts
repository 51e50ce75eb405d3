// One caller's flood, within the limit of rate: twenty searches in one document on sixteen connections. Whoever else asks
// is answered, and so is whoever asks whether the hub lives or is ready.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { cypher } from '../../src/graph/cypher.ts';
import type { Graph } from '../../src/graph/graph.ts';
import { send } from '../kit/ask.ts';
import { startTestHub, type TestHub } from '../kit/start-hub.ts';

/** About a third of a second of work for the database, as much as a search in a whole city. */
const search = cypher<object, { count: number }>`
  UNWIND range(1, 1000000) AS one WITH one WHERE one % 7 = 8 RETURN count(*) AS count`;

const connections = 16;
const searches = Array.from(
  { length: 20 },
  (_, at) => `a${at}: subjects(search: "公司${at}", first: 1) { nodes { id } }`,
);
const flood = `{ ${searches.join(' ')} }`;

let hub: TestHub;
let clerk: string;

beforeAll(async () => {
  hub = await startTestHub();
  clerk = await hub.token('CLERK');
  const read = hub.graph.read.bind(hub.graph);
  const slow: Graph['read'] = async (statement, params, options) => {
    if (statement.text.includes('fulltext')) await read(search, {}, options);
    return read(statement, params, options);
  };
  Object.assign(hub.graph, { read: slow });
});
afterAll(() => hub.stop());

const statusOf = async (path: string): Promise<number> => {
  const response = await fetch(`${hub.url}${path}`);
  await response.arrayBuffer();
  return response.status;
};

test('while one caller floods, everybody else is answered and both probes say that the hub is well', async () => {
  let isOver = false;
  const answers: number[] = [];
  const flooding = Array.from({ length: connections }, async () => {
    while (!isOver) answers.push((await send(hub, flood)).status);
  });
  const others: number[] = [];
  for (let asked = 0; asked < 20; asked += 1) {
    const { status } = await send(
      hub,
      '{ subjects(search: "银行", first: 1) { totalCount } }',
      {},
      clerk,
    );
    others.push(status, await statusOf('/health/live'), await statusOf('/health/ready'));
  }
  isOver = true;
  await Promise.all(flooding);
  expect(new Set(others)).toEqual(new Set([200]));
  // who floods is told to come back, not that the hub is down
  expect(answers.length).toBeGreaterThan(0);
  expect(answers).not.toContain(503);
});
