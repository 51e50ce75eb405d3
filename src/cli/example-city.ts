/** The example city that a first start loads: made up, small, and the same everywhere. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { openSecrets } from '../access/secrets.ts';
import { HubError } from '../errors.ts';
import { cypher } from '../graph/cypher.ts';
import type { Graph } from '../graph/graph.ts';
import { generateCity } from '../intake/generate/generate-city.ts';
import { importFiles } from '../intake/import-files.ts';

const city = { enterprises: 600, persons: 3_000, seed: 1, today: '2026-06-30' } as const;

/** The made-up authority in whose name the example is delivered. */
const department = '云澜市市场监督管理局';

const note = z.object({ uscc: z.string(), rows: z.number() });

const notePath = (dataDir: string): string => join(dataDir, 'example', 'loaded.json');

/** The code of the example's first firm, undefined while no example is loaded. */
export function exampleUscc(dataDir: string): string | undefined {
  const path = notePath(dataDir);
  return existsSync(path) ? note.parse(JSON.parse(readFileSync(path, 'utf8'))).uscc : undefined;
}

const anySubject = cypher<object, { found: boolean }>`
RETURN EXISTS { MATCH (:Subject) } AS found`;

const exampleBatches = cypher<{ department: string }, { found: boolean }>`
RETURN EXISTS { MATCH (batch:Batch) WHERE batch.receivedAt >= '' AND batch.department = $department } AS found`;

/**
 * Loads the example city unless it is there or the database holds something else; a load that was killed half-way goes
 * on where it stood. Returns the number of rows, 0 when there was nothing to do.
 */
export async function loadExampleCity(
  graph: Graph,
  dataDir: string,
  onProgress: (text: string) => void,
): Promise<number> {
  if (exampleUscc(dataDir) !== undefined) return 0;
  const [any] = await graph.read(anySubject, {});
  const [begun] = await graph.read(exampleBatches, { department });
  if (any?.found && !begun?.found) return 0;
  onProgress('Making the example city …');
  const directory = join(dataDir, 'example');
  const made = await generateCity({ ...city, directory });
  const report = await importFiles(graph, made.files, {
    department,
    secrets: openSecrets(dataDir),
    rejectedDir: directory,
    onProgress: ({ file, rows, expected }) => {
      if (rows >= expected) onProgress(`  ${file}: ${rows} rows`);
    },
  });
  const first = made.landmarks.firms.find(({ key }) => key === 'listed');
  const failed = report.files.find(({ error }) => error !== undefined);
  if (failed || !first)
    throw new HubError(
      'INTERNAL_SERVER_ERROR',
      `The example city could not be loaded: ${failed?.error ?? 'it has no landmark'}`,
    );
  const draft = `${notePath(dataDir)}.draft`;
  writeFileSync(draft, JSON.stringify({ uscc: first.uscc, rows: report.counts.read }));
  renameSync(draft, notePath(dataDir));
  return report.counts.read;
}
