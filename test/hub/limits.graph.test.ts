import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { cypher } from '../../src/graph/cypher.ts';
import { limits } from '../../src/words/limits.ts';
import { send } from '../kit/ask.ts';
import { startTestHub, type TestHub } from '../kit/start-hub.ts';

/** 250 firms, each of which holds shares in every other: what twenty of them control takes the database a minute. */
const everybodyHoldsEverybody = cypher`
UNWIND range(1, 250) AS i
CREATE (:Subject:MarketSubject:Enterprise { id: 'sub_' + right('0000000000000000000000' + toString(i), 22),
  kind: 'ENTERPRISE', name: '第' + toString(i) + '号', hash: '', firstRecordedAt: '2020', recordedAt: '2020' })`;
const hold = cypher`
MATCH (from:Enterprise), (to:Enterprise) WHERE from <> to
CREATE (from)-[:HOLDS_SHARES_IN { id: from.id + to.id, kind: 'SHAREHOLDER', fromId: from.id, toId: to.id, rank: to.id,
  ratio: 0.001, recordedAt: '2020' }]->(to)`;
const running = cypher<object, { request: string }>`
SHOW TRANSACTIONS YIELD metaData WHERE metaData.request IS NOT NULL RETURN metaData.request AS request`;
const work = cypher<object, { total: number }>`
MATCH (a:Enterprise)-[:HOLDS_SHARES_IN]->(b)-[:HOLDS_SHARES_IN]->(c)-[:HOLDS_SHARES_IN]->(d)
WHERE a.name + b.name + c.name < d.name RETURN count(*) AS total`;

const asked = Array.from(
  { length: 20 },
  (_, at) =>
    `a${at}: controlled(subject: "sub_${String(at + 1).padStart(22, '0')}", rule: CONTROL_CASCADE) { totalCount }`,
);
const heavy = `query Heavy { ${asked.join(' ')} }`;

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub({ statementLimit: limits.statement });
  await hub.graph.write('firms', (tx) => tx.run(everybodyHoldsEverybody, {}));
  await hub.graph.write('holdings', (tx) => tx.run(hold, {}));
});
afterAll(() => hub.stop());

const requests = async (): Promise<readonly string[]> =>
  (await hub.graph.read(running, {})).map(({ request }) => request);
const until = async (holds: () => Promise<boolean>): Promise<void> => {
  while (!(await holds())) await pause(20);
};

test('a question that takes too long is stopped by the database and answered with 504', async () => {
  const { status, errors } = await send(hub, heavy);
  expect([status, errors[0]?.extensions.code]).toEqual([504, 'TIMEOUT']);
});

test('a caller who leaves takes the statement along: the database works for nobody', async () => {
  const leaving = new AbortController();
  const answer = fetch(`${hub.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: heavy.replace('Heavy', 'Left') }),
    signal: leaving.signal,
  }).catch((error: unknown) => error);
  await until(async () => (await requests()).length > 0);
  const [request = ''] = await requests();
  leaving.abort();
  await answer;
  await until(async () => !(await requests()).includes(request));
  let line = '';
  await until(async () => {
    line =
      (await readFile(hub.logFile, 'utf8')).split('\n').find((one) => one.includes('"Left"')) ?? '';
    return line !== '';
  });
  const { milliseconds } = JSON.parse(line) as { milliseconds: number };
  // the limit of a statement would have ended it, only later
  expect(milliseconds).toBeLessThan(limits.statement);
});

test('a statement whose caller leaves ends long before its own limit', async () => {
  const leaving = new AbortController();
  const read = hub.graph.read(
    work,
    {},
    { request: 'left', timeout: 600_000, signal: leaving.signal },
  );
  const failed = expect(read).rejects.toMatchObject({ code: 'TIMEOUT' });
  await until(async () => (await requests()).includes('left'));
  leaving.abort();
  await failed;
  expect(await requests()).not.toContain('left');
});
