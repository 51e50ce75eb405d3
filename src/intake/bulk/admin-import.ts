/** What is in memory at the end of a load, as tables for the importer, and the importer itself. */
import { join } from 'node:path';
import { runNeo4jAdmin } from '../../graph/local/admin.ts';
import { thirdEndsOf } from '../../graph/third-ends.cypher.ts';
import { thirdEndType } from '../../words/relation-kinds.ts';
import { relationType } from '../../words/relation-type.ts';
import { type Properties, subjectLabels } from '../write/graph-rows.ts';
import type { BulkFile, BulkResult, BulkSettings } from './bulk-file.ts';
import { createCsvTable, listDelimiter, type Written } from './csv-table.ts';
import { personBytes } from './person-rows.ts';
import { hasPerson } from './person-set.ts';
import type { TableLoad } from './table-rows.ts';

/** What goes into the database: tables of nodes and of relationships. */
export interface AdminTables {
  readonly nodes: readonly Written[];
  readonly relationships: readonly Written[];
}

const node = [':ID', ':LABEL'] as const;
const edge = [':START_ID', ':END_ID', ':TYPE'] as const;

function writeSubjects({ state }: TableLoad, directory: string, persons?: Uint32Array) {
  const table = createCsvTable(directory, 'subjects', node);
  for (const subject of state.newSubjects) {
    const { id, idHash } = subject;
    // who stands in the register of persons is written there, with all that it says
    if (
      idHash !== undefined &&
      subject.hash === undefined &&
      persons &&
      hasPerson(persons, personBytes(idHash))
    )
      continue;
    const labels = subjectLabels(subject.kind).join(listDelimiter);
    table.add({ ':ID': id, ':LABEL': labels }, { ...subject });
  }
  return table.close();
}

function writeRelations({ state }: TableLoad, directory: string, day: string) {
  const table = createCsvTable(directory, 'relations', edge);
  for (const history of state.histories.values()) {
    for (const { version } of history) {
      const frame = {
        ':START_ID': version.fromId,
        ':END_ID': version.toId,
        ':TYPE': relationType(version, day),
      };
      table.add(frame, { ...version });
    }
  }
  return table.close();
}

function writeThirdEnds({ state }: TableLoad, directory: string) {
  const table = createCsvTable(directory, 'third-ends', edge);
  for (const history of state.histories.values())
    for (const { scope, ...tie } of thirdEndsOf(history.map(({ version }) => version))) {
      const ends = { ':START_ID': tie.thirdId, ':END_ID': tie.fromId, ':TYPE': thirdEndType };
      table.add(ends, { ...tie, scope: scope ?? undefined });
    }
  return table.close();
}

/** Versions of subjects and records, whose columns differ; each list its own table. */
function writeVersions(directory: string, name: string, versions: readonly Properties[]) {
  const table = createCsvTable(directory, name, node);
  const edges = createCsvTable(directory, `${name}-edges`, edge);
  for (const { ownerId, ...properties } of versions) {
    const id = String(properties['id']);
    table.add({ ':ID': id, ':LABEL': 'Version' }, properties);
    edges.add({ ':START_ID': String(ownerId), ':END_ID': id, ':TYPE': 'HAD_VERSION' }, {});
  }
  return [table.close(), edges.close()] as const;
}

function writeDepartments({ departments }: TableLoad, directory: string) {
  const table = createCsvTable(directory, 'departments', node);
  for (const [id, properties] of departments) {
    table.add({ ':ID': id, ':LABEL': 'Department' }, properties);
  }
  return table.close();
}

const whole = [
  'rowsDone',
  'read',
  'stored',
  'unchanged',
  'corrected',
  'conflict',
  'rejected',
  'cleaned',
  'flagged',
  'findings',
  'findingsMade',
  'row',
];

/** The counts of a result; rows that wait for the online writer are counted by it. */
const readOf = ({ verdicts }: BulkResult): number =>
  Object.values(verdicts).reduce((total, count) => total + count, 0);

function writeBatches(
  loaded: readonly (readonly [BulkFile, BulkResult])[],
  { directory, department, recordedAt }: BulkSettings,
) {
  const batches = createCsvTable(directory, 'batches', node, whole);
  const findings = createCsvTable(directory, 'findings', node, whole);
  const edges = createCsvTable(directory, 'finding-edges', edge);
  for (const [file, result] of loaded) {
    const { batch: id, fileName, table, digest, unknownColumns } = file;
    const finished = result.deferred.length === 0;
    batches.add(
      { ':ID': id, ':LABEL': 'Batch' },
      {
        id,
        fileName,
        table,
        digest,
        department,
        unknownColumns,
        ...result.verdicts,
        receivedAt: recordedAt,
        state: finished ? 'FINISHED' : 'RUNNING',
        finishedAt: finished ? recordedAt : undefined,
        rowsDone: result.rowsDone,
        read: readOf(result),
        ...result.remarked,
        findings: result.findings.length,
        findingsMade: result.findingsMade,
      },
    );
    for (const [at, finding] of result.findings.entries()) {
      const findingId = `${id}:${String(at)}`;
      findings.add({ ':ID': findingId, ':LABEL': 'RowFinding' }, { ...finding });
      edges.add({ ':START_ID': id, ':END_ID': findingId, ':TYPE': 'HAS_FINDING' }, {});
    }
  }
  return [batches.close(), findings.close(), edges.close()] as const;
}

/** Writes everything that is still in memory. */
export function writeTables(
  load: TableLoad,
  persons: { readonly table: Written; readonly known: Uint32Array } | undefined,
  loaded: readonly (readonly [BulkFile, BulkResult])[],
  settings: BulkSettings,
): AdminTables {
  const { directory, day } = settings;
  const [subjectVersions, subjectEdges] = writeVersions(
    directory,
    'subject-versions',
    load.subjectVersions,
  );
  const [recordVersions, recordVersionEdges] = writeVersions(
    directory,
    'record-versions',
    load.recordVersions,
  );
  const [batches, findings, findingEdges] = writeBatches(loaded, settings);
  return {
    nodes: [
      writeSubjects(load, directory, persons?.known),
      ...(persons ? [persons.table] : []),
      load.tables.records.close(),
      writeDepartments(load, directory),
      ...[subjectVersions, recordVersions, batches, findings],
    ],
    relationships: [
      writeRelations(load, directory, day),
      writeThirdEnds(load, directory),
      load.tables.recordEdges.close(),
      ...[subjectEdges, recordVersionEdges, findingEdges],
    ],
  };
}

/** Builds the database from the tables, in the place of whatever half a load has left there. */
export async function importTables(
  dataDir: string,
  { nodes, relationships }: AdminTables,
  directory: string,
  onProgress: (text: string) => void,
): Promise<void> {
  const flags = (name: string, tables: readonly Written[]): readonly string[] =>
    tables.flatMap(({ files }) => files.map((pair) => `--${name}=${pair}`));
  const multiline = [...nodes, ...relationships].some((table) => table.multiline);
  const args = [
    ...['database', 'import', 'full', 'neo4j', '--overwrite-destination=true'],
    ...['--id-type=string', '--array-delimiter=U+001F', '--bad-tolerance=0'],
    `--report-file=${join(directory, 'import.report')}`,
    // one cell with a line break costs the parallel reading of all
    ...(multiline ? ['--multiline-fields=true'] : []),
    ...flags('nodes', nodes),
    ...flags('relationships', relationships),
  ];
  await runNeo4jAdmin(dataDir, args, { onProgress });
}
