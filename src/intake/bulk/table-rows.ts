/**
 * All tables but that of persons, loaded into memory by the same planning as the online writer's: an empty hub is one
 * large transaction in which nothing is known yet. Records go to disk at once; only their digests are kept.
 */
import { type ReadRow, type RecordFact } from '../facts.ts';
import type { ChunkState, ImportContext } from '../write/chunk.ts';
import { idsOf } from '../write/chunk.ts';
import { labelsOfRecord, type Properties, type RecordNode } from '../write/graph-rows.ts';
import { emptyState, isRecord } from '../write/load-state.ts';
import { planChunk } from '../write/plan-chunk.ts';
import { recordKey, recordNode } from '../write/plan-record.ts';
import { type Resolutions, settleParties } from '../write/resolve-parties.ts';
import type { BulkResult, BulkSettings } from './bulk-file.ts';
import { takeFindings } from './bound-findings.ts';
import { type CsvTable, createCsvTable, listDelimiter } from './csv-table.ts';

type Tables = Readonly<Record<'records' | 'recordEdges', CsvTable>>;

export interface TableLoad {
  readonly state: ChunkState;
  readonly departments: Map<string, Properties>;
  readonly subjectVersions: Properties[];
  readonly recordVersions: Properties[];
  readonly tables: Tables;
  /** Plans one portion of a file and notes in the result what became of its rows. */
  readonly take: (rows: readonly ReadRow[], result: BulkResult) => void;
}

const keptOf = (hash: string, fact: RecordFact, id: string): RecordNode => ({
  ...recordNode(fact, id, '', { sourceRow: '', department: '', recordedAt: '' }),
  hash,
});

/** A load with its tables of records open in `settings.directory`. */
export function createTableLoad(context: ImportContext, settings: BulkSettings): TableLoad {
  const { directory, recordedAt, day } = settings;
  const state = emptyState();
  const newId = idsOf(context.idSecret);
  const digests = new Map<string, string>();
  const departments = new Map<string, Properties>();
  const [subjectVersions, recordVersions]: [Properties[], Properties[]] = [[], []];
  const tables: Tables = {
    records: createCsvTable(directory, 'records', [':ID', ':LABEL']),
    recordEdges: createCsvTable(directory, 'record-edges', [':START_ID', ':END_ID', ':TYPE']),
  };

  /** Whether the row contradicts a record that is on disk already; the same record is noted as known. */
  function isDeferred(row: ReadRow, resolutions: Resolutions): boolean {
    return row.facts.filter(isRecord).some((fact) => {
      const key = recordKey(fact, resolutions.get(fact.party)?.subject.id ?? '');
      const id = newId('RECORD', key);
      const hash = digests.get(id);
      if (hash === undefined) return false;
      const known = keptOf(hash, fact, id);
      state.records.set(id, known);
      return (
        recordNode(fact, id, key, { sourceRow: '', department: '', recordedAt: '' }).hash !== hash
      );
    });
  }

  function writeRecord(
    record: RecordNode,
    subjectId: string,
    departmentId: string,
    batch: string,
  ): void {
    const labels = labelsOfRecord(record.kind).join(listDelimiter);
    tables.records.add({ ':ID': record.id, ':LABEL': labels }, record);
    const edge = (from: string, to: string, type: string): void => {
      tables.recordEdges.add({ ':START_ID': from, ':END_ID': to, ':TYPE': type }, {});
    };
    edge(subjectId, record.id, 'HAS_RECORD');
    edge(record.id, departmentId, 'DECIDED_BY');
    edge(record.id, batch, 'FROM');
    digests.set(record.id, record.hash);
  }

  function take(all: readonly ReadRow[], result: BulkResult): void {
    const chunk = { batch: result.batch, rows: all };
    const resolutions = settleParties(state, chunk, context, recordedAt);
    const rows = all.filter((row) => {
      const deferred = isDeferred(row, resolutions);
      if (deferred) result.deferred.push(row);
      return !deferred;
    });
    const plan = planChunk({ ...chunk, rows }, state, resolutions, context, { recordedAt, day });
    for (const [verdict, count] of Object.entries(plan.verdicts)) {
      result.verdicts[verdict as keyof typeof plan.verdicts] += count;
    }
    result.remarked.cleaned += plan.remarked.cleaned;
    result.remarked.flagged += plan.remarked.flagged;
    takeFindings(result, plan.findings);
    for (const planned of plan.records.values()) {
      writeRecord(planned.record, planned.subjectId, planned.departmentId, result.batch);
    }
    for (const version of plan.subjectVersions) subjectVersions.push(version);
    for (const version of plan.recordVersions) recordVersions.push(version);
    for (const [id, properties] of plan.departments) {
      if (!departments.has(id)) departments.set(id, properties);
    }
    state.records.clear();
  }
  return { state, departments, subjectVersions, recordVersions, tables, take };
}
