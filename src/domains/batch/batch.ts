/** A delivery as a viewer may read it: what became of its rows, and what was remarked on them. */
import { type Severity } from '../../words/row-remarks.ts';

/** Counts of rows; `findings` are the remarks that the graph keeps, of `findingsMade`. */
export interface BatchRow {
  readonly id: string;
  readonly fileName: string;
  readonly table: string;
  readonly department: string;
  readonly receivedAt: string;
  readonly finishedAt: string | null;
  readonly state: 'RUNNING' | 'FINISHED';
  readonly unknownColumns: readonly string[];
  readonly read: number;
  readonly stored: number;
  readonly unchanged: number;
  readonly corrected: number;
  readonly conflict: number;
  readonly rejected: number;
  /** Null in a batch of an earlier release, which did not count them. */
  readonly cleaned: number | null;
  readonly flagged: number | null;
  readonly findings: number;
  readonly findingsMade: number | null;
}

/** One remark on one row. */
export interface BatchFindingRow {
  readonly row: number;
  readonly column: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly value: string;
  readonly remedy: string;
}
