/** Statements that keep a batch as far as it has come, so that an import that was cut off goes on where it stood. */
import { cypher } from '../../graph/cypher.ts';

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
  readonly findings: number;
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
    batch.findings = 0
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
    batch.findings = batch.findings + toInteger($findings)
`;

export const finishBatch = cypher<{ id: string; at: string }, { batch: BatchNode }>`
  MATCH (batch:Batch {id: $id})
  SET batch.state = 'FINISHED', batch.finishedAt = coalesce(batch.finishedAt, $at)
  RETURN properties(batch) AS batch
`;
