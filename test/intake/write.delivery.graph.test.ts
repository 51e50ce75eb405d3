import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { cypher } from '../../src/graph/cypher.ts';
import type { Graph } from '../../src/graph/graph.ts';
import { graphContent } from './graph-content.ts';
import { contextOf, deliver, emptyGraph } from './importer.ts';
import { delivery, digestOf, type Line } from './deliveries.ts';
import { writeDelivery } from '../../src/intake/write/write-delivery.ts';
import { busyTown } from './busy-town.ts';

let graph: Graph;
/** What one clean run of the busy town leaves, to which every broken run must come. */
let clean: readonly string[];
beforeAll(async () => {
  const once = await emptyGraph();
  await deliver(once, busyTown);
  clean = await graphContent(once);
  await once.close();
});
beforeEach(async () => {
  graph = await emptyGraph();
});
afterEach(() => graph.close());

const batch = cypher<object, { state: string; rowsDone: number }>`
  MATCH (batch:Batch) RETURN batch.state AS state, batch.rowsDone AS rowsDone
`;

test('every row ends in exactly one verdict, and the verdicts add up to the rows read', async () => {
  const { counts } = await deliver(graph, busyTown);
  expect(counts).toEqual({
    read: 60,
    stored: 31,
    unchanged: 5,
    corrected: 12,
    conflict: 6,
    rejected: 6,
  });
});

test('a finished file delivered again changes nothing: accepted rows are unchanged, rejected ones rejected', async () => {
  await deliver(graph, busyTown);
  const before = await graphContent(graph);
  const { counts, delivered } = await deliver(graph, busyTown);
  expect(delivered).toBe(true);
  expect(counts).toEqual({
    read: 60,
    stored: 0,
    unchanged: 54,
    corrected: 0,
    conflict: 0,
    rejected: 6,
  });
  expect(await graphContent(graph)).toEqual(before);
});

test('the same rows in another file change no subject, relation or record', async () => {
  await deliver(graph, busyTown);
  const before = await graphContent(graph);
  const { counts } = await deliver(graph, [...busyTown, {}]);
  expect(counts).toMatchObject({ stored: 0, corrected: 0, conflict: 0, rejected: 6 });
  const after = (await graphContent(graph)).filter(
    (line) => !/Batch|RowFinding|HAS_FINDING/.test(line),
  );
  expect(after).toEqual(before.filter((line) => !/Batch|RowFinding|HAS_FINDING/.test(line)));
});

test.each([0, 1, 9, 10, 11, 35, 59])(
  'a file that breaks off after %i rows goes on where it stood and ends as one clean run',
  async (stopAfter) => {
    await expect(deliver(graph, busyTown, { stopAfter })).rejects.toThrow('broke off');
    const { counts, delivered } = await deliver(graph, busyTown);
    expect(delivered).toBe(false);
    expect(counts).toMatchObject({ read: 60, conflict: 6, rejected: 6 });
    expect(await graphContent(graph)).toEqual(clean);
  },
);

test('a process killed in the middle leaves a batch that goes on to the same end', async () => {
  const script = fileURLToPath(new URL('slow-import.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  // the script reports the rows it has read, and waits for ever after the 35th
  for await (const text of child.stdout) if (String(text).includes('35')) break;
  child.kill('SIGKILL');
  await once(child, 'exit');
  const [stopped] = await graph.read(batch, {});
  expect(stopped).toEqual({ state: 'RUNNING', rowsDone: expect.any(Number) });
  expect([20, 30]).toContain(stopped?.rowsDone);
  await deliver(graph, busyTown);
  expect(await graphContent(graph)).toEqual(clean);
});

test('two processes that import one file at the same time write it once', async () => {
  const results = await Promise.all([1, 2, 3].map(() => deliver(graph, busyTown)));
  for (const { counts } of results) expect(counts.read).toBe(60);
  const [done] = await graph.read(batch, {});
  expect(done).toEqual({ state: 'FINISHED', rowsDone: 60 });
});

test('a file that has become shorter since it was begun is refused', async () => {
  await expect(deliver(graph, busyTown, { stopAfter: 35 })).rejects.toThrow('broke off');
  const shorter = delivery('enterprise', busyTown.slice(0, 5));
  const digest = digestOf(busyTown);
  await expect(writeDelivery(graph, shorter, contextOf('登记机关'), { digest })).rejects.toThrow(
    'another end',
  );
});

describe('acts of one decision', () => {
  const records = cypher<object, { act: string; fine: string; claims: number }>`
    MATCH (record:CreditRecord)
    RETURN record.illegalAct AS act, record.fineAmount AS fine,
      COUNT { (record)-[:HAD_VERSION]->(version:Version) WHERE version.shown = false } AS claims
    ORDER BY act, fine
  `;
  const act = (illegalAct: string, fineAmount: string): Line => ({
    facts: [
      {
        type: 'record',
        kind: 'PENALTY',
        party: { kind: 'ENTERPRISE', name: '云澜试罚商贸有限公司', uscc: '91990100MA0020833N' },
        title: illegalAct,
        documentNumber: '云市监罚〔2026〕83号',
        decidedOn: '2026-08-02',
        authorityName: '云澜市市场监督管理局',
        details: { illegalAct, fineAmount },
        scope: 'PUBLIC',
        catalogueItem: 'PENALTY',
      },
    ],
  });
  const both = [act('虚假宣传', '2'), act('无证经营', '5')];

  test.each([1, 10])(
    'two rows of one decision that punish two acts are two records, in chunks of %i',
    async (chunkSize) => {
      const { counts } = await deliver(graph, both, { chunkSize });
      expect(counts).toMatchObject({ stored: 2, conflict: 0 });
      expect(await graph.read(records, {})).toEqual([
        { act: '无证经营', fine: '5', claims: 0 },
        { act: '虚假宣传', fine: '2', claims: 0 },
      ]);
    },
  );

  test('another file with the same rows, in whatever order and from whomever, changes nothing', async () => {
    await deliver(graph, both);
    const before = await graph.read(records, {});
    for (const department of ['登记机关', '别的部门']) {
      const { counts } = await deliver(graph, [...both].reverse().concat({}), { department });
      expect(counts).toMatchObject({ stored: 0, conflict: 0 });
    }
    expect(await graph.read(records, {})).toEqual(before);
  });

  test('a later delivery of the department corrects the act that it names', async () => {
    await deliver(graph, both);
    await deliver(graph, [act('无证经营', '6')]);
    expect(await graph.read(records, {})).toEqual([
      { act: '无证经营', fine: '6', claims: 0 },
      { act: '虚假宣传', fine: '2', claims: 0 },
    ]);
  });

  test('two amounts for one act in one delivery still disagree', async () => {
    const { counts } = await deliver(graph, [act('虚假宣传', '2'), act('虚假宣传', '3')]);
    expect(counts).toMatchObject({ stored: 1, conflict: 1 });
    expect(await graph.read(records, {})).toEqual([{ act: '虚假宣传', fine: '2', claims: 1 }]);
  });
});
