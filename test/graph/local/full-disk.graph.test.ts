// A hub on a file system that fills up: named, refused before the database panics, and back by itself with all it had.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { cypher } from '../../../src/graph/cypher.ts';
import { type LocalNeo4j, openLocalNeo4j } from '../../../src/graph/local/local-neo4j.ts';
import { type RunningHub, startHub } from '../../../src/main.ts';

jest.setTimeout(600_000);

const folder = mkdtempSync(join(tmpdir(), 'credit-full-'));

/** Only an administrator may mount; elsewhere the test is skipped, and counted as such. */
function mounted(): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=300m', 'tmpfs', folder], { stdio: 'ignore' });
    return true;
  } catch {
    rmSync(folder, { recursive: true, maxRetries: 5 });
    return false;
  }
}

const isMounted = mounted();
const told: string[] = [];
const onProgress = (text: string): void => void told.push(text);
const ballast = join(folder, 'ballast');
const megabyte = 2 ** 20;

let database: LocalNeo4j;
let hub: RunningHub;

const free = (): number => {
  const { bavail, bsize } = statfsSync(folder);
  return Math.floor((bavail * bsize) / megabyte);
};
/** Fills the file system up to so many megabytes. */
const leave = (megabytes: number): void => {
  rmSync(ballast, { force: true });
  writeFileSync(ballast, Buffer.alloc((free() - megabytes) * megabyte));
};

const add = cypher<{ name: string }>`CREATE (:FullDisk { name: $name })`;
const names = cypher<object, { name: string }>`
  MATCH (one:FullDisk) RETURN one.name AS name ORDER BY name`;
const write = (name: string): Promise<unknown> =>
  hub.graph.write('test', (tx) => tx.run(add, { name }));
const written = async (): Promise<readonly string[]> =>
  (await hub.graph.read(names, {})).map(({ name }) => name);

beforeAll(async () => {
  if (!isMounted) return;
  const small = { heapMegabytes: 512, pageCacheMegabytes: 64 };
  database = await openLocalNeo4j({
    ...small,
    dataDir: folder,
    keepUp: true,
    freeMegabytes: 60,
    onProgress,
  });
  hub = await startHub({
    config: {
      dataDir: folder,
      host: '127.0.0.1',
      port: 0,
      ratePerMinute: 0,
      statementLimit: 20_000,
      logLevel: 'info',
      production: false,
      outsideIssuer: undefined,
      publicUrl: undefined,
      freeMegabytes: 60,
      centre: '示例市公共信用信息中心',
    },
    connection: database,
    onProgress,
  });
});
afterAll(async () => {
  if (!isMounted) return;
  rmSync(ballast, { force: true });
  await hub.stop();
  await database.stop();
  execFileSync('umount', ['-l', folder]);
  rmSync(folder, { recursive: true, maxRetries: 5 });
});

const onTmpfs = isMounted ? test : test.skip;

onTmpfs(
  'with too little room nothing is written, everything is read, and the disk is named',
  async () => {
    await write('before');
    leave(40);
    await pause(600);
    await expect(write('refused')).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringMatching(
        /disk of the hub is full: \d+ MB are free, 60 MB are kept free/,
      ) as unknown,
    });
    const ready = await fetch(`${hub.url}/health/ready`);
    expect([ready.status, await ready.json()]).toEqual([200, { database: 'UP', disk: 'FULL' }]);
    expect(await written()).toEqual(['before']);
  },
);

onTmpfs(
  'a disk that somebody else filled to its end is survived: with room again the database comes back by itself',
  async () => {
    leave(0);
    await pause(2_500);
    rmSync(ballast);
    while (!told.some((text) => text.includes('There is room on the disk again'))) await pause(100);
    for (;;) {
      const done = await write('after').then(
        () => true,
        () => false,
      );
      if (done) break;
      await pause(200);
    }
    expect(await written()).toEqual(['after', 'before']);
    const ready = await fetch(`${hub.url}/health/ready`);
    expect(await ready.json()).toEqual({ database: 'UP', disk: 'ROOM' });
  },
);
