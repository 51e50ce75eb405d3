// Jest runs this once before the graph tests: one throw-away server for all of them, or the one that is given.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLocalNeo4j } from '../../src/graph/local/local-neo4j.ts';
import { keepForTeardown } from './graph-teardown.ts';

/** Starts the server of this run and tells the tests its address through the environment, which workers inherit. */
export default async function startTestGraph(): Promise<void> {
  if (process.env['NEO4J_TEST_URI'] !== undefined) return;
  // Ctrl-C ends Node without its exit event, and with it the server would stay behind
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => process.exit(130));
  }
  const dataDir = mkdtempSync(join(tmpdir(), 'credit-graph-test-'));
  const server = await openLocalNeo4j({
    dataDir,
    heapMegabytes: 512,
    pageCacheMegabytes: 128,
    onProgress: (text) => process.stderr.write(`${text}\n`),
  });
  keepForTeardown({ server, dataDir });
  process.env['NEO4J_TEST_URI'] = server.uri;
  process.env['NEO4J_TEST_USER'] = server.user;
  process.env['NEO4J_TEST_PASSWORD'] = server.password;
}
