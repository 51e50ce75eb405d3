import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { createProgram } from '../../src/cli/program.ts';

const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');

const program = await createProgram();

test('hub names the release that runs', () => {
  expect(program.version()).toBe((JSON.parse(text) as { version: string }).version);
});

test('every command and every option says what it does', () => {
  const { commands } = program;
  const silent = commands.flatMap((command) => [
    ...(command.description() === '' ? [command.name()] : []),
    ...command.options.flatMap((option) =>
      option.description === '' ? [`${command.name()} ${option.flags}`] : [],
    ),
  ]);
  expect(commands.length).toBeGreaterThan(0);
  expect(silent).toEqual([]);
});

test('a command comes alone when it is called by its name, and any other word gets them all', async () => {
  for (const command of program.commands) {
    const { commands } = await createProgram(command.name());
    expect(commands.map((one) => one.name())).toEqual([command.name()]);
  }
  for (const word of ['--help', 'tokn', 'constructor'])
    expect((await createProgram(word)).commands).toHaveLength(program.commands.length);
});
