/** The log in a file of bounded size: when it is full it is put aside, and of those put aside the oldest goes. */
import { existsSync, renameSync, statSync } from 'node:fs';
import { pino, type Level, type Logger } from 'pino';
import { limits } from '../words/limits.ts';

interface LogFile {
  readonly path: string;
  readonly level: Level | 'silent';
  /** Bytes of one file, and how many former ones are kept. */
  readonly most?: { readonly bytes: number; readonly former: number };
}

const formerName = (path: string, age: number): string => `${path}.${age}`;

/** The file becomes the first former one, each former one the next, and the last is overwritten. */
function putAside(path: string, former: number): void {
  for (let age = former; age > 0; age -= 1) {
    const younger = age === 1 ? path : formerName(path, age - 1);
    if (existsSync(younger)) renameSync(younger, formerName(path, age));
  }
}

const sizeOf = (path: string): number => (existsSync(path) ? statSync(path).size : 0);

/** Opens the log; a log of a former run is gone on with. */
export function openLogFile({
  path,
  level,
  most = { bytes: limits.logBytes, former: limits.formerLogs },
}: LogFile): Logger {
  if (sizeOf(path) >= most.bytes) putAside(path, most.former);
  const destination = pino.destination({ dest: path, sync: false });
  let isTurning = false;
  // on a full disk there is no log, and whoever asks is answered all the same; /health/ready tells of the disk
  destination.on('error', () => {
    isTurning = false;
  });
  let written = sizeOf(path);
  destination.on('write', (bytes: number) => {
    written += bytes;
    if (written < most.bytes || isTurning) return;
    isTurning = true;
    putAside(path, most.former);
    written = 0;
    destination.once('ready', () => {
      isTurning = false;
    });
    destination.reopen();
  });
  return pino({ level }, destination);
}
