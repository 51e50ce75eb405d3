// Jest runs this once before the graph tests: a throw-away server for each worker, or the one that is given.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLocalNeo4j } from '../../src/graph/local/local-neo4j.ts';
import { keepForTeardown } from './graph-teardown.ts';
import { tellConnection } from './start-graph.ts';

async function startServer(worker: number): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'credit-graph-test-'));
  const server = await openLocalNeo4j({
    dataDir,
    heapMegabytes: 512,
    pageCacheMegabytes: 128,
    onProgress: (text) => process.stderr.write(`${text}\n`),
  });
  keepForTeardown({ server, dataDir });
  tellConnection(worker, server);
}

/** Starts the servers of this run and tells the tests their addresses through the environment, which workers inherit. */
export default async function startTestGraphs({
  maxWorkers,
}: {
  readonly maxWorkers: number;
}): Promise<void> {
  if (process.env['NEO4J_TEST_URI'] !== undefined) {
    if (maxWorkers === 1) return;
    throw new Error(
      'Tests that share the database of NEO4J_TEST_URI must run one by one: add --runInBand.',
    );
  }
  // Ctrl-C ends Node without its exit event, and with it the servers would stay behind
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => process.exit(130));
  }
  // one after the other: the first may have to fetch the server
  for (let worker = 1; worker <= maxWorkers; worker += 1) await startServer(worker);
}
