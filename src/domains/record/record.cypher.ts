/** Statements that read and close records; what the viewer may not see never leaves the database. */
import {
  decidingUnit,
  recordHolds,
  recordVisible,
  type Sight,
  tieHolds,
} from '../../access/visibility.ts';
import { cypher, type Statement } from '../../graph/cypher.ts';
import { countOfEachKind } from '../../graph/record-types.ts';
import type { ResolvedAsOf } from '../../words/as-of.ts';
import type { RecordCounts, RecordProperties, SeenRecord } from './record.ts';

interface Seen {
  readonly keys: readonly string[];
  readonly sight: Sight;
  readonly asOf: ResolvedAsOf;
}

interface Kinds {
  readonly kinds: readonly string[] | null;
}

export interface FoundRecord {
  readonly subjectId: string;
  readonly properties: RecordProperties & Readonly<Record<string, unknown>>;
  readonly departmentId: string | null;
}

/** The version of a record at an earlier knowledge replaces its properties; later ones are unknown then. */
const versionAsOf = cypher`
CALL (record) {
  OPTIONAL MATCH (record)-[:HAD_VERSION]->(version:Version)
  WHERE record.recordedAt > $asOf.knownAt
    AND version.shown
    AND version.recordedAt <= $asOf.knownAt
    AND (version.retractedAt IS NULL OR version.retractedAt > $asOf.knownAt)
  RETURN version
  ORDER BY version.recordedAt DESC
  LIMIT 1
}`;

/** A property as it was known then; only a corrected record costs a look at its versions. */
const asKnown = (property: Statement): Statement => cypher`CASE
    WHEN record.recordedAt <= $asOf.knownAt THEN record.${property}
    ELSE head([(record)-[:HAD_VERSION]->(version)
      WHERE version.shown AND version.recordedAt <= $asOf.knownAt AND version.retractedAt > $asOf.knownAt
      | version.${property}])
  END`;

const fineAsOf = asKnown(cypher`fineAmount`);
const performanceAsOf = asKnown(cypher`performance`);

const found = cypher`{
    subjectId: party.id,
    properties: CASE WHEN version IS NULL THEN properties(record) ELSE version { .*, id: record.id } END,
    departmentId: head([(record)-[:DECIDED_BY]->(unit:Department) | unit.id])
  }`;

/** Pages of the records of many subjects, latest decision first. */
export const recordsOf = cypher<
  Seen & Kinds & { after: { decidedOn: string; id: string }; first: number },
  { key: string; values: readonly FoundRecord[] }
>`
UNWIND $keys AS key
CALL (key) {
  MATCH (party:Subject { id: key })-[held:HAS_RECORD|HAD_RECORD]->(record:CreditRecord)
  WHERE ($kinds IS NULL OR record.kind IN $kinds)
    AND (record.decidedOn < $after.decidedOn OR (record.decidedOn = $after.decidedOn AND record.id > $after.id))
    AND ${tieHolds} AND ${recordHolds}
    AND ${recordVisible}
  WITH party, record
  ORDER BY record.decidedOn DESC, record.id
  LIMIT $first
  ${versionAsOf}
  RETURN collect(${found}) AS values
}
RETURN key, values`;

/** The latest records of all these subjects together that were decided after a day and hold at `$asOf`. */
export const recordsDecided = cypher<
  Seen & { since: string; first: number },
  { value: FoundRecord }
>`
UNWIND $keys AS key
MATCH (party:Subject { id: key })-[:HAS_RECORD]->(record:CreditRecord)
WHERE record.decidedOn > $since AND ${recordHolds} AND ${recordVisible}
WITH party, record
ORDER BY record.decidedOn DESC, record.id
LIMIT $first
${versionAsOf}
RETURN ${found} AS value
ORDER BY record.decidedOn DESC, record.id`;

/** Whether the record is no longer in force at `$asOf`; only its subject goes on seeing it. */
const isOver = cypher`(
    coalesce(record.closedAt <= $asOf.knownAt, false) OR coalesce(record.publicTo <= $asOf.validAt, false)
  )`;

