/** Statements that read deliveries and the remarks on their rows, as far as they are open to whoever asks. */
import { cypher } from '../../graph/cypher.ts';
import type { BatchRow, BatchFindingRow } from './batch.ts';

/** Whose deliveries: of one unit by its credit code, or all. */
export interface Reach {
  readonly all: boolean;
  readonly unit: string;
}

// a delivery calls its department by code or by full name
const isOpen = cypher`(
    $reach.all
    OR ($reach.unit <> '' AND (batch.department = $reach.unit
      OR EXISTS { MATCH (unit:Department { uscc: $reach.unit }) WHERE unit.name = batch.department }))
  )`;

const told = cypher`batch {
    .id, .fileName, .table, .department, .receivedAt, .finishedAt, .state, .unknownColumns,
    .read, .stored, .unchanged, .corrected, .conflict, .rejected, .cleaned, .flagged,
    .findings, .findingsMade
  }`;

export const batchById = cypher<{ id: string; reach: Reach }, { batch: BatchRow }>`
MATCH (batch:Batch { id: $id })
WHERE ${isOpen}
RETURN ${told} AS batch`;

interface Wanted {
  readonly reach: Reach;
  readonly department: string | null;
  readonly table: string | null;
  readonly remarked: boolean;
  readonly from: string;
  readonly to: string;
}

const wanted = cypher`batch.receivedAt >= $from AND batch.receivedAt < $to
    AND ($department IS NULL OR batch.department = $department)
    AND ($table IS NULL OR batch.table = $table)
    AND (NOT $remarked OR coalesce(batch.findingsMade, batch.findings) > 0)
    AND ${isOpen}`;

/** Deliveries, the latest first. */
export const batchPage = cypher<
  Wanted & { after: { at: string; id: string }; first: number },
  { batch: BatchRow }
>`
MATCH (batch:Batch)
WHERE ${wanted}
  AND batch.receivedAt <= $after.at AND (batch.receivedAt < $after.at OR batch.id > $after.id)
WITH batch
ORDER BY batch.receivedAt DESC, batch.id
LIMIT $first
RETURN ${told} AS batch`;

export const batchCount = cypher<Wanted, { total: number }>`
MATCH (batch:Batch)
WHERE ${wanted}
RETURN count(batch) AS total`;

interface Findings {
  readonly id: string;
  readonly severities: readonly string[] | null;
  readonly rule: string | null;
}

const asked = cypher`($severities IS NULL OR finding.severity IN $severities)
    AND ($rule IS NULL OR finding.rule = $rule)`;

/** Remarks on a delivery in the order of its rows; it keeps a bounded number of them, so that a place in their order will do as cursor. */
export const batchFindings = cypher<
  Findings & { skip: number; first: number },
  { finding: BatchFindingRow }
>`
MATCH (:Batch { id: $id })-[:HAS_FINDING]->(finding:RowFinding)
WHERE ${asked}
WITH finding
ORDER BY finding.row, finding.column, finding.rule, finding.value
SKIP toInteger($skip)
LIMIT toInteger($first)
RETURN finding { .row, .column, .rule, .severity, .value, .remedy } AS finding`;

export const batchFindingCount = cypher<Findings, { total: number }>`
MATCH (:Batch { id: $id })-[:HAS_FINDING]->(finding:RowFinding)
WHERE ${asked}
RETURN count(finding) AS total`;
