// Finds or starts the Neo4j a hub works with: a given one, Docker, or Java. It never leaves one running that it
// cannot find again: a server whose hub was killed is adopted at the next start.
import { createServer } from 'node:net';
import { HubError } from '../../errors.ts';
import { hasDocker, startContainer } from './docker.ts';
import { roomOf } from '../room.ts';
import { neo4jJars } from './jars.ts';
import { findJava, setInitialPassword, startJava, writeConf } from './java.ts';
import { type Kept, keepUp } from './keep-up.ts';
import { takeLock } from './lock.ts';
import { createHome, memoryFor, neo4jHome, neo4jUser, neo4jVersion } from './neo4j-home.ts';
import { readOrCreatePassword } from './neo4j-home.ts';
import type { Memory, Neo4jHome, Settings } from './neo4j-home.ts';
import { processStart } from './process-start.ts';
import { waitUntilReady } from './readiness.ts';
import { isAlive, readState, uriOf, writeState } from './server-state.ts';
import type { ServerState } from './server-state.ts';
import { leaveServer, stopServer } from './stop-server.ts';

/** A database to work with and the way to give it back. */
export interface LocalNeo4j {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  /** RUNNING: a server of this folder whose hub was killed, adopted. */
  readonly startedBy: 'GIVEN' | 'DOCKER' | 'JAVA' | 'RUNNING';
  readonly logFile?: string;
  /** Stops a server of ours and frees its folder; leaves a given one alone. A second call does nothing more. */
  stop(): Promise<void>;
}

/** What `openLocalNeo4j` is told; memory defaults to a share of the machine. */
export interface LocalNeo4jOptions extends Partial<Memory> {
  readonly dataDir: string;
  readonly uri?: string;
  readonly user?: string;
  readonly password?: string;
  /** Settings of a started server beyond the hub's own, for a caller that knows its load. */
  readonly settings?: Settings;
  /** Starts a server anew at its address when it ended by itself, so that the hub goes on. */
  readonly keepUp?: boolean;
  /** Megabytes that must be free on its disk for it to be started again. */
  readonly freeMegabytes?: number;
  readonly onProgress: (text: string) => void;
}

/** Without a word of how much must be free. */
const leastFree = 256;

