#!/usr/bin/env node
/** Runs the command that was typed. Exit 0 done, 1 failed, 2 called wrongly. */
import { ConfigError } from '../config.ts';
import { HubError } from '../errors.ts';
import { createProgram } from './program.ts';
import { endOnSignal } from './signals.ts';

try {
  // the hub itself is drained first, see start.ts
  const program = await createProgram(process.argv[2]);
  await program
    .hook('preAction', (_program, command) => {
      if (command.name() !== 'start') endOnSignal();
    })
    .parseAsync();
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
