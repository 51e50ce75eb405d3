#!/usr/bin/env node
/** `hub`: one command for each thing that an operator does. Exit 0 done, 1 failed, 2 called wrongly. */
import { Command } from 'commander';
import { ConfigError } from '../config.ts';
import { HubError } from '../errors.ts';
import { evaluateCommand } from './evaluate.ts';
import { generateCommand } from './generate.ts';
import { importCommand } from './import.ts';
import { proposeCommand } from './propose.ts';
import { screenCommand } from './screen.ts';
import { startCommand } from './start.ts';
import { tokenCommand } from './token.ts';

const program = new Command('hub')
  .description('Credit graph hub: a GraphQL data hub over a Neo4j graph')
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
  tokenCommand(),
])
  program.addCommand(command);

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof ConfigError || error instanceof HubError) {
    console.error(error.message);
    process.exitCode = error instanceof ConfigError ? 2 : 1;
  } else if (error instanceof Error && 'syscall' in error) {
    // a fault of the system, such as a folder that is a file: its own message names path and cause
    console.error(error.message);
    process.exitCode = 1;
  } else throw error;
}
