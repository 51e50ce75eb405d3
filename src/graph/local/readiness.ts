/** Tells a server that is still starting from one that has failed, by its answers and by its log. */
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import neo4j, { Neo4jError } from 'neo4j-driver';
import { HubError } from '../../errors.ts';
import type { Neo4jHome } from './neo4j-home.ts';
import { neo4jUser } from './neo4j-home.ts';
import { isAlive, uriOf } from './server-state.ts';
import type { ServerState } from './server-state.ts';

// recovering a large store after a crash takes minutes, so the limit is only there to stop at all
const patienceMs = 10 * 60_000;

/** Waits until the server answers over bolt; fails when it ends before, with the last lines of its log. */
export async function waitUntilReady(
  home: Neo4jHome,
  state: ServerState,
  options: { readonly password: string; readonly onProgress: (text: string) => void },
): Promise<void> {
  const auth = neo4j.auth.basic(neo4jUser, options.password);
  const driver = neo4j.driver(uriOf(state), auth, {
    connectionTimeout: 3000,
    connectionAcquisitionTimeout: 4000,
    telemetryDisabled: true,
  });
  try {
    const began = Date.now();
    for (let waited = 0; waited < patienceMs; waited = Date.now() - began) {
      if (await answers(driver)) return;
      if (!(await isAlive(state))) throw startFailure(home, 'ended while it started');
      await sleep(250);
      const seconds = Math.floor((Date.now() - began) / 1000);
      if (seconds % 10 === 0 && seconds > Math.floor(waited / 1000)) {
        options.onProgress(`Neo4j is still starting after ${seconds} s`);
      }
    }
    throw startFailure(home, `did not answer within ${patienceMs / 60_000} minutes`);
  } finally {
    await driver.close();
  }
}

async function answers(driver: ReturnType<typeof neo4j.driver>): Promise<boolean> {
  try {
    await driver.verifyConnectivity();
    return true;
  } catch (error) {
    if (!(error instanceof Neo4jError)) throw error;
    if (error.code === 'Neo.ClientError.Security.Unauthorized') {
      throw new HubError(
        'UNAVAILABLE',
        'The database of this data folder does not know the password kept beside it.',
        { cause: error },
      );
    }
    // not listening yet: the caller asks again as long as the process lives
    return false;
  }
}

function startFailure(home: Neo4jHome, what: string): HubError {
  const last = [...lastLines(home.log, 4), ...lastLines(home.console, 8)].join('\n');
  return new HubError('UNAVAILABLE', `Neo4j ${what}. Its logs in ${home.logs} end with:\n${last}`);
}

// without the frames of a stack trace: the lines that say what happened would not be among the last
function lastLines(file: string, count: number): string[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => /^\S/.test(line)).slice(-count);
}
