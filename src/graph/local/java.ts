/** A Neo4j run by this machine's own Java, from the jars that Maven brings. */
import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { HubError } from '../../errors.ts';
import { run } from './command.ts';
import type { OnLine } from './command.ts';
import { commonSettings, howToGetNeo4j, neo4jUser, writeWhole } from './neo4j-home.ts';
import type { Memory, Neo4jHome, Settings } from './neo4j-home.ts';

const oldestJava = 17;

/** A Java on this machine and the folder of Neo4j's jars. */
export interface JavaParts {
  readonly java: string;
  readonly lib: string;
}

// the one on the PATH, else the one Maven runs on: it knows JAVA_HOME
const probes = [
  {
    command: ['java', '-XshowSettings:properties', '-version'],
    home: /java\.home = (.+)/,
    version: /java\.specification\.version = (.+)/,
  },
  { command: ['mvn', '--version'], home: /runtime: (.+)/, version: /Java version: (\d+)/ },
] as const;

/** The path of a Java of version 17 or newer; UNAVAILABLE, saying what to install or set, when there is none. */
export async function findJava(): Promise<string> {
  let tooOld = '';
  for (const { command, home, version } of probes) {
    const [program, ...args] = command;
    const { lines } = await run(program, args);
    const [path, number] = [valueOf(lines, home), valueOf(lines, version)];
    if (path === undefined || number === undefined) continue;
    if (Number(number) >= oldestJava) return join(path, 'bin', 'java');
    tooOld = ` (Java ${number} is too old)`;
  }
  throw new HubError('UNAVAILABLE', `No Neo4j to work with${tooOld}: ${howToGetNeo4j}`);
}

function valueOf(lines: readonly string[], pattern: RegExp): string | undefined {
  return pattern.exec(lines.join('\n'))?.[1]?.trim();
}

/** Writes neo4j.conf: bound to loopback on `port`, unknown settings refused. */
export function writeConf(
  home: Neo4jHome,
  port: number,
  { memory, settings: more = {} }: { readonly memory: Memory; readonly settings?: Settings },
): void {
  const settings = {
    'server.config.strict_validation.enabled': 'true',
    'server.default_listen_address': '127.0.0.1',
    'server.bolt.listen_address': `127.0.0.1:${port}`,
    'server.bolt.advertised_address': `127.0.0.1:${port}`,
    ...commonSettings(memory),
    ...more,
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}\n`);
  writeWhole(join(home.conf, 'neo4j.conf'), lines.join(''));
}

/** Gives a store that was never started its password; does nothing to one that was. */
export async function setInitialPassword(
  home: Neo4jHome,
  parts: JavaParts,
  password: string,
): Promise<void> {
  const known = ['dbms/auth.ini', 'databases/system'].some((path) =>
    existsSync(join(home.data, path)),
  );
  if (known) return;
  // through a file, because a process list would show an argument to every user of the machine
  const words = join(home.conf, 'initial-password');
  writeWhole(words, `dbms set-initial-password -- "${password}"\n`);
  const finished = await runAdminTool(home, parts, { args: [`@${words}`], heapMegabytes: 128 });
  if (!finished.ok) {
    throw new HubError(
      'UNAVAILABLE',
      `Neo4j took no initial password for ${neo4jUser}: ${finished.lines.slice(-3).join(' ')}`,
    );
  }
}

/** Runs Neo4j's own administration program on the store of a stopped server. */
export function runAdminTool(
  home: Neo4jHome,
  { java, lib }: JavaParts,
  call: {
    readonly args: readonly string[];
    readonly heapMegabytes: number;
    readonly onLine?: OnLine;
  },
) {
  return run(
    java,
    [...javaFlags(call.heapMegabytes, lib), 'org.neo4j.cli.AdminTool', ...call.args],
    {
      // the importer leaves its report where it stands, and the report quotes values
      cwd: home.logs,
      env: { ...environment(), NEO4J_HOME: home.root, NEO4J_CONF: home.conf },
      ...(call.onLine === undefined ? {} : { onLine: call.onLine }),
    },
  );
}

/** Starts the server in a process group of its own, so that Ctrl-C reaches the hub alone, which drains and then stops it; returns the pid. */
export function startJava(home: Neo4jHome, { java, lib }: JavaParts, memory: Memory): number {
  const output = openSync(home.console, 'w', 0o600);
  const child = spawn(
    java,
    [
      ...javaFlags(memory.heapMegabytes, lib),
      'org.neo4j.server.CommunityEntryPoint',
      `--home-dir=${home.root}`,
      `--config-dir=${home.conf}`,
    ],
    { detached: true, stdio: ['ignore', output, output], env: environment() },
  );
  closeSync(output);
  child.unref();
  // without a listener Node would end the process; the missing pid says the same
  child.once('error', () => undefined);
  if (child.pid === undefined) throw new HubError('UNAVAILABLE', `${java} could not be started.`);
  return child.pid;
}

// without a UTF-8 locale Java cannot open a folder with Chinese characters in its name
function environment(): Record<string, string> {
  const options = process.env['JDK_JAVA_OPTIONS'];
  return { LC_ALL: 'C.UTF-8', ...(options === undefined ? {} : { JDK_JAVA_OPTIONS: options }) };
}

function javaFlags(heapMegabytes: number, lib: string): string[] {
  return [
    `-Xmx${heapMegabytes}m`,
    ...['java.nio', 'java.io', 'sun.nio.ch'].map(
      (name) => `--add-opens=java.base/${name}=ALL-UNNAMED`,
    ),
    // as in Neo4j's own start script and configuration, but for the collector, which Java chooses by the machine; a
    // Java that does not know one of them starts all the same
    ...['-XX:+IgnoreUnrecognizedVMOptions', '-XX:+UnlockExperimentalVMOptions'],
    ...['-XX:+DisableExplicitGC', '-XX:-OmitStackTraceInFastThrow'],
    ...['-XX:+TrustFinalNonStaticFields', '-XX:+ExitOnOutOfMemoryError'],
    ...['-Djdk.nio.maxCachedBufferSize=1024', '-Dio.netty.leakDetection.level=DISABLED'],
    ...['-Dio.netty.tryReflectionSetAccessible=true', '-Dlog4j2.disable.jmx=true'],
    ...['-classpath', join(lib, '*')],
  ];
}
