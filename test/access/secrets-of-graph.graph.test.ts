/** A graph is opened with the secrets that it was made with, or not at all. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openSecrets } from '../../src/access/secrets.ts';
import { checkSecrets, fingerprintOf } from '../../src/access/secrets-of-graph.ts';
import { cypher } from '../../src/graph/cypher.ts';
import { openGraph } from '../../src/graph/graph.ts';
import { ordinaryTown } from '../fixtures/ordinary-town.ts';
import { testConnection } from '../kit/start-graph.ts';
import { startTestHub, type TestHub } from '../kit/start-hub.ts';

const forget = cypher`MATCH (bound:SecretsFingerprint) DELETE bound`;
const counted = cypher<object, { nodes: number; bound: readonly string[] }>`
  MATCH (node)
  RETURN count(node) AS nodes, [one IN collect(node) WHERE one:SecretsFingerprint | one.fingerprint] AS bound`;

let hub: TestHub;
let own: string;
const folder = mkdtempSync(join(tmpdir(), 'credit-hub-other-'));

beforeAll(async () => {
  hub = await startTestHub();
  await hub.settle(ordinaryTown);
  own = readFileSync(join(hub.dataDir, 'secrets.json'), 'utf8');
});
afterAll(async () => {
  await hub.stop();
  rmSync(folder, { recursive: true, maxRetries: 5 });
});

/** What becomes of somebody who opens the graph with these secrets. */
async function opened(secrets: string | undefined): Promise<void> {
  const path = join(folder, 'secrets.json');
  rmSync(path, { force: true });
  if (secrets !== undefined) writeFileSync(path, secrets, { mode: 0o600 });
  const graph = await openGraph(testConnection());
  try {
    await checkSecrets(graph, openSecrets(folder));
  } finally {
    await graph.close();
  }
}
const refused = { code: 'CONFLICT', message: expect.stringContaining('secrets.json') };

test('a folder without secrets gets new ones, and these are refused by a graph that others filled', async () => {
  const [before] = await hub.graph.read(counted, {});
  await expect(opened(undefined)).rejects.toMatchObject(refused);
  expect((await hub.graph.read(counted, {}))[0]).toEqual(before);
});

test.each(['idSecret', 'numberHashKey', 'numberSealKey'])(
  'one changed key is another set of secrets: %s',
  async (name) => {
    const changed = { ...(JSON.parse(own) as Record<string, string>), [name]: 'd'.repeat(43) };
    await expect(opened(JSON.stringify(changed))).rejects.toMatchObject(refused);
  },
);

test('another hash of numbers is another set of secrets', async () => {
  const changed = { ...(JSON.parse(own) as Record<string, string>), numberHash: 'sm3' };
  await expect(opened(JSON.stringify(changed))).rejects.toMatchObject(refused);
});

test('the same secrets are taken from any folder', async () => {
  await expect(opened(own)).resolves.toBeUndefined();
});

test('a graph that an earlier release filled is told by the ids in it, and bound to its own secrets then', async () => {
  await hub.graph.write('forget', (tx) => tx.run(forget, {}));
  await expect(opened(undefined)).rejects.toMatchObject(refused);
  expect((await hub.graph.read(counted, {}))[0]?.bound).toEqual([]);
  await expect(opened(own)).resolves.toBeUndefined();
  expect((await hub.graph.read(counted, {}))[0]?.bound).toEqual([
    fingerprintOf(openSecrets(hub.dataDir)),
  ]);
});

test('two who open an empty graph with different secrets at once do not both get it', async () => {
  await hub.graph.write('forget', (tx) => tx.run(forget, {}));
  const [first, second] = [openSecrets(hub.dataDir), { ...openSecrets(hub.dataDir) }];
  const results = await Promise.allSettled([
    checkSecrets(hub.graph, first),
    checkSecrets(hub.graph, { ...second, numberSealKey: 'e'.repeat(43) }),
  ]);
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});
