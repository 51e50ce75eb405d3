import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { createProgram } from '../../src/cli/program.ts';

const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');

test('hub names the release that runs', () => {
  expect(createProgram().version()).toBe((JSON.parse(text) as { version: string }).version);
});

test('every command and every option says what it does', () => {
  const { commands } = createProgram();
  const silent = commands.flatMap((command) => [
    ...(command.description() === '' ? [command.name()] : []),
    ...command.options.flatMap((option) =>
      option.description === '' ? [`${command.name()} ${option.flags}`] : [],
    ),
  ]);
  expect(commands.length).toBeGreaterThan(0);
  expect(silent).toEqual([]);
});
