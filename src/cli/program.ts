/** `hub`: one command for each thing that an operator does. Apart from hub.ts, so that documents can list the commands. */
import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { z } from 'zod';
import { calendarCommand } from './calendar.ts';
import { evaluateCommand } from './evaluate.ts';
import { generateCommand } from './generate.ts';
import { importCommand } from './import.ts';
import { proposeCommand } from './propose.ts';
import { rulesCommand } from './rules.ts';
import { screenCommand } from './screen.ts';
import { startCommand } from './start.ts';
import { tokenCommand } from './token.ts';

/** The release that runs, as package.json names it. */
function version(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}

/** All commands with their options; nothing runs before it parses. */
export function createProgram(): Command {
  const program = new Command('hub')
    .description('Credit graph hub: a GraphQL data hub over a Neo4j graph')
    .version(version(), '--version', 'print the release that runs')
    .showHelpAfterError()
    .exitOverride((error) => {
      process.exit(error.exitCode === 0 ? 0 : 2);
    });
  for (const command of [
    startCommand(),
    importCommand(),
    generateCommand(),
    proposeCommand(),
    screenCommand(),
    evaluateCommand(),
    rulesCommand(),
    calendarCommand(),
    tokenCommand(),
  ])
    program.addCommand(command);
  return program;
}
