// One hub per data folder. The lock is a file that names its holder, so that the one a killed hub left behind is
// told from a living hub's and taken over without anybody deleting files by hand.
import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { HubError } from '../../errors.ts';
import { processStart } from './process-start.ts';

/** The lock is ours until released, or it is held by the living process `heldBy`. */
export type Lock = { readonly release: () => void } | { readonly heldBy: number };

/** Takes an exclusive lock, taking over one whose holder is dead. */
export function takeLock(file: string): Lock {
  const mine = `${process.pid} ${processStart(process.pid) ?? ''} ${randomUUID()}`;
  // each turn ends in an answer unless another process took or gave back the lock in between
  for (let turn = 0; turn < 20; turn += 1) {
    if (createLock(file, mine)) {
      return {
        release: () => {
          release(file, mine);
        },
      };
    }
    const found = read(file);
    if (found === undefined) continue;
    const heldBy = livingHolder(found);
    if (heldBy !== undefined) return { heldBy };
    setAside(file, found);
  }
  throw new HubError(
    'CONFLICT',
    `The lock file ${file} keeps changing: several processes want it.`,
  );
}

// link() is atomic and brings the content along: nobody can see a lock that is still empty
function createLock(file: string, text: string): boolean {
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, text, { mode: 0o600 });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    rmSync(draft);
  }
}

// Two processes may both find the same dead holder: the slower must not remove the lock the faster has just made.
function setAside(file: string, stale: string): void {
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return;
    throw error;
  }
  const taken = readFileSync(aside, 'utf8');
  rmSync(aside);
  if (taken !== stale) createLock(file, taken);
}

function livingHolder(text: string): number | undefined {
  const [pid = '', start] = text.split(' ');
  return processStart(Number(pid)) === start ? Number(pid) : undefined;
}

function release(file: string, mine: string): void {
  if (read(file) === mine) rmSync(file);
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
