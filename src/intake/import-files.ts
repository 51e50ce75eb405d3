/** A list of files into a running hub: each is one batch, told apart by its content, with a report that adds up. */
import { createHash } from 'node:crypto';
import { createReadStream, mkdirSync, type Stats, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { HubError } from '../errors.ts';
import type { Graph } from '../graph/graph.ts';
import type { Secrets } from '../access/secrets.ts';
import { type Rulebook, shippedLibrary } from '../rules/rulebook.ts';
import { today } from '../words/calendar-date.ts';
import type { DeliveredFile, ReadRow, TableName } from './facts.ts';
import { openDelivered } from './open-file.ts';
import { type RejectedFile, writeRejected } from './rejected-file.ts';
import { importContext } from './import-context.ts';
import { type Remarked, remarkOn, unremarked } from './remarked.ts';
import { findingsOf } from './write/batch.cypher.ts';
import type { RowFinding } from './write/plan-chunk.ts';
import type { ImportContext } from './write/chunk.ts';
import { findingLimit } from './write/write-chunk.ts';
import {
  batchId,
  checkCounts,
  type Counts,
  isRejected,
  writeDelivery,
} from './write/write-delivery.ts';

/** What became of one file. */
export interface FileReport {
  readonly file: string;
  readonly table?: TableName;
  readonly batch?: string;
  /** The same file had been imported before; nothing was changed. */
  readonly delivered: boolean;
  readonly counts: Counts;
  /** Rows that were cleaned or flagged, whatever became of them. */
  readonly remarked: Remarked;
  /** Each remark on a row, where they were asked for: at most `findingLimit`. */
  readonly findings?: readonly RowFinding[];
  readonly unknownColumns: readonly string[];
  readonly seconds: number;
  readonly rowsPerSecond: number;
  readonly rejectedFile?: string;
  /** Why the file could not be read at all. */
  readonly error?: string;
}

export interface ImportReport {
  readonly files: readonly FileReport[];
  readonly counts: Counts;
  readonly remarked: Remarked;
  readonly seconds: number;
  /** Most findings of one batch that the graph keeps. */
  readonly findingLimit: number;
}

/** The rules by which deliveries are read. */
export type ImportRules = Pick<Rulebook, 'catalogue' | 'commitments' | 'noticeWords' | 'publicity'>;

export interface ImportOptions {
  readonly department: string;
  readonly secrets: Secrets;
  /** Where files of rejected rows go. */
  readonly rejectedDir: string;
  /** Called as rows are done; `expected` counts the lines of the file, at least as many as rows. */
  readonly onProgress?: (progress: { file: string; rows: number; expected: number }) => void;
  readonly clock?: () => Date;
  readonly chunkSize?: number;
  /** The rules of the hub; those of the release where none are given. */
  readonly rules?: ImportRules;
  /** Whether the report tells each finding. */
  readonly findings?: boolean;
}

const nothing: Counts = {
  read: 0,
  stored: 0,
  unchanged: 0,
  corrected: 0,
  conflict: 0,
  rejected: 0,
};

/** The report of a file of which nothing has been read yet. */
export const unread = (file: string): FileReport => ({
  file,
  delivered: false,
  counts: nothing,
  remarked: unremarked(),
  unknownColumns: [],
  seconds: 0,
  rowsPerSecond: 0,
});

/** SHA-256 of a file's bytes, and its lines, in one pass. */
export async function measureFile(path: string): Promise<{ digest: string; lines: number }> {
  const hash = createHash('sha256');
  let lines = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    const bytes = chunk as Buffer;
    hash.update(bytes);
    for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines += 1;
  }
  return { digest: hash.digest('hex'), lines };
}

/** What reading a delivery takes: who delivers, the dated rules and the day. */
export const openOptions = (
  clock: () => Date,
  department: string,
  rules: ImportRules = shippedLibrary.on(today(clock)),
) => ({
  department,
  publicity: rules.publicity,
  catalogue: rules.catalogue,
  words: rules.noticeWords,
  commitments: rules.commitments,
  today: today(clock),
});

type Take = (
  file: DeliveredFile,
  digest: string,
  onRow: () => void,
) => Promise<Partial<FileReport>>;

/** A file that cannot be opened or is no known table is a report of its own; the others go on. */
export function refusal(error: unknown): string | undefined {
  if (error instanceof HubError && error.code === 'BAD_USER_INPUT') return error.message;
  const { code, syscall } = (error instanceof Error ? error : {}) as NodeJS.ErrnoException;
  if (syscall === undefined || code === undefined) return undefined;
  const words: Readonly<Record<string, string>> = {
    ENOENT: 'There is no such file.',
    EISDIR: 'This is a folder, not a file.',
    EACCES: 'The file may not be read.',
  };
  return words[code] ?? `The file cannot be read (${code}).`;
}

