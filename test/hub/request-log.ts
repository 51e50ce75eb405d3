import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { RequestLine } from '../../src/http/server.ts';
import type { TestHub } from '../kit/start-hub.ts';

/** The log's line about an operation, once it is written: the log is written behind the answer. */
export async function logged(hub: TestHub, operation: string): Promise<RequestLine> {
  for (;;) {
    const lines = (await readFile(hub.logFile, 'utf8')).split('\n');
    const found = lines
      // what follows the last line feed is a line that is still being written
      .slice(0, -1)
      .map((line) => JSON.parse(line) as Partial<RequestLine>)
      .find((line) => line.operation === operation);
    if (found) return found as RequestLine;
    await pause(5);
  }
}
