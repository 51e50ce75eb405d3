// The life of one data folder, in order: each step finds what the one before left. A start costs about 8 seconds,
// so the steps share the folder.
import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import neo4j from 'neo4j-driver';
import { runNeo4jAdmin } from '../../../src/graph/local/admin.ts';
import { openLocalNeo4j } from '../../../src/graph/local/local-neo4j.ts';
import type { LocalNeo4j } from '../../../src/graph/local/local-neo4j.ts';
import {
  createHome,
  neo4jHome,
  readOrCreatePassword,
  writeWhole,
} from '../../../src/graph/local/neo4j-home.ts';
import { findRunningNeo4j, readState } from '../../../src/graph/local/server-state.ts';

// two starts on a busy machine
jest.setTimeout(180_000);

const top = mkdtempSync(join(tmpdir(), 'credit-graph-local-'));
const dataDir = join(top, '数据 folder');
const home = neo4jHome(dataDir);
const projectRoot = fileURLToPath(new URL('../../../', import.meta.url));
const progress: string[] = [];
const small = {
  dataDir,
  heapMegabytes: 512,
  pageCacheMegabytes: 64,
  settings: { 'dbms.cypher.min_replan_interval': '3h' },
};
let database: LocalNeo4j;

const open = () => openLocalNeo4j({ ...small, onProgress: (text) => progress.push(text) });

async function ask(text: string): Promise<unknown> {
  const auth = neo4j.auth.basic(database.user, database.password);
  const driver = neo4j.driver(database.uri, auth, { disableLosslessIntegers: true });
  try {
    const { records } = await driver.executeQuery(text);
    return records[0]?.get(0);
  } finally {
    await driver.close();
  }
}

function killServer(): void {
  const state = readState(home);
  if (state?.by === 'JAVA') process.kill(state.pid, 'SIGKILL');
  if (state?.by === 'DOCKER') execFileSync('docker', ['kill', state.container]);
}

// another hub: its own process, ended by itself in the way `ending` says
function otherHub(
  ending: string,
  env?: Record<string, string>,
): Promise<{ stdout: string; stderr: string }> {
  const script = `
    import { openLocalNeo4j } from './src/graph/local/local-neo4j.ts';
    const database = await openLocalNeo4j({ ...${JSON.stringify(small)}, onProgress: () => undefined });
    ${ending}`;
  const args = ['--import', 'tsx', '--input-type=module', '--eval', script];
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      args,
      { cwd: projectRoot, ...(env && { env }) },
      (_, stdout, stderr) => {
        resolve({ stdout, stderr });
      },
    );
  });
}

function reaches(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 1000 });
    for (const [event, answer] of [
      ['connect', true],
      ['error', false],
      ['timeout', false],
    ] as const) {
      socket.once(event, () => {
        socket.destroy();
        resolve(answer);
      });
    }
  });
}

beforeAll(async () => {
  // as an earlier version could leave it: a first sign that the administration program takes for an option
  const another = neo4jHome(join(top, 'another'));
  createHome(another);
  createHome(home);
  writeWhole(home.password, `-${readOrCreatePassword(another)}`);
  database = await open();
});

afterAll(async () => {
  await database.stop();
  rmSync(top, { recursive: true, maxRetries: 5 });
});

test('a server starts in a fresh folder, says so, and answers', async () => {
  expect(['JAVA', 'DOCKER']).toContain(database.startedBy);
  expect(progress.at(-1)).toMatch(
    /^Neo4j 5\.26\.30 is up after \d+ s at bolt:\/\/127\.0\.0\.1:\d+$/,
  );
  expect(await ask('RETURN 40 + 2')).toBe(42);
});

test('it runs with the settings it is given, and Java with its own options of the environment', async () => {
  const setting = "SHOW SETTINGS 'dbms.cypher.min_replan_interval' YIELD value RETURN value";
  expect(await ask(setting)).toBe('3h');
  if (database.startedBy === 'JAVA') {
    expect(readFileSync(home.console, 'utf8')).toContain(process.env['JDK_JAVA_OPTIONS']);
  }
});

test('its password is kept, and is readable by the owner only', () => {
  expect(database.password).toMatch(/^-[0-9a-f]{48}$/);
  expect(statSync(home.password).mode & 0o777).toBe(0o600);
});

test('it answers on loopback and on no other address of the machine', async () => {
  const port = Number(new URL(database.uri).port);
  const others = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4');
  expect(await reaches('127.0.0.1', port)).toBe(true);
  for (const host of ['127.0.0.2', ...others.map(({ address }) => address)]) {
    expect(await reaches(host, port)).toBe(false);
  }
});