/** The rows of a file that must not change while it is read: a mixture would be booked under the digest of one content. */
async function* unchangedRows(path: string, rows: DeliveredFile['rows'], before: Stats) {
  yield* rows;
  const after = statSync(path);
  const same =
    after.ino === before.ino && after.size === before.size && after.mtimeMs === before.mtimeMs;
  if (!same)
    throw new HubError(
      'BAD_USER_INPUT',
      'The file changed while it was read, so what was taken in may be a mixture. Deliver it again whole, under changed content.',
    );
}

async function takeFile(path: string, options: ImportOptions, take: Take): Promise<FileReport> {
  const file = basename(path);
  const clock = options.clock ?? (() => new Date());
  const began = performance.now();
  const report = unread(file);
  try {
    const before = statSync(path);
    const { digest, lines } = await measureFile(path);
    const opened = await openDelivered(path, openOptions(clock, options.department, options.rules));
    const delivery = { ...opened, rows: unchangedRows(path, opened.rows, before) };
    let rows = 0;
    const done = await take(delivery, digest, () => {
      rows += 1;
      if (rows % 1_000 === 0) options.onProgress?.({ file, rows, expected: lines });
    });
    options.onProgress?.({ file, rows, expected: rows });
    const seconds = (performance.now() - began) / 1_000;
    const rowsPerSecond = Math.round(rows / Math.max(seconds, 0.001));
    const { table, unknownColumns } = delivery;
    return { ...report, table, unknownColumns, ...done, seconds, rowsPerSecond };
  } catch (error) {
    const reason = refusal(error);
    if (reason === undefined) throw error;
    return { ...report, error: reason };
  }
}

/** One file for the rejected rows of a batch, made with the first of them. */
function rejectedFile(directory: string, batch: string) {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const path = join(directory, `${batch}.csv`);
  const file: RejectedFile = writeRejected(path);
  return {
    add: (row: ReadRow) => file.add(row),
    close: async () => ((await file.close()) > 0 ? { rejectedFile: path } : {}),
  };
}

const writeInto =
  (graph: Graph, context: ImportContext, options: ImportOptions): Take =>
  async (delivery, digest, onRow) => {
    const batch = batchId(context.idSecret, digest, context.department, delivery.table);
    const rejected = rejectedFile(options.rejectedDir, batch);
    const { counts, delivered, remarked } = await writeDelivery(graph, delivery, context, {
      digest,
      ...(options.chunkSize !== undefined && { chunkSize: options.chunkSize }),
      onRow: async (row) => {
        await rejected.add(row);
        onRow();
      },
    });
    const findings = options.findings ? await graph.read(findingsOf, { id: batch }) : undefined;
    return {
      batch,
      delivered,
      counts,
      remarked,
      ...(findings && { findings: findings.map(({ finding }) => finding) }),
      ...(await rejected.close()),
    };
  };

/** Reads and judges only: what would be stored or unchanged the graph alone could tell, so both count as stored. */
const readOnly =
  (context: ImportContext, options: ImportOptions): Take =>
  async (delivery, digest, onRow) => {
    const counts: Record<keyof Counts, number> = { ...nothing };
    const remarked = unremarked();
    const findings: RowFinding[] = [];
    const batch = batchId(context.idSecret, digest, context.department, delivery.table);
    const rejected = rejectedFile(options.rejectedDir, batch);
    for await (const row of delivery.rows) {
      const isCleaned = row.findings.some(({ severity }) => severity === 'CLEANED');
      const accepted = isCleaned ? 'corrected' : 'stored';
      counts.read += 1;
      counts[isRejected(row) ? 'rejected' : accepted] += 1;
      remarkOn(remarked, row.findings);
      for (const finding of options.findings ? row.findings : [])
        if (findings.length < findingLimit) findings.push({ ...finding, row: row.number });
      await rejected.add(row);
      onRow();
    }
    return {
      counts,
      remarked,
      ...(options.findings && { findings }),
      ...(await rejected.close()),
    };
  };

/** Adds the reports of files up. */
export function summary(files: readonly FileReport[], seconds: number): ImportReport {
  const counts: Record<keyof Counts, number> = { ...nothing };
  const remarked = unremarked();
  for (const file of files) {
    for (const name of Object.keys(counts) as (keyof Counts)[]) counts[name] += file.counts[name];
    remarked.cleaned += file.remarked.cleaned;
    remarked.flagged += file.remarked.flagged;
  }
  checkCounts(counts);
  return { files, counts, remarked, seconds, findingLimit };
}

async function takeAll(
  paths: readonly string[],
  options: ImportOptions,
  take: Take,
): Promise<ImportReport> {
  const began = performance.now();
  const files: FileReport[] = [];
  for (const path of paths) files.push(await takeFile(path, options, take));
  return summary(files, (performance.now() - began) / 1_000);
}

/** Imports files one after another. The same file again changes nothing; a stopped one goes on where it stood. */
export const importFiles = (
  graph: Graph,
  paths: readonly string[],
  options: ImportOptions,
): Promise<ImportReport> =>
  takeAll(paths, options, writeInto(graph, importContext(options), options));

/** Reads, cleans and judges the files without a database. */
export const checkFiles = (
  paths: readonly string[],
  options: ImportOptions,
): Promise<ImportReport> => takeAll(paths, options, readOnly(importContext(options), options));
