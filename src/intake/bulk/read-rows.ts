/** Reads one file of a bulk load in portions; what every row leaves, whoever takes it, is noted here. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { readPublicityRules } from '../../rules/publicity.ts';
import type { ReadRow } from '../facts.ts';
import { openDelivered } from '../open-file.ts';
import { writeRejected } from '../rejected-file.ts';
import { type BulkFile, type BulkResult, type BulkSettings, emptyResult } from './bulk-file.ts';

const portionSize = 2_000;

/** Hands the rows of a file to `take`; the result is what `take` has noted in it. */
export async function readRows(
  file: BulkFile,
  { rejectedDir, day, department }: BulkSettings,
  take: (rows: readonly ReadRow[], result: BulkResult) => void,
  onProgress: (rows: number) => void,
): Promise<BulkResult> {
  const began = performance.now();
  const result = emptyResult(file.batch);
  const delivery = await openDelivered(file.path, {
    publicity: readPublicityRules(),
    today: day,
    department,
  });
  mkdirSync(rejectedDir, { recursive: true, mode: 0o700 });
  const rejectedPath = join(rejectedDir, `${file.batch}.csv`);
  const rejected = writeRejected(rejectedPath);
  let rows: ReadRow[] = [];
  const flush = (): void => {
    take(rows, result);
    result.rowsDone = rows.at(-1)?.number ?? result.rowsDone;
    rows = [];
    onProgress(result.rowsDone);
  };
  for await (const row of delivery.rows) {
    // only a rejected row has no facts, and only such a row costs a wait for the disk
    if (row.facts.length === 0) await rejected.add(row);
    rows.push(row);
    if (rows.length >= portionSize) flush();
  }
  flush();
  if ((await rejected.close()) > 0) result.rejectedFile = rejectedPath;
  result.seconds = (performance.now() - began) / 1_000;
  return result;
}