/** Opens the database of a data folder. CONFLICT when another hub holds the folder; UNAVAILABLE when there is nothing to run Neo4j with, or it does not start. */
export async function openLocalNeo4j(options: LocalNeo4jOptions): Promise<LocalNeo4j> {
  const { uri, user = neo4jUser, password = '' } = options;
  if (uri !== undefined) {
    return { uri, user, password, startedBy: 'GIVEN', stop: () => Promise.resolve() };
  }
  const home = neo4jHome(options.dataDir);
  createHome(home);
  const lock = takeLock(home.lock);
  if ('heldBy' in lock) throw inUse(home, lock.heldBy);
  try {
    const adopted = await adopt(home, options);
    const state = adopted ?? (await start(home, options));
    const held = { state, release: lock.release, adopted: adopted !== undefined };
    return opened(home, held, options);
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Looks after the server of a folder until `signal`; hands over every new one. */
function lookAfter(
  home: Neo4jHome,
  { state, replace }: { state: () => ServerState; replace: (state: ServerState) => void },
  options: LocalNeo4jOptions,
  signal: AbortSignal,
): Promise<void> {
  const room = roomOf(home.data, options.freeMegabytes ?? leastFree);
  const kept: Kept = {
    isAlive: () => isAlive(state()),
    start: async () => {
      replace(await start(home, options, state().port));
    },
    stop: () => stopServer(home, state()),
    free: room.free,
    least: room.least,
    onProgress: options.onProgress,
  };
  return keepUp(kept, signal);
}

function opened(
  home: Neo4jHome,
  held: { readonly state: ServerState; readonly release: () => void; readonly adopted: boolean },
  options: LocalNeo4jOptions,
): LocalNeo4j {
  let { state } = held;
  const ended = new AbortController();
  const replace = (next: ServerState): void => {
    state = next;
  };
  // docker starts its containers anew by itself
  const watched = options.keepUp === true && state.by === 'JAVA';
  const watching = watched
    ? lookAfter(home, { state: () => state, replace }, options, ended.signal).catch(
        (error: unknown) => {
          if (!ended.signal.aborted)
            options.onProgress(
              `Neo4j is looked after no more (${error instanceof Error ? error.message : 'no reason given'}); start the hub again.`,
            );
        },
      )
    : Promise.resolve();
  // a hub that ends without stopping us (a bug, process.exit) must not leave a server behind
  const onExit = () => {
    leaveServer(home, state);
    held.release();
  };
  process.once('exit', onExit);
  const stop = async () => {
    ended.abort();
    // a server that is on its way up is waited for, or it would stay behind
    await watching;
    await stopServer(home, state);
    process.off('exit', onExit);
    held.release();
  };
  let stopped: Promise<void> | undefined;
  return {
    uri: uriOf(state),
    user: neo4jUser,
    password: readOrCreatePassword(home),
    startedBy: held.adopted ? 'RUNNING' : state.by,
    logFile: home.log,
    // once: by a second call the folder may belong to a newer server
    stop: () => (stopped ??= stop()),
  };
}

async function adopt(
  home: Neo4jHome,
  { onProgress }: LocalNeo4jOptions,
): Promise<ServerState | undefined> {
  const state = readState(home);
  if (state === undefined || !(await isAlive(state))) return undefined;
  if (!state.stopping) {
    onProgress(`Neo4j still runs from a hub that was killed (${uriOf(state)}): using it`);
    try {
      await waitUntilReady(home, state, { password: readOrCreatePassword(home), onProgress });
      return state;
    } catch (error) {
      onProgress(`It is of no use (${error instanceof Error ? error.message : String(error)})`);
    }
  }
  onProgress('Waiting for the Neo4j of the last hub to stop');
  await stopServer(home, state);
  return undefined;
}

async function start(
  home: Neo4jHome,
  options: LocalNeo4jOptions,
  known?: number,
): Promise<ServerState> {
  const began = Date.now();
  const password = readOrCreatePassword(home);
  const { settings = {}, onProgress } = options;
  const access = {
    password,
    memory: memoryFor(options),
    settings,
    port: known ?? (await freePort()),
  };
  const state = (await hasDocker(onProgress))
    ? await startWithDocker(home, access)
    : await startWithJava(home, { ...access, onProgress });
  writeState(home, state);
  // a process that ends while it waits must not leave a server behind
  const onExit = (): void => {
    leaveServer(home, state);
  };
  process.once('exit', onExit);
  try {
    await waitUntilReady(home, state, { password, onProgress });
  } catch (error) {
    await stopServer(home, state);
    throw error;
  } finally {
    process.off('exit', onExit);
  }
  const seconds = Math.round((Date.now() - began) / 1000);
  onProgress(`Neo4j ${neo4jVersion} is up after ${seconds} s at ${uriOf(state)}`);
  return state;
}

interface Start {
  readonly port: number;
  readonly password: string;
  readonly memory: Memory;
  readonly settings: Settings;
}

async function startWithDocker(home: Neo4jHome, access: Start): Promise<ServerState> {
  const { port } = access;
  const container = await startContainer(home, port, access);
  return { by: 'DOCKER', port, stopping: false, container };
}

async function startWithJava(
  home: Neo4jHome,
  access: Start & { readonly onProgress: (text: string) => void },
): Promise<ServerState> {
  const parts = { java: await findJava(), lib: await neo4jJars(access.onProgress) };
  const { port } = access;
  writeConf(home, port, access);
  await setInitialPassword(home, parts, access.password);
  access.onProgress(`Starting Neo4j ${neo4jVersion} with ${parts.java}`);
  const pid = startJava(home, parts, access.memory);
  return { by: 'JAVA', port, stopping: false, pid, processStart: processStart(pid) ?? '' };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') {
    throw new HubError('UNAVAILABLE', 'This machine gives no free port on 127.0.0.1.');
  }
  return address.port;
}

function inUse(home: Neo4jHome, pid: number): HubError {
  const state = readState(home);
  const where = state === undefined ? '' : ` (its database answers at port ${state.port})`;
  return new HubError(
    'CONFLICT',
    `The data folder ${home.dataDir} is already in use by process ${pid}${where}: stop that hub, or choose another folder with --data.`,
  );
}
