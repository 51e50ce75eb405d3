/** Brings Neo4j as jars by Maven, for machines without Docker and without an installed Neo4j. */
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { HubError } from '../../errors.ts';
import { run } from './command.ts';
import { takeLock } from './lock.ts';
import { howToGetNeo4j, neo4jVersion } from './neo4j-home.ts';

// src/graph/local and dist/graph/local lie equally deep
const projectRoot = fileURLToPath(new URL('../../../', import.meta.url));
const cacheFolder = join(projectRoot, '.cache', `neo4j-${neo4jVersion}`);

/** The folder with Neo4j's jars, fetched by Maven at the first call (about 123 MB); safe when several processes ask at once. */
export async function neo4jJars(
  onProgress: (text: string) => void,
  cache = cacheFolder,
): Promise<string> {
  const lib = join(cache, 'lib');
  mkdirSync(cache, { recursive: true });
  // ends when the jars are there, or when the process that fetches them is gone and we have tried ourselves
  while (!existsSync(lib)) {
    const lock = takeLock(join(cache, 'download.lock'));
    if ('heldBy' in lock) {
      onProgress(`Waiting for process ${lock.heldBy}, which is fetching Neo4j ${neo4jVersion}`);
      await sleep(2000);
      continue;
    }
    try {
      if (!existsSync(lib)) await fetchJars(lib, onProgress);
    } finally {
      lock.release();
    }
  }
  return lib;
}

async function fetchJars(lib: string, onProgress: (text: string) => void): Promise<void> {
  onProgress(`Fetching Neo4j ${neo4jVersion} from Maven Central (about 123 MB, once)`);
  const partial = join(dirname(lib), 'partial');
  rmSync(partial, { recursive: true, force: true });
  const counted = countJars(onProgress);
  const finished = await run(
    'mvn',
    [
      ...['--batch-mode', '--file', join(projectRoot, 'docker/neo4j/pom.xml')],
      ...['dependency:copy-dependencies', `-Dneo4j.version=${neo4jVersion}`],
      ...['-DincludeScope=runtime', `-DoutputDirectory=${partial}`],
    ],
    { onLine: counted },
  );
  if (!finished.ok) throw mavenError(finished.found, finished.lines);
  // one rename: a download that was killed half-way is never taken for a whole one
  renameSync(partial, lib);
}

function mavenError(found: boolean, lines: readonly string[]): HubError {
  if (!found) {
    return new HubError('UNAVAILABLE', `Maven (mvn) is missing: ${howToGetNeo4j}`);
  }
  const errors = lines.filter((line) => line.includes('[ERROR]')).slice(0, 3);
  return new HubError(
    'UNAVAILABLE',
    `Maven could not fetch Neo4j ${neo4jVersion}; run again, or set NEO4J_URI. ${errors.join(' ')}`,
  );
}

const megabytesPer: Record<string, number> = { B: 1e-6, kB: 1e-3, MB: 1 };

/** Reads Maven's lines and reports at every tenth jar how many jars and megabytes have come. */
export function countJars(onProgress: (text: string) => void): (line: string) => void {
  let jars = 0;
  let megabytes = 0;
  return (line) => {
    const [, amount, unit] = /Downloaded .*\.jar \(([\d.]+) (B|kB|MB)\b/.exec(line) ?? [];
    if (amount === undefined || unit === undefined) return;
    jars += 1;
    megabytes += Number(amount) * (megabytesPer[unit] ?? 0);
    if (jars % 10 === 0) onProgress(`Fetched ${jars} jars, ${Math.round(megabytes)} MB so far`);
  };
}
