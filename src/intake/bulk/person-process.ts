/** Process of its own that loads the files of persons, while its parent loads all others on the other core. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Secrets } from '../../access/secrets.ts';
import { importContext } from '../import-context.ts';
import type { BulkFile, BulkResult, BulkSettings } from './bulk-file.ts';
import { createCsvTable, type Written } from './csv-table.ts';
import { takePersons } from './person-rows.ts';
import { createPersonSet } from './person-set.ts';
import { readRows } from './read-rows.ts';

/** What the process is sent first. */
export interface PersonTask {
  readonly files: readonly BulkFile[];
  readonly settings: BulkSettings;
  readonly secrets: Secrets;
}

/** What it tells: how far it is, and at last everything. */
export type PersonMessage =
  | { readonly type: 'progress'; readonly file: string; readonly rows: number }
  | {
      readonly type: 'done';
      readonly results: readonly BulkResult[];
      readonly table: Written;
      /** File with the set of persons. */
      readonly known: string;
    };

async function work(
  { files, settings, secrets }: PersonTask,
  tell: (message: PersonMessage) => void,
) {
  const { department, directory } = settings;
  const clock = () => new Date(settings.recordedAt);
  const context = importContext({ department, secrets, clock });
  const table = createCsvTable(directory, 'persons', [':ID', ':LABEL']);
  const known = createPersonSet();
  const results: BulkResult[] = [];
  for (const file of files) {
    const take = (rows: Parameters<typeof takePersons>[0], result: BulkResult): void => {
      takePersons(rows, result, { table, known }, context, settings);
    };
    const progress = (rows: number): void => {
      tell({ type: 'progress', file: file.fileName, rows });
    };
    results.push(await readRows(file, settings, take, progress));
  }
  const path = join(directory, 'persons.set');
  writeFileSync(path, known.keys());
  tell({ type: 'done', results, table: table.close(), known: path });
}

process.once('message', (task) => {
  // without the parent there is nobody to load for
  process.once('disconnect', () => process.exit(1));
  void work(task as PersonTask, (message) => process.send?.(message)).finally(() => {
    process.removeAllListeners('disconnect');
    process.disconnect();
  });
});
