/** `hub import`: files into the running hub, or offline into an empty one. */
import { join, resolve } from 'node:path';
import { MultiBar, type SingleBar } from 'cli-progress';
import { Command } from 'commander';
import { openSecrets } from '../access/secrets.ts';
import { readConfig } from '../config.ts';
import { HubError } from '../errors.ts';
import { bulkImport, type BulkOptions } from '../intake/bulk/bulk-import.ts';
import { refuseHalfLoaded } from '../intake/bulk/marker.ts';
import {
  checkFiles,
  type FileReport,
  importFiles,
  type ImportReport,
} from '../intake/import-files.ts';
import { explainDelivered } from '../intake/open-file.ts';
import { remedyText } from '../intake/remarks.ts';
import type { RowFinding } from '../intake/write/plan-chunk.ts';
import { findingLimit } from '../intake/write/write-chunk.ts';
import { propose } from './propose.ts';
import { rulesOf } from './rules-of.ts';
import { withGraph } from './with-graph.ts';

interface Options {
  readonly data?: string;
  readonly department: string;
  readonly bulk?: true;
  readonly json?: true;
  readonly rejected?: string;
  readonly dryRun?: true;
  readonly explain?: true;
  readonly findings?: true;
}

/** A bar for each file, on a terminal only. */
function createBars() {
  if (!process.stderr.isTTY) return { stop: () => undefined };
  const format = '{file} [{bar}] {percentage}% · {value} rows · {eta_formatted}';
  const bars = new MultiBar({ format, stream: process.stderr, hideCursor: true });
  const byFile = new Map<string, SingleBar>();
  return {
    onProgress: ({ file, rows, expected }: { file: string; rows: number; expected: number }) => {
      const bar = byFile.get(file) ?? bars.create(expected, rows, { file });
      byFile.set(file, bar);
      bar.setTotal(Math.max(expected, rows));
      bar.update(rows);
    },
    stop: () => {
      bars.stop();
    },
  };
}

function tell({ file, table, counts, remarked, delivered, ...rest }: FileReport): void {
  if (rest.error !== undefined) {
    console.log(`${file}: ${rest.error}`);
    return;
  }
  const { read, stored, unchanged, corrected, conflict, rejected } = counts;
  console.log(
    `${file} (${table ?? ''}): ${read} rows = ${stored} stored + ${unchanged} unchanged + ${corrected} corrected` +
      ` + ${conflict} conflict + ${rejected} rejected · ${rest.rowsPerSecond} rows/s`,
  );
  if (remarked.cleaned + remarked.flagged > 0)
    console.log(`  of these ${remarked.cleaned} cleaned, ${remarked.flagged} flagged`);
  if (delivered) console.log('  the same file had been imported before: nothing changed');
  if (rest.unknownColumns.length > 0)
    console.log(`  unknown columns: ${rest.unknownColumns.join(', ')}`);
  for (const finding of rest.findings ?? []) console.log(`  ${findingLine(finding)}`);
  if (rest.findings?.length === findingLimit)
    console.log(`  only the first ${findingLimit} remarks are kept`);
  if (rest.rejectedFile !== undefined) console.log(`  rejected rows: ${rest.rejectedFile}`);
}

const findingLine = ({ row, column, rule, severity, value, remedy }: RowFinding): string => {
  const place = `row ${row}${column === '' ? '' : `, ${column}`}`;
  const original = value === '' ? '' : ` “${value}”`;
  return `${place}: ${severity} ${rule}${original}: ${remedyText({ rule, remedy })}`;
};

function report(done: ImportReport, dryRun: boolean): void {
  for (const file of done.files) tell(file);
  const { read, rejected } = done.counts;
  const what = dryRun ? 'read, nothing written' : 'read';
  console.log(`${read} rows ${what}, ${rejected} rejected, in ${done.seconds.toFixed(1)} s.`);
}

/** Tells of each file what its headings were taken for; nothing is read beyond them, nothing is written. */
async function explain(files: readonly string[]): Promise<void> {
  for (const file of files) {
    try {
      const [table = '', ...headings] = await explainDelivered(file);
      console.log([`${file}: ${table}`, ...headings.map((line) => `  ${line}`)].join('\n'));
    } catch (error) {
      if (!(error instanceof HubError)) throw error;
      console.log(`${file}: ${error.message}`);
      process.exitCode = 1;
    }
  }
}

async function run(files: readonly string[], options: Options): Promise<void> {
  if (options.explain) {
    await explain(files);
    return;
  }
  const dataDir = resolve(options.data ?? readConfig().dataDir);
  const bars = createBars();
  const settings: BulkOptions = {
    dataDir,
    department: options.department,
    secrets: openSecrets(dataDir),
    rejectedDir: resolve(options.rejected ?? join(dataDir, 'rejected')),
    ...(options.findings && { findings: true }),
    ...(bars.onProgress && { onProgress: bars.onProgress }),
    onStage: (text) => {
      bars.stop();
      if (process.stderr.isTTY) console.error(text);
    },
  };
  const done = await work(files, options, settings).finally(bars.stop);
  if (options.json) console.log(JSON.stringify(done, undefined, 2));
  else report(done, options.dryRun ?? false);
  if (done.files.some(({ error }) => error !== undefined)) process.exitCode = 1;
}

async function work(
  files: readonly string[],
  { dryRun, bulk }: Options,
  settings: BulkOptions,
): Promise<ImportReport> {
  if (dryRun) return checkFiles(files, settings);
  if (!bulk) {
    refuseHalfLoaded(settings.dataDir);
    return withGraph(settings.dataDir, settings.onStage, async (graph) => {
      const done = await importFiles(graph, files, { ...settings, rules: await rulesOf(graph) });
      await propose(graph, settings.dataDir);
      return done;
    });
  }
  if (!readConfig().neo4j) return bulkImport(files, settings);
  const message =
    '--bulk builds the database of the data folder: unset NEO4J_URI, or import without --bulk.';
  throw new HubError('BAD_USER_INPUT', message);
}

/** `hub import FILE…`: exit 0 when every file was imported (rejected rows are told, not a failure), 1 when one was not. */
export const importCommand = (): Command =>
  new Command('import')
    .description(
      'import exchange files: CSV tables and BODS 0.4; the same file again changes nothing',
    )
    .argument('<file...>', 'files; a table is recognised by its header')
    .option('--data <dir>', 'folder of everything the hub keeps (or HUB_DATA, ./data)')
    .option('--department <name>', 'name or credit code of the department that delivers', '')
    .option('--rejected <dir>', 'folder for the files of rejected rows (default: DATA/rejected)')
    .option(
      '--explain',
      'tell what each heading is taken for; nothing is read beyond them or written',
    )
    .option(
      '--findings',
      'tell each remark on each row: what was cleaned, flagged, put in conflict, rejected',
    )
    .option('--bulk', 'offline, into an empty hub whose server is stopped: for whole cities')
    .option('--dry-run', 'read and judge only; nothing is written to the graph')
    .option('--json', 'answer as JSON')
    .action(run);
