/** Statements on sanctions: their grounds, their steps, and what the catalogue of measures still leaves open. */
import type { Enforceable } from '../../rules/certainty.ts';
import {
  decidingUnit,
  isMergedAway,
  recordInForce,
  recordVisible,
  type Sight,
  subjectNamed,
  tieHolds,
} from '../../access/visibility.ts';
import { cypher } from '../../graph/cypher.ts';
import type { ResolvedAsOf } from '../../words/as-of.ts';
import type { RecordKind } from '../../words/record-kinds.ts';
import type { SubjectKind } from '../../words/subject-kinds.ts';
import type { LoopStep, SanctionProperties, SanctionStep } from './sanction.ts';

export interface GroundRecord {
  readonly id: string;
  readonly kind: RecordKind;
  readonly title: string;
  readonly catalogueItem: string | null;
  readonly penaltyKinds: readonly string[] | string | null;
  readonly performance: string | null;
  readonly decidedOn: string;
  readonly publicTo: string | null;
}

export const groundFields = cypher`{
    .id, .kind, .title, .catalogueItem, .penaltyKinds, .performance, .decidedOn, .publicTo
  }`;

/** Which of the records are of the subject, in force and open to the viewer. */
export const groundsOf = cypher<
  { subject: string; records: readonly string[]; sight: Sight; today: string },
  { record: GroundRecord; subjectKind: SubjectKind }
>`
UNWIND $records AS id
MATCH (record:CreditRecord { id: id })<-[:HAS_RECORD]-(party:Subject { id: $subject })
WHERE ${recordInForce} AND ${recordVisible}
RETURN record ${groundFields} AS record, party.kind AS subjectKind`;

/** Whether the subject, of whom the viewer may know, is merged into another one. */
export const isMerged = cypher<
  { subject: string; sight: Sight; asOf: ResolvedAsOf },
  { merged: boolean }
>`
MATCH (subject:Subject { id: $subject })
WHERE ${subjectNamed}
RETURN ${isMergedAway} AS merged`;

/** Whether somebody imposed the measure on the subject for the same unit, and it still holds. */
export const alreadyImposed = cypher<
  { subject: string; measure: string; applier: string; today: string },
  { id: string }
>`
MATCH (:Subject { id: $subject })<-[:IMPOSED_ON]-(sanction:Sanction)
WHERE sanction.measure = $measure
  AND coalesce(sanction.applierCode, sanction.applierName, '') = $applier
  AND sanction.liftedAt IS NULL
  AND (sanction.to IS NULL OR sanction.to > $today)
RETURN sanction.id AS id
LIMIT 1`;

export const unitByCode = cypher<{ code: string }, { name: string | null }>`
MATCH (unit:Department { uscc: $code })
RETURN unit.name AS name
LIMIT 1`;

/** The same sanction again changes nothing: a write may run more than once. */
export const createSanction = cypher<
  {
    subject: string;
    records: readonly string[];
    sanction: Enforceable<SanctionProperties>;
    steps: readonly SanctionStep[];
  },
  { created: boolean }
>`
MATCH (party:Subject { id: $subject })
MERGE (sanction:Sanction { id: $sanction.id })
WITH party, sanction, sanction.imposedAt IS NULL AS created
WHERE created
SET sanction = $sanction
CREATE (sanction)-[:IMPOSED_ON]->(party)
CREATE (sanction)-[:HAS_STEP]->(step:SanctionStep)
SET step = $steps[0]
WITH sanction
CALL (sanction) {
  UNWIND $steps[1..] AS further
  CREATE (sanction)-[:HAS_STEP]->(step:SanctionStep)
  SET step = further
}
CALL (sanction) {
  UNWIND $records AS id
  MATCH (record:CreditRecord { id: id })
  CREATE (sanction)-[:GROUNDED_ON]->(record)
}
RETURN true AS created`;

/** Behind \`sanction\`: the records that carry it, as far as the viewer may see them. */
const openGrounds = cypher`[
    (sanction)-[:GROUNDED_ON]->(record:CreditRecord)<-[:HAS_RECORD]-(party:Subject) WHERE ${recordVisible} | record.id
  ]`;

/** Behind \`sanction\`: the unit that applies it, where the hub knows it. */
const applierId = cypher`head(COLLECT {
    MATCH (unit:Department { uscc: sanction.applierCode })
    RETURN unit.id LIMIT 1
  })`;

export interface FoundSanction {
  readonly subjectId: string;
  readonly applierId: string | null;
  readonly groundIds: readonly string[];
  readonly properties: SanctionProperties;
}

const active = cypher`(
    sanction.from <= $asOf.validAt
    AND (sanction.to IS NULL OR sanction.to > $asOf.validAt)
    AND (sanction.liftedAt IS NULL OR sanction.liftedAt > $asOf.knownAt)
  )`;

interface Seen {
  readonly keys: readonly string[];
  readonly sight: Sight;
  readonly asOf: ResolvedAsOf;
}

