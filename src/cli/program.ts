/** `hub`: one command for each thing that an operator does. Apart from hub.ts, so that documents can list the commands. */
import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { z } from 'zod';

/** Each command comes with what it needs, and only when it is called: most of them need little of the hub. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./start.ts')).startCommand(),
  import: async () => (await import('./import.ts')).importCommand(),
  generate: async () => (await import('./generate.ts')).generateCommand(),
  propose: async () => (await import('./propose.ts')).proposeCommand(),
  screen: async () => (await import('./screen.ts')).screenCommand(),
  evaluate: async () => (await import('./evaluate.ts')).evaluateCommand(),
  rules: async () => (await import('./rules.ts')).rulesCommand(),
  calendar: async () => (await import('./calendar.ts')).calendarCommand(),
  token: async () => (await import('./token.ts')).tokenCommand(),
};

/** The release that runs, as package.json names it. */
function version(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}

/** All commands with their options, or the one that is called alone; nothing runs before it parses. */
export async function createProgram(called = ''): Promise<Command> {
  const program = new Command('hub')
    .description('Credit graph hub: a GraphQL data hub over a Neo4j graph')
    .version(version(), '--version', 'print the release that runs')
    .showHelpAfterError()
    .exitOverride((error) => {
      process.exit(error.exitCode === 0 ? 0 : 2);
    });
  const one = Object.hasOwn(commands, called) ? commands[called] : undefined;
  for (const load of one ? [one] : Object.values(commands)) program.addCommand(await load());
  return program;
}
