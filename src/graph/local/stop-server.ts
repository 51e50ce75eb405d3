import { setTimeout as sleep } from 'node:timers/promises';
import { leaveContainer, stopContainer } from './docker.ts';
import type { Neo4jHome } from './neo4j-home.ts';
import { processStart } from './process-start.ts';
import { isAlive, removeState, writeState } from './server-state.ts';
import type { ServerState } from './server-state.ts';

type JavaServer = Extract<ServerState, { by: 'JAVA' }>;

// a clean stop writes the page cache out; measured 1 to 3 s, a large store on a slow disk needs more
const graceSeconds = 60;

/** Stops a server: asks, waits up to a minute, then kills; returns when it is gone. */
export async function stopServer(home: Neo4jHome, state: ServerState): Promise<void> {
  writeState(home, { ...state, stopping: true });
  if (state.by === 'DOCKER') {
    await stopContainer(state.container, graceSeconds);
  } else {
    signal(state, 'SIGTERM');
    if (!(await isGoneWithin(state, graceSeconds))) {
      signal(state, 'SIGKILL');
      await isGoneWithin(state, graceSeconds);
    }
  }
  removeState(home);
}

/** Asks a server to stop without waiting, for a process that is about to end; the next start waits for it. */
export function leaveServer(home: Neo4jHome, state: ServerState): void {
  writeState(home, { ...state, stopping: true });
  if (state.by === 'DOCKER') leaveContainer(state.container);
  else signal(state, 'SIGTERM');
}

// never a pid that meanwhile belongs to another program
function signal(state: JavaServer, name: 'SIGTERM' | 'SIGKILL'): void {
  if (processStart(state.pid) === state.processStart) process.kill(state.pid, name);
}

async function isGoneWithin(state: ServerState, seconds: number): Promise<boolean> {
  const end = Date.now() + seconds * 1000;
  while (Date.now() < end) {
    if (!(await isAlive(state))) return true;
    await sleep(50);
  }
  return false;
}
