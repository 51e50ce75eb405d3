import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { takeLock } from '../../../src/graph/local/lock.ts';
import { processStart } from '../../../src/graph/local/process-start.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'credit-graph-lock-'));
  file = join(folder, 'hub.lock');
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function take(): () => void {
  const lock = takeLock(file);
  if ('heldBy' in lock) throw new Error(`held by ${lock.heldBy}`);
  return lock.release;
}

test('a lock held by a living process is refused with its pid, until it is released', () => {
  const release = take();
  expect(takeLock(file)).toEqual({ heldBy: process.pid });
  release();
  expect(existsSync(file)).toBe(false);
  take();
});

test('the lock of a dead process is taken over', () => {
  const { pid } = spawnSync(process.execPath, ['--version']);
  writeFileSync(file, `${pid} 1 left-behind`);
  take();
  expect(takeLock(file)).toEqual({ heldBy: process.pid });
});

test('the lock of a dead process is taken over though its pid belongs to another program now', () => {
  writeFileSync(file, `${process.pid} 1 left-behind`);
  take();
});

test('a holder whose lock was taken over does not release the new one', () => {
  const release = take();
  writeFileSync(file, `${process.ppid} ${processStart(process.ppid)} other`);
  release();
  expect(takeLock(file)).toEqual({ heldBy: process.ppid });
});

test('nothing but the lock stays in the folder', () => {
  writeFileSync(file, 'no lock at all');
  take();
  takeLock(file);
  expect(readdirSync(folder)).toEqual(['hub.lock']);
});
