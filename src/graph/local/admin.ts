/** Runs Neo4j's own administration program where the server would run: in a container or in Java. */
import { appendFileSync } from 'node:fs';
import { HubError } from '../../errors.ts';
import { run } from './command.ts';
import type { OnLine } from './command.ts';
import { adminContainerArguments, hasDocker } from './docker.ts';
import { findJava, runAdminTool, writeConf } from './java.ts';
import { neo4jJars } from './jars.ts';
import { takeLock } from './lock.ts';
import { createHome, memoryFor, neo4jHome } from './neo4j-home.ts';
import type { Neo4jHome } from './neo4j-home.ts';
import { isAlive, readState } from './server-state.ts';

interface AdminOptions {
  readonly heapMegabytes?: number;
  readonly onProgress: (text: string) => void;
}

/**
 * Runs `neo4j-admin` on the database of a data folder, for example `database import full`; files it names must lie
 * in that folder and be named by absolute paths. CONFLICT when its server or hub runs; UNAVAILABLE when the command fails, its output is in logs/admin.log.
 */
export async function runNeo4jAdmin(
  dataDir: string,
  args: readonly string[],
  options: AdminOptions,
): Promise<void> {
  const home = neo4jHome(dataDir);
  createHome(home);
  const lock = takeLock(home.lock);
  if ('heldBy' in lock) throw running(home, `process ${lock.heldBy}`);
  try {
    const state = readState(home);
    if (state !== undefined && (await isAlive(state))) throw running(home, 'its own server');
    await runOnStopped(home, args, options);
  } finally {
    lock.release();
  }
}

async function runOnStopped(home: Neo4jHome, args: readonly string[], options: AdminOptions) {
  const onLine: OnLine = (line, stream) => {
    appendFileSync(home.adminLog, `${line}\n`, { mode: 0o600 });
    // what it writes about bad input goes to the log only: it quotes values
    if (stream === 'stdout' && line.trim() !== '') options.onProgress(line);
  };
  const finished = (await hasDocker(options.onProgress))
    ? await run('docker', adminContainerArguments(home, args), { onLine })
    : await runWithJava(home, args, { ...options, onLine });
  if (finished.ok) return;
  throw new HubError(
    'UNAVAILABLE',
    `neo4j-admin ${args.slice(0, 3).join(' ')} failed; what it said is in ${home.adminLog}`,
  );
}

async function runWithJava(
  home: Neo4jHome,
  args: readonly string[],
  options: AdminOptions & { readonly onLine: OnLine },
) {
  const parts = { java: await findJava(), lib: await neo4jJars(options.onProgress) };
  const memory = memoryFor(options);
  writeConf(home, 7687, { memory });
  return runAdminTool(home, parts, {
    args,
    heapMegabytes: memory.heapMegabytes,
    onLine: options.onLine,
  });
}

function running(home: Neo4jHome, who: string): HubError {
  return new HubError(
    'CONFLICT',
    `The data folder ${home.dataDir} is in use by ${who}: stop the hub first.`,
  );
}
