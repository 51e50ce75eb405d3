/** The longest part of a load: from files to a database, without a server. */
import { readFileSync } from 'node:fs';
import { importContext } from '../import-context.ts';
import { importTables, writeTables } from './admin-import.ts';
import type { BulkFile, BulkResult, BulkSettings } from './bulk-file.ts';
import type { BulkOptions } from './bulk-import.ts';
import { loadPersons } from './load-persons.ts';
import { readRows } from './read-rows.ts';
import { createTableLoad } from './table-rows.ts';

/** Every file with what reading it came to. */
export type Loaded = readonly (readonly [BulkFile, BulkResult])[];

/** The keys that the other process has left in a file. */
function keysIn(path: string): Uint32Array {
  const bytes = readFileSync(path);
  return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
}

/** Reads all files, persons in a process of its own, and builds the database from what they say. */
export async function build(
  files: readonly BulkFile[],
  options: BulkOptions,
  settings: BulkSettings,
): Promise<Loaded> {
  const { secrets, department, onProgress, onStage, dataDir } = options;
  const lines = new Map(files.map(({ fileName, lines: count }) => [fileName, count]));
  const progress = (file: string, rows: number): void => {
    onProgress?.({ file, rows, expected: lines.get(file) ?? rows });
  };
  const persons = files.filter(({ table }) => table === 'person');
  const register = loadPersons({ files: persons, settings, secrets }, progress);
  try {
    const context = importContext({
      department,
      secrets,
      clock: () => new Date(settings.recordedAt),
    });
    const load = createTableLoad(context, settings);
    const loaded: [BulkFile, BulkResult][] = [];
    for (const file of files.filter(({ table }) => table !== 'person')) {
      const report = (rows: number): void => {
        progress(file.fileName, rows);
      };
      loaded.push([file, await readRows(file, settings, load.take, report)]);
    }
    const done = await register.done;
    for (const result of done?.results ?? []) {
      const file = persons.find(({ batch }) => batch === result.batch);
      if (file) loaded.push([file, result]);
    }
    const written = done && { table: done.table, known: keysIn(done.known) };
    const tables = writeTables(load, written, loaded, settings);
    onStage('Building the database');
    await importTables(dataDir, tables, settings.directory, onStage);
    return loaded;
  } finally {
    register.stop();
  }
}
