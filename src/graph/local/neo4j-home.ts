// What lies where in a data folder. Docker and Java use the same layout of the same version, so a machine that
// gains or loses its Docker engine keeps its data.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import { join, resolve } from 'node:path';

/** The one version the hub is built on and tested with; docker/ names the same. */
export const neo4jVersion = '5.26.30';
/** The administrator of a database we start. */
export const neo4jUser = 'neo4j';
/** What to tell somebody on whose machine no Neo4j can be found or started. */
export const howToGetNeo4j =
  'install Docker, or Java 17 or newer with Maven, or set NEO4J_URI to a running Neo4j 5.26.';

/** The paths of the database of one data folder, all absolute. */
export interface Neo4jHome {
  readonly dataDir: string;
  readonly root: string;
  readonly conf: string;
  readonly data: string;
  readonly logs: string;
  readonly log: string;
  readonly console: string;
  readonly adminLog: string;
  readonly password: string;
  readonly state: string;
  readonly lock: string;
}

/** Where the database of a data folder keeps its things; nothing is read or made. */
export function neo4jHome(dataDir: string): Neo4jHome {
  const root = join(resolve(dataDir), 'neo4j');
  const logs = join(root, 'logs');
  return {
    dataDir: resolve(dataDir),
    root,
    conf: join(root, 'conf'),
    data: join(root, 'data'),
    logs,
    log: join(logs, 'neo4j.log'),
    console: join(logs, 'console.log'),
    adminLog: join(logs, 'admin.log'),
    password: join(root, 'password'),
    state: join(root, 'server.json'),
    lock: join(root, 'hub.lock'),
  };
}

/** Makes the folders; only the owner may look in, for the store holds personal data. */
export function createHome(home: Neo4jHome): void {
  for (const folder of [home.root, home.conf, home.data, home.logs]) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }
}

/** The database's password: generated once, readable by the owner only. */
export function readOrCreatePassword(home: Neo4jHome): string {
  if (!existsSync(home.password)) {
    writeWhole(home.password, randomBytes(24).toString('hex'));
  }
  return readFileSync(home.password, 'utf8');
}

/** Writes a file for the owner only, whole or not at all. */
export function writeWhole(file: string, text: string): void {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, text, { mode: 0o600 });
  renameSync(draft, file);
}

/** Megabytes for the heap and the page cache. */
export interface Memory {
  readonly heapMegabytes: number;
  readonly pageCacheMegabytes: number;
}

/** An eighth of the machine for the heap and a sixth for the page cache: hub, loader and browser live beside it. */
export function memoryFor(wanted: Partial<Memory>, totalBytes = totalmem()): Memory {
  const total = totalBytes / 2 ** 20;
  const share = (parts: number, most: number) =>
    Math.round(Math.min(Math.max(total / parts, 512), most));
  return {
    heapMegabytes: wanted.heapMegabytes ?? share(8, 4096),
    pageCacheMegabytes: wanted.pageCacheMegabytes ?? share(6, 8192),
  };
}

/** Settings of the server by their Neo4j names. */
export type Settings = Readonly<Record<string, string>>;

/** Settings by their Neo4j names, the same for Docker and Java: no HTTP, no report home, no query log (it would hold personal data). */
export function commonSettings(memory: Memory): Settings {
  return {
    'server.http.enabled': 'false',
    'server.https.enabled': 'false',
    'dbms.usage_report.enabled': 'false',
    'db.logs.query.enabled': 'OFF',
    'db.tx_log.preallocate': 'false',
    'db.tx_log.rotation.retention_policy': '2 days 1G',
    // the default waits 5 s for each of two connectors after the stores are closed
    'internal.dbms.bolt.netty_server_shutdown_quiet_period': '0',
    // else the first list of each length waits for a plan of its own, though the plan is the same
    'internal.cypher.use_parameter_size': 'false',
    'server.memory.pagecache.size': `${memory.pageCacheMegabytes}m`,
  };
}
