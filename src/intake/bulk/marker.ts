/** A bulk load that was stopped half-way leaves a database that must not be served: a mark stands while one runs. */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HubError } from '../../errors.ts';

/** Where a bulk load keeps its tables for the importer; the folder itself is the mark. */
export const bulkDirectory = (dataDir: string): string => join(dataDir, 'bulk-tmp');

export const isHalfLoaded = (dataDir: string): boolean =>
  existsSync(join(bulkDirectory(dataDir), 'running'));

/** Sets the mark, which stays until `clearMark`. */
export function setMark(dataDir: string): void {
  const directory = bulkDirectory(dataDir);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  // first the mark: a folder without it may be served
  writeFileSync(join(directory, 'running'), '', { mode: 0o600 });
}

export const clearMark = (dataDir: string): void => {
  rmSync(bulkDirectory(dataDir), { recursive: true, force: true });
};

/** Throws CONFLICT with the way out when the folder holds a load that was not finished. */
export function refuseHalfLoaded(dataDir: string): void {
  if (!isHalfLoaded(dataDir)) return;
  const message =
    'The last bulk load into this folder was stopped half-way: run the same `hub import --bulk` again, it starts over.';
  throw new HubError('CONFLICT', message);
}
