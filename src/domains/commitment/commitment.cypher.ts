/** Statements of commitments: made, followed until kept or broken, and listed for whom they concern. */
import { isMergedAway, recordVisible, type Sight, subjectNamed } from '../../access/visibility.ts';
import { cypher } from '../../graph/cypher.ts';
import type { ResolvedAsOf } from '../../words/as-of.ts';
import type { CommitmentCase } from './commitment.ts';

/** The subject that promises, where the viewer may know of it, and whether it is merged into another one. */
export const promising = cypher<
  { id: string; sight: Sight; asOf: ResolvedAsOf },
  { id: string; merged: boolean }
>`
MATCH (subject:Subject { id: $id })
WHERE ${subjectNamed}
RETURN subject.id AS id, ${isMergedAway} AS merged`;

export const receivingUnit = cypher<{ code: string }, { id: string; name: string | null }>`
MATCH (unit:Department { uscc: $code })
RETURN unit.id AS id, unit.name AS name
ORDER BY unit.id
LIMIT 1`;

/** The record of a commitment; its unit is one that the hub knows, or none where the credit centre follows it itself. */
export const createCommitment = cypher<{
  subjectId: string;
  unitId: string | null;
  record: object;
}>`
MATCH (subject:Subject { id: $subjectId })
CREATE (subject)-[:HAS_RECORD]->(record:CreditRecord:Commitment)
SET record = $record
WITH record
OPTIONAL MATCH (unit:Department { id: $unitId })
FOREACH (one IN CASE WHEN unit IS NULL THEN [] ELSE [unit] END |
  CREATE (record)-[:DECIDED_BY]->(one)
)`;

export const commitmentForUpdate = cypher<{ id: string }, { found: CommitmentCase }>`
MATCH (party:Subject)-[:HAS_RECORD]->(record:CreditRecord { id: $id })
RETURN {
  subjectId: party.id,
  kind: record.kind,
  performance: record.performance,
  decidedOn: record.decidedOn,
  authorityCode: record.authorityCode,
  authorityName: record.authorityName,
  closedAt: record.closedAt
} AS found`;

interface Worklist {
  readonly sight: Sight;
  readonly states: readonly string[];
  readonly dueBy: string;
}

const followed = cypher`commitment.performance IN $states AND coalesce(commitment.dueOn, '9999') <= $dueBy
    AND ($sight.clerk OR commitment.authorityCode = $sight.department)`;

const open = cypher`EXISTS {
    MATCH (party:Subject)-[:HAS_RECORD]->(record:CreditRecord { id: commitment.id })
    WHERE ${recordVisible}
  }`;

/** What the viewer follows, due first in front; what is due on no day comes last. */
export const commitmentWorklist = cypher<
  Worklist & { after: { dueOn: string; id: string }; first: number },
  { id: string; dueOn: string }
>`
MATCH (commitment:Commitment)
WHERE ${followed}
WITH commitment, coalesce(commitment.dueOn, '9999') AS dueOn
WHERE dueOn > $after.dueOn OR (dueOn = $after.dueOn AND commitment.id > $after.id)
WITH commitment, dueOn
WHERE ${open}
RETURN commitment.id AS id, dueOn
ORDER BY dueOn, id
LIMIT $first`;

export const commitmentWorklistCount = cypher<Worklist, { total: number }>`
MATCH (commitment:Commitment)
WHERE ${followed}
WITH commitment
WHERE ${open}
RETURN count(commitment) AS total`;
