/** Statements that count the city page by page, so that no count holds the database for long. */
import { recordInForce, recordVisible, type Sight } from '../../access/visibility.ts';
import { cypher } from '../../graph/cypher.ts';
import type { RecordKind } from '../../words/record-kinds.ts';
import type { SubjectKind } from '../../words/subject-kinds.ts';
import type { CommitmentCount } from './statistics.ts';

interface Walk {
  readonly after: string;
  readonly first: number;
}

/** Counts of one page of things in the order of their ids; `last` is the greatest id among them. */
interface Counted {
  readonly count: number;
  readonly last: string;
}

/** Organised subjects of a page by place, kind and status; `registered`: a register stated them. */
export const subjectCounts = cypher<
  Walk,
  Counted & {
    region: string | null;
    kind: SubjectKind;
    status: string | null;
    registered: boolean;
  }
>`
MATCH (party:MarketSubject)
WHERE party.id > $after AND party.mergedInto IS NULL
WITH party
ORDER BY party.id
LIMIT $first
RETURN party.regionCode AS region, party.kind AS kind, party.status AS status,
  party.hash IS NOT NULL AS registered, count(*) AS count, max(party.id) AS last`;

/** All natural persons, from the database's own counter, less those who are merged into another one. */
export const personCount = cypher<object, { count: number }>`
MATCH (person:Person)
WITH count(person) AS persons
RETURN persons - COUNT {
  MATCH (merge:Merge)
  WHERE merge.id >= '' AND merge.undoneAt IS NULL
  MATCH (absorbed:Subject { id: merge.absorbedId })
  WHERE absorbed:Person
} AS count`;

/** Records of a page by place, kind, month of the decision and whether they are a person's; `open`: officials see them. */
export const recordCounts = cypher<
  Walk & { sight: Sight },
  Counted & {
    region: string | null;
    kind: RecordKind;
    month: string;
    person: boolean;
    open: boolean;
  }
>`
MATCH (record:CreditRecord)
WHERE record.id > $after
WITH record
ORDER BY record.id
LIMIT $first
OPTIONAL MATCH (party:Subject)-[:HAS_RECORD]->(record)
RETURN party.regionCode AS region, record.kind AS kind, left(record.decidedOn, 7) AS month,
  coalesce(party:Person, false) AS person, coalesce(${recordVisible}, false) AS open,
  count(*) AS count, max(record.id) AS last`;

/** Records of a page by who delivered them, day of the decision and hour of arrival. */
export const arrivals = cypher<
  Walk,
  Counted & { kind: RecordKind; department: string | null; decidedOn: string; hour: string }
>`
MATCH (record:CreditRecord)
WHERE record.id > $after
WITH record
ORDER BY record.id
LIMIT $first
RETURN record.kind AS kind, record.department AS department, record.decidedOn AS decidedOn,
  left(record.firstRecordedAt, 13) AS hour, count(*) AS count, max(record.id) AS last`;

interface Cases {
  readonly region: string | null;
  readonly state: string;
  readonly overdue: boolean;
  readonly person: boolean;
  readonly count: number;
}

const byPlace = cypher`party.regionCode AS region, state, overdue, coalesce(party:Person, false) AS person,
  count(*) AS count`;

/** Repairs by place, state and whether what is due next is overdue. */
export const repairCases = cypher<{ today: string }, Cases>`
MATCH (repair:Repair)
WHERE repair.id >= ''
WITH repair.subjectId AS subjectId, repair.state AS state, coalesce(repair.dueOn < $today, false) AS overdue
OPTIONAL MATCH (party:Subject { id: subjectId })
RETURN ${byPlace}`;

/** Disputes by place, state and whether what is due next is overdue. */
export const disputeCases = cypher<{ today: string }, Cases>`
MATCH (dispute:Dispute)
WHERE dispute.id >= ''
WITH dispute.subjectId AS subjectId, dispute.state AS state, coalesce(dispute.dueOn < $today, false) AS overdue
OPTIONAL MATCH (party:Subject { id: subjectId })
RETURN ${byPlace}`;

