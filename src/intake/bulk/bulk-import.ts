/**
 * Files into an empty hub whose server is stopped: every row is read, cleaned and resolved by the same code as online,
 * but the database is built at once by Neo4j's own importer.
 */
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { HubError } from '../../errors.ts';
import { checkSecrets } from '../../access/secrets-of-graph.ts';
import { createChanges } from '../../graph/changes.cypher.ts';
import { cypher } from '../../graph/cypher.ts';
import { type Graph, openGraph } from '../../graph/graph.ts';
import { noteRules } from '../../graph/rules-applied.cypher.ts';
import { openLocalNeo4j } from '../../graph/local/local-neo4j.ts';
import { neo4jHome } from '../../graph/local/neo4j-home.ts';
import { migrate } from '../../graph/migrations/migrate.ts';
import { takeMoment } from '../../graph/moment.ts';
import { publicityDigest } from '../../rules/publicity.ts';
import { today } from '../../words/calendar-date.ts';
import { importContext } from '../import-context.ts';
import {
  type FileReport,
  type ImportOptions,
  type ImportReport,
  importFiles,
  measureFile,
  openOptions,
  refusal,
  summary,
  unread,
} from '../import-files.ts';
import { openDelivered } from '../open-file.ts';
import { tableOrder } from '../recognise.ts';
import { type BatchNode, findingsOf, readBatch } from '../write/batch.cypher.ts';
import { writeLeft } from '../write/write-chunk.ts';
import { again, batchId, countsOf, remarkedOf } from '../write/write-delivery.ts';
import { build, type Loaded } from './build.ts';
import type { BulkFile, BulkResult, BulkSettings } from './bulk-file.ts';
import { bulkDirectory, clearMark, isHalfLoaded, setMark } from './marker.ts';

export interface BulkOptions extends ImportOptions {
  readonly dataDir: string;
  readonly onStage: (text: string) => void;
}

const holdsSomething = cypher<object, { found: boolean }>`
  RETURN EXISTS { MATCH (:Subject) } OR EXISTS { MATCH (:Batch) } AS found
`;

async function withServer<T>(
  { dataDir, onStage }: BulkOptions,
  work: (graph: Graph) => Promise<T>,
): Promise<T> {
  const server = await openLocalNeo4j({ dataDir, onProgress: onStage });
  try {
    const graph = await openGraph(server);
    try {
      return await work(graph);
    } finally {
      await graph.close();
    }
  } finally {
    await server.stop();
  }
}

/** Opens the database that is there, if any: that ends a server left behind, and fails while a hub runs. */
async function requireEmpty(options: BulkOptions): Promise<void> {
  const store = join(neo4jHome(options.dataDir).data, 'databases', 'neo4j');
  if (!existsSync(store) && !isHalfLoaded(options.dataDir)) return;
  const found = await withServer(options, async (graph) => {
    const [row] = await graph.read(holdsSomething, {});
    return row?.found ?? false;
  });
  if (found && !isHalfLoaded(options.dataDir)) {
    const message =
      'This hub is not empty: import without --bulk, or choose another folder with --data.';
    throw new HubError('CONFLICT', message);
  }
}

type Inspected = { readonly file: BulkFile } | { readonly report: FileReport };

async function inspect(
  path: string,
  options: BulkOptions,
  settings: BulkSettings,
): Promise<Inspected> {
  const fileName = basename(path);
  try {
    const { digest, lines } = await measureFile(path);
    const { table, unknownColumns } = await openDelivered(
      path,
      openOptions(() => new Date(settings.recordedAt), settings.department),
    );
    const batch = batchId(options.secrets.idSecret, digest, options.department, table);
    return { file: { path, fileName, table, batch, digest, lines, unknownColumns } };
  } catch (error) {
    const reason = refusal(error);
    if (reason === undefined) throw error;
    return { report: { ...unread(fileName), error: reason } };
  }
}