test('a command finds the running database by its folder, and none in another folder', async () => {
  const { uri, user, password } = database;
  expect(await findRunningNeo4j(dataDir)).toEqual({ uri, user, password });
  expect(await findRunningNeo4j(top)).toBeUndefined();
});

test('a second start on the folder is refused with the process and the port in the way', async () => {
  await expect(open()).rejects.toMatchObject({
    code: 'CONFLICT',
    message: expect.stringMatching(
      new RegExp(`process ${process.pid} .*port ${new URL(database.uri).port}`),
    ),
  });
});

test('a second start by another process is refused too', async () => {
  const { stderr } = await otherHub('process.exit(0)');
  expect(stderr).toContain(`already in use by process ${process.pid}`);
});

test('the store of a running server is closed to neo4j-admin', async () => {
  const call = runNeo4jAdmin(dataDir, ['database', 'info'], { onProgress: () => undefined });
  await expect(call).rejects.toMatchObject({ code: 'CONFLICT' });
});

test('a server killed with -9 comes back at the next start with all that was committed', async () => {
  await ask('CREATE (:Kept { value: 1 })');
  killServer();
  await database.stop();
  database = await openLocalNeo4j({
    ...small,
    keepUp: true,
    onProgress: (text) => progress.push(text),
  });
  expect(await ask('MATCH (n:Kept) RETURN count(n)')).toBe(1);
});

test('a server that ends by itself while its hub runs is started again at the same address', async () => {
  const { port } = new URL(database.uri);
  const before = progress.length;
  const ups = () => progress.slice(before).filter((text) => text.includes(`is up after`)).length;
  killServer();
  for (let waited = 0; ups() === 0 && waited < 600; waited += 1) await pause(200);
  expect(progress.slice(before).join('\n')).toMatch(/ended by itself[\s\S]*is up after/);
  expect(new URL(database.uri).port).toBe(port);
  expect(await ask('MATCH (n:Kept) RETURN count(n)')).toBe(1);
});

test('a stopped server is gone, and so are its traces', async () => {
  const port = Number(new URL(database.uri).port);
  await database.stop();
  expect(await reaches('127.0.0.1', port)).toBe(false);
  expect(readState(home)).toBeUndefined();
  expect(await findRunningNeo4j(dataDir)).toBeUndefined();
});

test('a server that cannot start says where its logs are and what they say', async () => {
  const call = openLocalNeo4j({ ...small, heapMegabytes: 1, onProgress: () => undefined });
  await expect(call).rejects.toMatchObject({
    code: 'UNAVAILABLE',
    message: expect.stringMatching(/ended while it started[^]*logs end with:\n.*\S/),
  });
});

test('without Docker and Java one sentence says what to install or set', async () => {
  const { stderr } = await otherHub('process.exit(0)', { PATH: '/nowhere' });
  expect(stderr).toContain(
    'No Neo4j to work with: install Docker, or Java 17 or newer with Maven, or set NEO4J_URI to a running Neo4j 5.26.',
  );
});

test('a failed neo4j-admin call names the log that holds what it said', async () => {
  const call = runNeo4jAdmin(dataDir, ['database', 'nonsense'], { onProgress: () => undefined });
  await expect(call).rejects.toMatchObject({
    code: 'UNAVAILABLE',
    message: expect.stringContaining(home.adminLog),
  });
});

test('neo4j-admin imports into the stopped store, by files with absolute paths in the data folder', async () => {
  const files = join(dataDir, 'bulk');
  mkdirSync(files);
  writeFileSync(join(files, 'nodes.csv'), 'name:ID,:LABEL\n甲,Imported\n乙,Imported\n');
  const lines: string[] = [];
  const importing = ['database', 'import', 'full', 'neo4j', '--overwrite-destination'];
  await runNeo4jAdmin(dataDir, [...importing, `--nodes=${files}/nodes.csv`], {
    heapMegabytes: 512,
    onProgress: (text) => lines.push(text),
  });
  expect(lines.join('\n')).toMatch(/2 nodes/);
});

test('the server of a hub killed with -9 is adopted by the next hub, which takes over the stale lock', async () => {
  await otherHub("process.kill(process.pid, 'SIGKILL')");
  const next = await otherHub('process.stdout.write(database.startedBy); process.exit(0)');
  expect(next.stdout).toBe('RUNNING');
});

test('a hub that exits without stopping its server leaves a stopping one, and the next start waits for it', async () => {
  expect(readState(home)).toMatchObject({ stopping: true });
  database = await open();
  expect(['JAVA', 'DOCKER']).toContain(database.startedBy);
  expect(await ask('MATCH (n:Imported) RETURN count(n)')).toBe(2);
});
