/** Runs programs of this machine without a shell, so that no name of a file is read as a command. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** What came of a command; `found` is false when no such program is on this machine. */
export interface Finished {
  readonly found: boolean;
  readonly ok: boolean;
  /** Standard output and error in the order of arrival, the last 500 lines. */
  readonly lines: readonly string[];
}

/** Hears each line as it comes. */
export type OnLine = (line: string, stream: 'stdout' | 'stderr') => void;

interface RunOptions {
  readonly timeoutMs?: number;
  readonly cwd?: string;
  /** The whole environment of the command; without it, ours. */
  readonly env?: Record<string, string>;
  readonly onLine?: OnLine;
}

const keptLines = 500;

/** Runs a program to its end, without a shell; a program that fails, is missing or runs out of time is an answer, not an error. */
export function run(
  program: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<Finished> {
  const { promise, resolve } = promiseOf<Finished>();
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    killSignal: 'SIGKILL',
    ...(options.timeoutMs === undefined ? {} : { timeout: options.timeoutMs }),
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    ...(options.env === undefined ? {} : { env: options.env }),
  });
  const lines: string[] = [];
  for (const stream of ['stdout', 'stderr'] as const) {
    createInterface({ input: child[stream] }).on('line', (line) => {
      lines.push(line);
      if (lines.length > keptLines) lines.shift();
      options.onLine?.(line, stream);
    });
  }
  child.once('error', () => {
    resolve({ found: false, ok: false, lines });
  });
  child.once('close', (code) => {
    resolve({ found: true, ok: code === 0, lines });
  });
  return promise;
}

// Promise.withResolvers came with Node 22
function promiseOf<T>() {
  let resolve!: (value: T) => void;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