/** One change for the whole load, then what only a running database can judge. */
async function complete(
  graph: Graph,
  loaded: Loaded,
  options: BulkOptions,
  recordedAt: string,
): Promise<FileReport[]> {
  options.onStage('Building indexes');
  await migrate(graph);
  await checkSecrets(graph, options.secrets);
  const change = {
    kind: 'LOAD',
    what: 'NEW',
    subjectId: '',
    ref: loaded[0]?.[1].batch ?? '',
    at: recordedAt,
  };
  await graph.write('bulk load', async (tx) => {
    // what is written from now on is known later than what was loaded
    await takeMoment(tx, () => new Date(recordedAt));
    await tx.run(createChanges, { rows: [change] });
    await tx.run(noteRules, { name: 'publicity', digest: publicityDigest(), at: recordedAt });
  });
  const context = importContext(options);
  const reports: FileReport[] = [];
  for (const [file, result] of loaded) {
    const rows = result.deferred;
    if (rows.length > 0) await writeLeft(graph, { batch: file.batch, rows }, context);
    const [found] = await graph.read(readBatch, { id: file.batch });
    if (!found) continue;
    const findings = options.findings && (await graph.read(findingsOf, { id: file.batch }));
    reports.push({
      ...reportOf(file, result, found.batch),
      ...(findings && { findings: findings.map(({ finding }) => finding) }),
    });
  }
  return reports;
}

const reportOf = (file: BulkFile, result: BulkResult, batch: BatchNode): FileReport => ({
  ...unread(file.fileName),
  table: file.table,
  batch: file.batch,
  counts: countsOf(batch),
  remarked: remarkedOf(batch),
  unknownColumns: file.unknownColumns,
  seconds: result.seconds,
  rowsPerSecond: Math.round(batch.read / Math.max(result.seconds, 0.001)),
  ...(result.rejectedFile !== undefined && { rejectedFile: result.rejectedFile }),
});

/** Loads files into an empty hub; CONFLICT when it is not empty or runs. A load that was stopped starts over. */
export async function bulkImport(
  paths: readonly string[],
  options: BulkOptions,
): Promise<ImportReport> {
  const began = performance.now();
  const now = (options.clock ?? (() => new Date()))();
  const { dataDir, rejectedDir, department, onStage } = options;
  const settings: BulkSettings = {
    directory: bulkDirectory(dataDir),
    rejectedDir,
    department,
    recordedAt: now.toISOString(),
    day: today(() => now),
  };
  await requireEmpty(options);
  const inspected: Inspected[] = [];
  for (const path of paths) inspected.push(await inspect(path, options, settings));
  const all = inspected.flatMap((one) => ('file' in one ? [one.file] : []));
  const unreadable = inspected.flatMap((one) => ('report' in one ? [one.report] : []));
  // without a row there is nothing that the importer could build, and the folder stays as it was
  if (all.length === 0) return summary(unreadable, (performance.now() - began) / 1_000);
  const first = all.filter(({ batch }, at) => all.findIndex((file) => file.batch === batch) === at);
  const statements = first.filter(({ table }) => table === 'bods');
  const tables = first
    .filter(({ table }) => table !== 'bods')
    .sort((one, other) => tableOrder.indexOf(one.table) - tableOrder.indexOf(other.table));
  setMark(dataDir);
  // the importer refuses to build of nothing, which is what statements alone give it
  const loaded = tables.length === 0 ? [] : await build(tables, options, settings);
  const reports = await withServer(options, async (graph) => [
    ...(await complete(graph, loaded, options, settings.recordedAt)),
    // statements follow one another in time, which is what the online writer knows how to judge
    ...(
      await importFiles(
        graph,
        statements.map(({ path }) => path),
        options,
      )
    ).files,
  ]);
  clearMark(dataDir);
  onStage('Done');
  const repeated = all
    .filter((file) => !first.includes(file))
    .map((file): FileReport => {
      const known = reports.find(({ batch }) => batch === file.batch);
      return {
        ...unread(file.fileName),
        ...known,
        delivered: true,
        counts: again(known?.counts ?? unread('').counts),
      };
    });
  return summary([...reports, ...repeated, ...unreadable], (performance.now() - began) / 1_000);
}
