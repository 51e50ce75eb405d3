/** The command that runs a hub: it starts what the hub needs, and stops all of it again on a signal. */
import { resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { readConfig } from '../config.ts';
import { type LocalNeo4j, openLocalNeo4j } from '../graph/local/local-neo4j.ts';
import { refuseHalfLoaded } from '../intake/bulk/marker.ts';
import { checkPort, type RunningHub, startHub } from '../main.ts';
import { propose } from './propose.ts';
import { evaluateCity } from './evaluate.ts';
import { confirmExampleRules } from './example-rules.ts';
import { exampleUscc, loadExampleCity } from './example-city.ts';
import { endOnSignal } from './signals.ts';

interface Options {
  readonly port?: number;
  readonly host?: string;
  readonly data?: string;
  readonly example: boolean;
}

const portNumber = (text: string): number => {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 0 && value <= 65_535) return value;
  throw new InvalidArgumentError('a port from 0 to 65535.');
};

const say = (text: string): void => {
  console.error(text);
};

interface Running {
  hub?: RunningHub;
  /** A database that is still starting is waited for, or it would stay behind. */
  database?: Promise<LocalNeo4j>;
}

/** Stops in the order in which things lean on one another: first the hub, then its database; the code to exit with. */
async function stopAll(running: Running, why: string): Promise<number> {
  say(`\n${why}: stopping the hub, then its database …`);
  try {
    await running.hub?.stop();
    await (await running.database)?.stop();
    return 0;
  } catch (error) {
    say(error instanceof Error ? error.message : 'stopping failed');
    return 1;
  }
}

/** A promise that nobody waited for is a fault of ours, and no reason to leave everybody else without an answer. */
function surviveRejections(running: Running): void {
  process.on('unhandledRejection', (cause) => {
    if (running.hub) running.hub.unhandled(cause);
    else say(`A fault that nobody met: ${cause instanceof Error ? cause.name : typeof cause}.`);
  });
}

/** Milliseconds within which a hub that cannot be trusted any more is stopped in order, or at once. */
const faultPatience = 30_000;

/**
 * An exception that nobody caught left something half-done, and nobody knows what: it is logged, and the hub ends in
 * order, its database with it, for whoever watches over it to start it anew.
 */
function endOnFault(running: Running): void {
  process.once('uncaughtException', (cause) => {
    running.hub?.unhandled(cause);
    say(`A fault that nobody caught: ${cause.name}.`);
    setTimeout(() => process.exit(1), faultPatience).unref();
    void stopAll(running, 'A fault').then(() => process.exit(1));
  });
}

async function run(options: Options): Promise<void> {
  const config = readConfig();
  const dataDir = resolve(options.data ?? config.dataDir);
  refuseHalfLoaded(dataDir);
  const address = { port: options.port ?? config.port, host: options.host ?? config.host };
  await checkPort(address);
  const running: Running = {};
  const isEnding = endOnSignal((signal) => stopAll(running, signal));
  surviveRejections(running);
  endOnFault(running);
  running.database = openLocalNeo4j({
    dataDir,
    ...config.neo4j,
    keepUp: true,
    freeMegabytes: config.freeMegabytes,
    onProgress: say,
  });
  const database = await running.database.catch((error: unknown) => {
    if (isEnding()) return undefined;
    throw error;
  });
  if (!database || isEnding()) return;
  try {
    const hub = await startHub({
      config: { ...config, ...address, dataDir },
      connection: database,
      exampleUscc: () => exampleUscc(dataDir),
      onProgress: say,
    });
    running.hub = hub;
    const rows = options.example ? await loadExampleCity(hub.graph, dataDir, say) : 0;
    if (rows > 0) {
      await confirmExampleRules(hub.graph);
      await hub.refreshRules();
      await propose(hub.graph, dataDir);
      await evaluateCity(hub.graph);
      say(`The example city is loaded: ${rows} rows.`);
    }
    console.log(
      `Ready. API ${hub.url}/graphql · page ${hub.url}/ · log ${hub.logFile} · stop with Ctrl-C`,
    );
  } catch (error) {
    // what was under way fails because its database has gone: the end is reported by whoever asked for it
    if (isEnding()) return;
    await running.hub?.stop();
    await database.stop();
    throw error;
  }
}

/** `hub start`: database, API and page, with the example city in a new hub. */
export const startCommand = (): Command =>
  new Command('start')
    .description('start the hub: finds or starts Neo4j, loads the example city into a new hub')
    .option('--port <n>', 'port of the API and the page (or HUB_PORT, 4000)', portNumber)
    .option('--host <address>', 'address to listen on (or HUB_HOST, 127.0.0.1)')
    .option('--data <dir>', 'folder of everything the hub keeps (or HUB_DATA, ./data)')
    .option('--no-example', 'start empty')
    .action(run);