/** Measures in force by place; a measure without a record in force that carries it does not count. */
export const sanctionCounts = cypher<
  { today: string },
  {
    region: string | null;
    measure: string;
    effect: 'PUNISHMENT' | 'REWARD';
    person: boolean;
    count: number;
  }
>`
MATCH (sanction:Sanction)
WHERE sanction.id >= '' AND sanction.liftedAt IS NULL AND sanction.from <= $today
  AND (sanction.to IS NULL OR sanction.to > $today)
  AND EXISTS { (sanction)-[:GROUNDED_ON]->(record:CreditRecord) WHERE ${recordInForce} }
MATCH (sanction)-[:IMPOSED_ON]->(party:Subject)
RETURN party.regionCode AS region, sanction.measure AS measure, sanction.effect AS effect,
  party:Person AS person, count(*) AS count`;

/** Commitments of a page that officials may see, by place, kind and how they stand. */
export const commitmentCounts = cypher<
  Walk & { sight: Sight },
  Counted & {
    region: string | null;
    kind: CommitmentCount['kind'];
    state: CommitmentCount['state'];
    overdue: boolean;
    person: boolean;
    open: boolean;
  }
>`
MATCH (commitment:Commitment)
WHERE commitment.id > $after
WITH commitment
ORDER BY commitment.id
LIMIT $first
OPTIONAL MATCH (party:Subject)-[:HAS_RECORD]->(record:CreditRecord { id: commitment.id })
RETURN party.regionCode AS region, record.commitmentKind AS kind, record.performance AS state,
  record.performance = 'MADE' AND coalesce(record.dueOn < $sight.today, false) AS overdue,
  coalesce(party:Person, false) AS person, coalesce(${recordVisible}, false) AS open,
  count(*) AS count, max(commitment.id) AS last`;

/** What a department delivered. */
export interface Delivered {
  readonly department: string | null;
  readonly deliveries: number;
  readonly read: number;
  readonly rejected: number;
  readonly corrected: number;
  readonly conflict: number;
  readonly unchanged: number;
  readonly stored: number;
}

export const deliveries = cypher<{ since: string }, Delivered>`
MATCH (batch:Batch)
WHERE batch.receivedAt >= $since
RETURN batch.department AS department, count(*) AS deliveries, sum(batch.read) AS read,
  sum(batch.rejected) AS rejected, sum(batch.corrected) AS corrected, sum(batch.conflict) AS conflict,
  sum(batch.unchanged) AS unchanged, sum(batch.stored) AS stored`;

/** When each department first delivered anything. */
export const firstDeliveries = cypher<object, { department: string | null; at: string }>`
MATCH (batch:Batch)
WHERE batch.receivedAt >= ''
RETURN batch.department AS department, min(batch.receivedAt) AS at`;

/** Figures of one topic for one place, as they are stored; region '' is the whole city. */
export interface StatisticsProperties {
  readonly id: string;
  readonly topic: string;
  readonly region: string;
  readonly at: string;
  readonly cutOff: string;
  /** JSON. */
  readonly body: string;
}

/** The figures of a day take the place of those that were made earlier that day. */
export const keepStatistics = cypher<{ rows: readonly StatisticsProperties[] }>`
UNWIND $rows AS row
MERGE (figures:Statistics { id: row.id })
SET figures = row`;

/** The latest figures of each topic that were made by then; null for a place that they do not know. */
export const statisticsAt = cypher<
  { keys: readonly string[]; region: string; knownAt: string; validAt: string },
  { key: string; value: { at: string; cutOff: string; body: string | null } }
>`
UNWIND $keys AS key
CALL (key) {
  MATCH (city:Statistics)
  WHERE city.topic = key AND city.region = '' AND city.at <= $knownAt AND city.cutOff <= $validAt
  RETURN city
  ORDER BY city.at DESC
  LIMIT 1
}
OPTIONAL MATCH (part:Statistics)
WHERE part.topic = key AND part.region = $region AND part.at = city.at
RETURN key, { at: city.at, cutOff: city.cutOff, body: part.body } AS value`;

/** When the hub last learnt of anything: the outbox's newest entry. */
export const lastChange = cypher<object, { at: string }>`
MATCH (sequence:Sequence { name: 'change' })
MATCH (change:Change { seq: sequence.value })
RETURN change.at AS at`;
