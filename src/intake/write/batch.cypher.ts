/** Statements that keep a batch as far as it has come, so that an import that was cut off goes on where it stood. */
import { cypher } from '../../graph/cypher.ts';
import type { RowFinding } from './plan-chunk.ts';

/** A batch as far as it has come; the counts add up to `read`. */
export interface BatchNode {
  readonly id: string;
  readonly state: 'RUNNING' | 'FINISHED';
  readonly rowsDone: number;
  readonly read: number;
  readonly stored: number;
  readonly unchanged: number;
  readonly corrected: number;
  readonly conflict: number;
  readonly rejected: number;
  /** Rows that were cleaned or flagged, whatever became of them. */
  readonly cleaned: number;
  readonly flagged: number;
  /** Findings that the graph keeps, and all that there were. */
  readonly findings: number;
  readonly findingsMade: number;
}

export const openBatch = cypher<
  {
    id: string;
    fileName: string;
    table: string;
    digest: string;
    department: string;
    receivedAt: string;
    unknownColumns: readonly string[];
  },
  { batch: BatchNode }
>`
  MERGE (batch:Batch {id: $id})
  ON CREATE SET
    batch.fileName = $fileName,
    batch.table = $table,
    batch.digest = $digest,
    batch.department = $department,
    batch.receivedAt = $receivedAt,
    batch.unknownColumns = $unknownColumns,
    batch.state = 'RUNNING',
    batch.rowsDone = 0,
    batch.read = 0,
    batch.stored = 0,
    batch.unchanged = 0,
    batch.corrected = 0,
    batch.conflict = 0,
    batch.rejected = 0,
    batch.cleaned = 0,
    batch.flagged = 0,
    batch.findings = 0,
    batch.findingsMade = 0
  RETURN properties(batch) AS batch
`;

export const readBatch = cypher<{ id: string }, { batch: BatchNode }>`
  MATCH (batch:Batch {id: $id})
  RETURN properties(batch) AS batch
`;

export const advanceBatch = cypher<Omit<BatchNode, 'state'>>`
  MATCH (batch:Batch {id: $id})
  SET batch.rowsDone = toInteger($rowsDone),
    batch.read = batch.read + toInteger($read),
    batch.stored = batch.stored + toInteger($stored),
    batch.unchanged = batch.unchanged + toInteger($unchanged),
    batch.corrected = batch.corrected + toInteger($corrected),
    batch.conflict = batch.conflict + toInteger($conflict),
    batch.rejected = batch.rejected + toInteger($rejected),
    batch.cleaned = coalesce(batch.cleaned, 0) + toInteger($cleaned),
    batch.flagged = coalesce(batch.flagged, 0) + toInteger($flagged),
    batch.findings = batch.findings + toInteger($findings),
    batch.findingsMade = coalesce(batch.findingsMade, batch.findings) + toInteger($findingsMade)
`;

export const finishBatch = cypher<{ id: string; at: string }, { batch: BatchNode }>`
  MATCH (batch:Batch {id: $id})
  SET batch.state = 'FINISHED', batch.finishedAt = coalesce(batch.finishedAt, $at)
  RETURN properties(batch) AS batch
`;

/** Everything that was found in the rows of a batch, as far as the graph keeps it. */
export const findingsOf = cypher<{ id: string }, { finding: RowFinding }>`
  MATCH (:Batch {id: $id})-[:HAS_FINDING]->(finding:RowFinding)
  WITH finding
  ORDER BY finding.row, finding.column, finding.rule, finding.value
  RETURN finding { .row, .column, .rule, .severity, .value, .remedy } AS finding
`;
