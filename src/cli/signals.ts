/** What a signal does to a command: it ends, and the database that it started ends with it. */
import { constants } from 'node:os';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Ends the process at the first signal, once `stop` is done; further ones change nothing. A database that this process
 * started is told to stop when the process exits. Tells whether the end has begun.
 */
export function endOnSignal(
  stop: (signal: NodeJS.Signals) => Promise<number> = (signal) =>
    Promise.resolve(128 + constants.signals[signal]),
): () => boolean {
  let isEnding = false;
  const end = (signal: NodeJS.Signals): void => {
    if (isEnding) return;
    isEnding = true;
    void stop(signal).then((code) => process.exit(code));
  };
  for (const signal of signals) process.on(signal, end);
  return () => isEnding;
}
