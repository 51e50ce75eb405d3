/** Runs the process that loads the files of persons. */
import { fork } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { HubError } from '../../errors.ts';
import type { PersonMessage, PersonTask } from './person-process.ts';

type Done = Extract<PersonMessage, { type: 'done' }>;

/** What the process comes to, undefined when there was nothing to do; `stop` ends it early. */
export interface PersonLoad {
  readonly done: Promise<Done | undefined>;
  readonly stop: () => void;
}

/** Megabytes for young objects: a row lives for microseconds, and with more room fewer are moved before they die. */
const youngMegabytes = 64;

function start(task: PersonTask, onProgress: (file: string, rows: number) => void) {
  const own = fileURLToPath(import.meta.url);
  // the same file under its source's and its built name
  const script = new URL(`./person-process${extname(own)}`, import.meta.url);
  const execArgv = [...process.execArgv, `--max-semi-space-size=${String(youngMegabytes)}`];
  const child = fork(script, { serialization: 'advanced', execArgv });
  const done = new Promise<Done>((resolve, reject) => {
    child.on('message', (message) => {
      const told = message as PersonMessage;
      if (told.type === 'done') resolve(told);
      else onProgress(told.file, told.rows);
    });
    child.once('error', reject);
    // not 'exit': that can come before the last message when this process is busy; the channel closes behind them all
    child.once('disconnect', () => {
      const message = 'The process that loads persons ended too early.';
      reject(new HubError('INTERNAL_SERVER_ERROR', message));
    });
  });
  // whoever awaits it hears of a failure; until then it must not end the process
  done.catch(() => undefined);
  child.send(task);
  return { child, done };
}

/** Starts the process, unless there is nothing to do. */
export function loadPersons(
  task: PersonTask,
  onProgress: (file: string, rows: number) => void,
): PersonLoad {
  if (task.files.length === 0) {
    return { done: Promise.resolve(undefined), stop: () => undefined };
  }
  const { child, done } = start(task, onProgress);
  return {
    done,
    stop: () => {
      child.kill();
    },
  };
}
