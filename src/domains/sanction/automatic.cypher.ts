/** Statements by which the rules go through the outbox: what has changed, and what it may ground or shake. */
import type { Enforceable } from '../../rules/certainty.ts';
import { recordInForce, recordVisible, type Sight } from '../../access/visibility.ts';
import { cypher } from '../../graph/cypher.ts';
import type { SubjectKind } from '../../words/subject-kinds.ts';
import { type GroundRecord, groundFields } from './sanction.cypher.ts';
import type { SanctionProperties, SanctionStep } from './sanction.ts';

/** How far the rules have gone through the outbox; `loadSeq` and `loadAfter` where a bulk load is being gone through. */
export interface Progress {
  readonly value: number;
  readonly loadSeq: number | null;
  readonly loadAfter: string | null;
}

export const readProgress = cypher<object, { progress: Progress }>`
MERGE (sequence:Sequence { name: 'sanction-rules' })
ON CREATE SET sequence.value = 0
RETURN sequence { .value, .loadSeq, .loadAfter } AS progress`;

export const keepProgress = cypher<{
  value: number;
  loadSeq: number | null;
  loadAfter: string | null;
}>`
MATCH (sequence:Sequence { name: 'sanction-rules' })
SET sequence.value = $value, sequence.loadSeq = $loadSeq, sequence.loadAfter = $loadAfter`;

export const changesAfter = cypher<
  { after: number; first: number },
  { seq: number; kind: string; ref: string | null }
>`
MATCH (change:Change)
WHERE change.seq > $after
RETURN change.seq AS seq, change.kind AS kind, change.ref AS ref
ORDER BY change.seq
LIMIT $first`;

/** Records in the order of their ids: a bulk load leaves one change for all of them. */
export const recordsAfter = cypher<{ after: string; first: number }, { id: string }>`
MATCH (record:CreditRecord)
WHERE record.id > $after
RETURN record.id AS id
ORDER BY record.id
LIMIT $first`;

/** A record in force, the sanctions by rule that its party bears, and the measures once decided upon this record. */
export interface Candidate {
  readonly subjectId: string;
  readonly subjectKind: SubjectKind;
  readonly record: GroundRecord;
  readonly decided: readonly string[];
  readonly borne: readonly {
    readonly id: string;
    readonly measure: string;
    readonly to: string | null;
  }[];
}

export const candidates = cypher<
  { records: readonly string[]; kinds: readonly string[]; sight: Sight; today: string },
  Candidate
>`
UNWIND $records AS id
MATCH (record:CreditRecord { id: id })<-[:HAS_RECORD]-(party:Subject)
WHERE record.kind IN $kinds AND ${recordInForce} AND ${recordVisible}
RETURN party.id AS subjectId, party.kind AS subjectKind, record ${groundFields} AS record,
  [(record)<-[:GROUNDED_ON]-(sanction:Sanction)
    // what fell with its rule is imposed again when the rule is confirmed again
    WHERE NOT coalesce(sanction.liftedBy, '') STARTS WITH 'RULE '
    | sanction.measure] AS decided,
  [(party)<-[:IMPOSED_ON]-(sanction:Sanction)
    WHERE sanction.automatic AND sanction.liftedAt IS NULL
      AND (sanction.to IS NULL OR sanction.to > $today)
    | sanction { .id, .measure, .to }] AS borne`;

/**
 * Records that carry a sanction and may carry it no longer: a list was left, a window corrected, or their source has
 * corrected them since the measure was imposed.
 */
export const shakenGrounds = cypher<
  { records: readonly string[]; today: string },
  { recordId: string }
>`
UNWIND $records AS id
MATCH (record:CreditRecord { id: id })
WHERE EXISTS {
  (record)<-[:GROUNDED_ON]-(sanction:Sanction)
  WHERE sanction.liftedAt IS NULL
    AND (NOT coalesce(${recordInForce}, false) OR record.recordedAt > sanction.imposedAt)
}
RETURN record.id AS recordId`;

/** A further record for a sanction that a rule imposed; its end moves with it. */
export const attachGrounds = cypher<
  { rows: readonly { id: string; records: readonly string[]; to: string | null }[] },
  { id: string }
>`
UNWIND $rows AS row
MATCH (sanction:Sanction { id: row.id })
SET sanction.to = row.to
WITH sanction, row
UNWIND row.records AS recordId
MATCH (record:CreditRecord { id: recordId })
MERGE (sanction)-[:GROUNDED_ON]->(record)
RETURN sanction.id AS id`;

/** New sanctions by rule; one that is there already is left as it is. */
export const createAutomatic = cypher<
  {
    rows: readonly {
      subject: string;
      records: readonly string[];
      sanction: Enforceable<SanctionProperties>;
      step: SanctionStep;
    }[];
  },
  { id: string; subjectId: string }
>`
UNWIND $rows AS row
MATCH (party:Subject { id: row.subject })
WHERE NOT EXISTS { MATCH (:Sanction { id: row.sanction.id }) }
CREATE (sanction:Sanction)-[:IMPOSED_ON]->(party)
SET sanction = row.sanction
CREATE (sanction)-[:HAS_STEP]->(step:SanctionStep)
SET step = row.step
WITH party, sanction, row
CALL (sanction, row) {
  UNWIND row.records AS recordId
  MATCH (record:CreditRecord { id: recordId })
  CREATE (sanction)-[:GROUNDED_ON]->(record)
}
RETURN sanction.id AS id, party.id AS subjectId`;