/** Pages of the sanctions on many subjects, latest first; one whose every ground is closed to the viewer is not there. */
export const sanctionsOn = cypher<
  Seen & { active: boolean | null; after: { at: string; id: string }; first: number },
  { key: string; values: readonly FoundSanction[] }
>`
UNWIND $keys AS key
CALL (key) {
  MATCH (:Subject { id: key })<-[held:IMPOSED_ON|WAS_IMPOSED_ON]-(sanction:Sanction)
  WHERE sanction.imposedAt <= $asOf.knownAt AND ${tieHolds}
    AND ($active IS NULL OR ${active} = $active)
    AND (sanction.imposedAt < $after.at OR (sanction.imposedAt = $after.at AND sanction.id > $after.id))
  WITH sanction, ${openGrounds} AS groundIds
  WHERE size(groundIds) > 0
  WITH sanction, groundIds
  ORDER BY sanction.imposedAt DESC, sanction.id
  LIMIT $first
  RETURN collect({ subjectId: key, applierId: ${applierId}, groundIds: groundIds, properties: properties(sanction) }) AS values
}
RETURN key, values`;

/** How many sanctions on many subjects the viewer may see. */
export const sanctionTotals = cypher<
  Seen & { active: boolean | null; effect: SanctionProperties['effect'] | null },
  { key: string; value: number }
>`
UNWIND $keys AS key
MATCH (:Subject { id: key })<-[held:IMPOSED_ON|WAS_IMPOSED_ON]-(sanction:Sanction)
WHERE sanction.imposedAt <= $asOf.knownAt AND ${tieHolds}
  AND ($active IS NULL OR ${active} = $active)
  AND ($effect IS NULL OR sanction.effect = $effect)
WITH key, sanction, ${openGrounds} AS groundIds
WHERE size(groundIds) > 0
RETURN key, count(sanction) AS value`;

export const sanctionsById = cypher<Seen, { key: string; value: FoundSanction }>`
UNWIND $keys AS key
MATCH (sanction:Sanction { id: key })-[held:IMPOSED_ON|WAS_IMPOSED_ON]->(subject:Subject)
WHERE sanction.imposedAt <= $asOf.knownAt AND ${tieHolds}
WITH key, sanction, subject, ${openGrounds} AS groundIds
WHERE size(groundIds) > 0
RETURN key, { subjectId: subject.id, applierId: ${applierId}, groundIds: groundIds, properties: properties(sanction) } AS value`;

/** The dated events of many sanctions; the store asks only for sanctions that it has shown. */
export const stepsOf = cypher<
  { keys: readonly string[]; asOf: ResolvedAsOf },
  { key: string; value: readonly SanctionStep[] }
>`
UNWIND $keys AS key
MATCH (sanction:Sanction { id: key })-[:HAS_STEP]->(step:SanctionStep)
WHERE step.at <= $asOf.knownAt
WITH key, step
ORDER BY step.at, step.number
RETURN key, collect(properties(step)) AS value`;

/** Lifts; nothing where it was lifted before. */
export const liftSanctions = cypher<
  { ids: readonly string[]; at: string; by: string; reason: string },
  { id: string; subjectId: string }
>`
UNWIND $ids AS id
MATCH (sanction:Sanction { id: id })-[:IMPOSED_ON]->(subject:Subject)
WHERE sanction.liftedAt IS NULL
SET sanction.liftedAt = $at, sanction.liftedBy = $by, sanction.liftReason = $reason
CREATE (sanction)-[:HAS_STEP]->(:SanctionStep { kind: 'LIFTED', at: $at, by: $by, note: $reason, count: 1, number: 9 })
RETURN sanction.id AS id, subject.id AS subjectId`;

export const shortenSanctions = cypher<
  {
    rows: readonly { id: string; to: string }[];
    at: string;
    by: string;
    reason: string;
  },
  { id: string; subjectId: string }
>`
UNWIND $rows AS row
MATCH (sanction:Sanction { id: row.id })-[:IMPOSED_ON]->(subject:Subject)
SET sanction.to = row.to
CREATE (sanction)-[:HAS_STEP]->(:SanctionStep { kind: 'SHORTENED', at: $at, by: $by, note: $reason, count: 1, number: 8 })
RETURN sanction.id AS id, subject.id AS subjectId`;

/** Measures of punishment in force that stand on a rule of grounding, or are a measure of the catalogue. */
export const restingOnRule = cypher<
  { rule: string; measure: string; today: string },
  { id: string }
>`
MATCH (sanction:Sanction)
WHERE sanction.id >= '' AND sanction.effect = 'PUNISHMENT' AND sanction.liftedAt IS NULL
  AND (sanction.to IS NULL OR sanction.to > $today)
  AND (sanction.rule = $rule OR sanction.measure = $measure)
RETURN sanction.id AS id`;

export interface Carried {
  readonly id: string;
  readonly measure: string;
  readonly rule: string;
  readonly to: string | null;
  /** The record itself as it stands now, while it is in force. */
  readonly own: GroundRecord | null;
  /** What else carries the sanction on that day. */
  readonly others: readonly GroundRecord[];
  readonly subjectKind: SubjectKind;
}

