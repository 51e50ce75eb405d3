import { rmSync } from 'node:fs';
import type { LocalNeo4j } from '../../src/graph/local/local-neo4j.ts';

interface Kept {
  readonly server: LocalNeo4j;
  readonly dataDir: string;
}

// Jest may load set-up and tear-down as separate modules; the process is what they share
const shared = globalThis as { testGraph?: Kept };

/** Remembers the server of this run for the end of it. */
export function keepForTeardown(kept: Kept): void {
  shared.testGraph = kept;
}

/** Stops the server of this run and removes its folder; a given server is left alone. */
export default async function stopTestGraph(): Promise<void> {
  if (shared.testGraph === undefined) return;
  await shared.testGraph.server.stop();
  rmSync(shared.testGraph.dataDir, { recursive: true });
}
