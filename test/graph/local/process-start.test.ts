import { spawnSync } from 'node:child_process';
import { expect, test } from '@jest/globals';
import { processStart } from '../../../src/graph/local/process-start.ts';

test('a living process has one start, which does not change', () => {
  expect(processStart(process.pid)).toBeDefined();
  expect(processStart(process.pid)).toBe(processStart(process.pid));
});

test('a process that ended has none', () => {
  const { pid } = spawnSync(process.execPath, ['--version']);
  expect(processStart(pid)).toBeUndefined();
});
