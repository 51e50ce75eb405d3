/** One file of a bulk load, as both threads see it: where it is, which batch, how far, and what waits. */
import type { ReadRow, TableName, Verdict } from '../facts.ts';
import { unremarked } from '../remarked.ts';
import type { RowFinding } from '../write/plan-chunk.ts';

export interface BulkFile {
  readonly path: string;
  readonly fileName: string;
  readonly table: TableName;
  readonly batch: string;
  readonly digest: string;
  readonly lines: number;
  readonly unknownColumns: readonly string[];
}

/** What reading one file came to. */
export interface BulkResult {
  readonly batch: string;
  readonly verdicts: Record<Verdict, number>;
  readonly remarked: ReturnType<typeof unremarked>;
  readonly findings: RowFinding[];
  findingsMade: number;
  rowsDone: number;
  seconds: number;
  rejectedFile?: string;
  /** Rows that contradict what was loaded: the online writer knows what to do with them. */
  readonly deferred: ReadRow[];
}

export const emptyResult = (batch: string): BulkResult => ({
  batch,
  verdicts: { stored: 0, unchanged: 0, corrected: 0, conflict: 0, rejected: 0 },
  remarked: unremarked(),
  findings: [],
  findingsMade: 0,
  rowsDone: 0,
  seconds: 0,
  deferred: [],
});

/** What every process of one load is told. */
export interface BulkSettings {
  readonly directory: string;
  readonly rejectedDir: string;
  readonly department: string;
  /** Instant that everything of this load is recorded at. */
  readonly recordedAt: string;
  readonly day: string;
}
