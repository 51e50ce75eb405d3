// A signal to a command that started a database ends that database: a lone import once left its own behind, and the next
// one failed.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { neo4jHome } from '../../src/graph/local/neo4j-home.ts';
import { isAlive, readState } from '../../src/graph/local/server-state.ts';
import { filesOf } from '../fixtures/town.ts';
import { builtHub } from '../kit/hub-process.ts';

let folder: string;
let file: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'credit-import-signal-'));
  file = join(folder, 'shareholder.csv');
  const [text = ''] = Object.values(filesOf({ holdings: [['One', 'Two', 50]] }));
  writeFileSync(file, text);
});
afterAll(() => {
  rmSync(folder, { recursive: true, maxRetries: 5 });
});

const importing = () => {
  const dataDir = join(folder, 'data');
  const child = spawn(process.execPath, [builtHub(), 'import', file, '--data', dataDir], {
    stdio: 'ignore',
  });
  return { child, exit: once(child, 'exit') as Promise<[number | null]>, home: neo4jHome(dataDir) };
};

test('an import that a signal ends leaves no database behind, and the next import finds none in its way', async () => {
  const { child, exit, home } = importing();
  let state = readState(home);
  while (state === undefined) {
    await pause(50);
    state = readState(home);
  }
  child.kill('SIGTERM');
  expect(await exit).toEqual([143, null]);
  while (await isAlive(state)) await pause(100);
  const next = importing();
  expect(await next.exit).toEqual([0, null]);
  expect(readState(next.home)).toBeUndefined();
});
