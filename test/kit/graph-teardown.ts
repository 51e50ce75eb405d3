import { rmSync } from 'node:fs';
import type { LocalNeo4j } from '../../src/graph/local/local-neo4j.ts';

interface Kept {
  readonly server: LocalNeo4j;
  readonly dataDir: string;
}

// Jest may load set-up and tear-down as separate modules; the process is what they share
const shared = globalThis as { testGraphs?: Kept[] };

/** Remembers a server of this run for the end of it. */
export function keepForTeardown(kept: Kept): void {
  shared.testGraphs = [...(shared.testGraphs ?? []), kept];
}

/** Stops the servers of this run and removes their folders; a given server is left alone. */
export default async function stopTestGraphs(): Promise<void> {
  await Promise.all(
    (shared.testGraphs ?? []).map(async ({ server, dataDir }) => {
      await server.stop();
      rmSync(dataDir, { recursive: true, maxRetries: 5 });
    }),
  );
}
