import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { operationLabel } from '../../src/http/log.ts';
import { openLogFile } from '../../src/http/log-file.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'credit-log-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

test('a log that is full is put aside, the oldest goes, and the newest line stands in the file itself', async () => {
  const path = join(folder, 'hub.log');
  const most = { bytes: 10_000, former: 2 };
  const log = openLogFile({ path, level: 'info', most });
  let line = 0;
  for (; line < 2_000; line += 1) {
    log.info({ line }, 'request');
    if (line % 50 === 0) await pause(1);
  }
  const text = (): string => (existsSync(path) ? readFileSync(path, 'utf8') : '');
  // a line that fills its file is put aside with it: the one after that stands in the file itself
  while (!text().includes(`"line":${line - 1},`) && line < 4_000) {
    log.info({ line }, 'request');
    line += 1;
    await pause(20);
  }
  expect(text()).toContain(`"line":${line - 1},`);
  expect(readdirSync(folder).toSorted()).toEqual(['hub.log', 'hub.log.1', 'hub.log.2']);
  // whatever was on its way when a file was full still goes into it
  for (const name of readdirSync(folder))
    expect(statSync(join(folder, name)).size).toBeLessThan(40_000);
});

test.each([
  ['ManyHolders', 'ManyHolders'],
  ['Q2', 'Q2'],
  ['A'.repeat(200), 'A'.repeat(100)],
  ['Of_990100190001011234', 'Of_##################'],
  ['Of_9901_0019_0001', 'Of_####_####_####'],
  ['查询某人', null],
  ['a b', null],
  [null, null],
])('the operation %s is logged as %s', (name, label) => {
  expect(operationLabel(name)).toBe(label);
});