/** Sanctions in force that the record carries, each with the other records in force that carry it too. */
export const carriedBy = cypher<{ record: string; today: string }, Carried>`
MATCH (:CreditRecord { id: $record })<-[:GROUNDED_ON]-(sanction:Sanction)-[:IMPOSED_ON]->(subject:Subject)
WHERE sanction.liftedAt IS NULL AND (sanction.to IS NULL OR sanction.to > $today)
RETURN sanction.id AS id, sanction.measure AS measure, sanction.rule AS rule, sanction.to AS to,
  subject.kind AS subjectKind,
  head([(sanction)-[:GROUNDED_ON]->(record:CreditRecord) WHERE record.id = $record AND ${recordInForce}
    | record ${groundFields}]) AS own,
  [(sanction)-[:GROUNDED_ON]->(record:CreditRecord) WHERE record.id <> $record AND ${recordInForce}
    | record ${groundFields}] AS others`;

/** Codes of the units that decide about a sanction: who applies it, else who made the findings that ground it. */
export const unitsOfSanction = cypher<{ id: string }, { codes: readonly string[] }>`
MATCH (sanction:Sanction { id: $id })
RETURN CASE WHEN sanction.applierCode IS NOT NULL THEN [sanction.applierCode] ELSE COLLECT {
  MATCH (sanction)-[:GROUNDED_ON]->(record:CreditRecord)
  WITH ${decidingUnit} AS code
  WHERE code IS NOT NULL
  RETURN DISTINCT code
} END AS codes`;

/** One further event of a sanction. */
export const addStep = cypher<{ id: string; step: SanctionStep }, { id: string }>`
MATCH (sanction:Sanction { id: $id })
CREATE (sanction)-[:HAS_STEP]->(step:SanctionStep)
SET step = $step
RETURN sanction.id AS id`;

/** The loop's counts by unit and measure, over sanctions whose ground is open to the viewer. */
export const feedbackCounts = cypher<
  { sight: Sight; from: string; to: string; measure: string | null; unit: string | null },
  { unit: string | null; measure: string; kind: LoopStep; steps: number; count: number }
>`
MATCH (step:SanctionStep)
WHERE step.at >= $from AND step.at < $to
MATCH (step)<-[:HAS_STEP]-(sanction:Sanction)
WHERE ($measure IS NULL OR sanction.measure = $measure)
  AND ($unit IS NULL OR sanction.applierCode = $unit)
  AND step.kind IN ['PUSHED', 'COMPARED', 'INTERCEPTED', 'SUPERVISED', 'FED_BACK']
  AND size(${openGrounds}) > 0
RETURN coalesce(sanction.applierName, sanction.applierCode) AS unit, sanction.measure AS measure, step.kind AS kind,
  count(step) AS steps, sum(step.count) AS count
ORDER BY unit, measure, kind`;

/** A record that a rule may let ground something, and the measures that need not be proposed any more. */
export interface Weighed {
  readonly subjectId: string;
  readonly subjectKind: SubjectKind;
  readonly record: GroundRecord;
  readonly settled: readonly string[];
}

/** In force on the party by whatever ground, or once decided upon this record: neither is proposed again. */
const settled = cypher`[(party)<-[:IMPOSED_ON]-(sanction:Sanction)
    WHERE (sanction.liftedAt IS NULL AND (sanction.to IS NULL OR sanction.to > $today))
      // what fell with its rule was decided by nobody
      OR (NOT coalesce(sanction.liftedBy, '') STARTS WITH 'RULE ' AND EXISTS { (sanction)-[:GROUNDED_ON]->(record) })
    | sanction.measure]`;

const weighable = cypher`
WHERE record.kind IN $kinds
  AND (record.decidedOn < $after.decidedOn OR (record.decidedOn = $after.decidedOn AND record.id > $after.id))
  AND ${recordInForce} AND ${recordVisible}
WITH party, record
ORDER BY record.decidedOn DESC, record.id
LIMIT $first
RETURN party.id AS subjectId, party.kind AS subjectKind, record ${groundFields} AS record, ${settled} AS settled
ORDER BY record.decidedOn DESC, record.id`;

interface Weighing {
  readonly sight: Sight;
  readonly today: string;
  readonly kinds: readonly string[];
  readonly after: { readonly decidedOn: string; readonly id: string };
  readonly first: number;
}

export const weighedOfSubject = cypher<Weighing & { subject: string }, Weighed>`
MATCH (party:Subject { id: $subject })-[:HAS_RECORD]->(record:CreditRecord)
${weighable}`;

export const weighedOfRecord = cypher<Weighing & { record: string }, Weighed>`
MATCH (record:CreditRecord { id: $record })<-[:HAS_RECORD]-(party:Subject)
${weighable}`;

export const weighedOfUnit = cypher<Weighing & { unit: string }, Weighed>`
MATCH (:Department { uscc: $unit })<-[:DECIDED_BY]-(record:CreditRecord)<-[:HAS_RECORD]-(party:Subject)
${weighable}`;