/** How many records of many subjects the viewer may see, by kind, with what a summary names. */
export const recordCounts = cypher<Seen & Kinds, { key: string; value: RecordCounts }>`
UNWIND $keys AS key
MATCH (party:Subject { id: key })-[held:HAS_RECORD|HAD_RECORD]->(record:CreditRecord)
WHERE ($kinds IS NULL OR record.kind IN $kinds) AND ${tieHolds} AND ${recordHolds} AND ${recordVisible}
WITH key, collect({ kind: record.kind, decidedOn: record.decidedOn, fine: ${fineAsOf}, performance: ${performanceAsOf}, over: ${isOver} }) AS seen
RETURN key, {
  total: size(seen),
  ${countOfEachKind},
  fines: [one IN seen WHERE one.kind = 'PENALTY' AND one.fine IS NOT NULL | one.fine],
  brokenCommitments: size([one IN seen WHERE one.kind = 'COMMITMENT' AND one.performance = 'BROKEN']),
  latestDecisionOn: reduce(latest = '', one IN seen | CASE WHEN one.decidedOn > latest THEN one.decidedOn ELSE latest END)
} AS value`;

/** The latest records of many subjects that the viewer may see, with what counting needs of them. */
export const recordsSeen = cypher<
  Seen & { most: number },
  { key: string; value: readonly SeenRecord[] }
>`
UNWIND $keys AS key
CALL (key) {
  MATCH (party:Subject { id: key })-[held:HAS_RECORD|HAD_RECORD]->(record:CreditRecord)
  WHERE ${tieHolds} AND ${recordHolds} AND ${recordVisible}
  WITH record
  ORDER BY record.decidedOn DESC, record.id
  LIMIT $most
  RETURN collect({ id: record.id, item: record.catalogueItem, fine: ${fineAsOf}, over: ${isOver} }) AS value
}
RETURN key, value`;

export const recordsById = cypher<Seen, { key: string; value: FoundRecord }>`
UNWIND $keys AS key
MATCH (record:CreditRecord { id: key })<-[held:HAS_RECORD|HAD_RECORD]-(party:Subject)
WHERE ${tieHolds} AND ${recordHolds} AND ${recordVisible}
${versionAsOf}
RETURN key, ${found} AS value`;

export const closeRecordNode = cypher<
  { id: string; at: string; by: string },
  { publicFrom: string | null; publicTo: string | null }
>`
MATCH (record:CreditRecord { id: $id })
WHERE record.closedAt IS NULL
SET record.closedAt = $at, record.closedBy = $by, record.disputed = null
RETURN record.publicFrom AS publicFrom, record.publicTo AS publicTo`;

export const recordForUpdate = cypher<
  { id: string },
  {
    subjectId: string;
    record: RecordProperties & Readonly<Record<string, unknown>>;
    unit: string | null;
  }
>`
MATCH (party:Subject)-[:HAS_RECORD]->(record:CreditRecord { id: $id })
RETURN party.id AS subjectId, properties(record) AS record, ${decidingUnit} AS unit`;

export const markRecordNode = cypher<{ id: string; disputed: boolean | null }>`
MATCH (record:CreditRecord { id: $id })
SET record.disputed = $disputed`;

/**
 * The former version is kept twice: as what was shown until now, and as a claim that is not shown any more, so that the
 * same row delivered again is nothing new.
 */
export const correctRecordNode = cypher<{
  id: string;
  at: string;
  versionId: string;
  claimId: string;
  changes: object;
}>`
MATCH (record:CreditRecord { id: $id })
CREATE (record)-[:HAD_VERSION]->(version:Version)
SET version = properties(record), version.id = $versionId, version.shown = true, version.retractedAt = $at,
  version.firstRecordedAt = null
CREATE (record)-[:HAD_VERSION]->(claim:Version)
SET claim = properties(record), claim.id = $claimId, claim.shown = false, claim.firstRecordedAt = null
SET record += $changes, record.recordedAt = $at`;

/** Records in the order of their ids, with whom they are about. */
export const recordsAfter = cypher<
  { after: string; first: number },
  { subjectId: string; record: RecordProperties & Readonly<Record<string, unknown>> }
>`
MATCH (record:CreditRecord)
WHERE record.id > $after
WITH record
ORDER BY record.id
LIMIT $first
MATCH (record)<-[:HAS_RECORD]-(party:Subject)
RETURN party.id AS subjectId, properties(record) AS record
ORDER BY record.id`;

export const setWindows = cypher<{ rows: readonly { id: string; window: object }[] }>`
UNWIND $rows AS row
MATCH (record:CreditRecord { id: row.id })
SET record += row.window`;
