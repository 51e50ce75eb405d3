/** Statements of the feed: which records a platform has not been given yet, and which of those it was given have gone. */
import { recordVisible, type Sight } from '../../access/visibility.ts';
import { cypher, type Statement } from '../../graph/cypher.ts';

/** Where the feed of one platform stands, as its cursor keeps it. */
export interface FeedPlace {
  /** Changes up to here were given, or had no part in this feed, when it last had nothing more to give. */
  readonly base: number;
  /** Changes up to here are dealt with. */
  readonly seq: number;
  /** When the platform began to fetch what it had not yet; null while it has all. */
  readonly since: string | null;
  /** Windows that ended up to this day and, on it, up to this record are dealt with. */
  readonly day: string;
  readonly closing: string;
  /** While everything is given first: the last record that was. */
  readonly all: string | null;
}

/** Where the outbox stands, and whether a bulk load came after a place in it. */
export const feedHead = cypher<{ after: number }, { head: number; loaded: boolean }>`
MATCH (sequence:Sequence { name: 'change' })
RETURN sequence.value AS head,
  EXISTS { MATCH (change:Change { kind: 'LOAD' }) WHERE change.seq > $after } AS loaded`;

/** Everything that the viewer may see, by id. */
export const feedOfAll = cypher<
  { after: string; first: number; sight: Sight },
  { recordId: string }
>`
MATCH (record:CreditRecord)
WHERE record.id > $after
  AND EXISTS { MATCH (party:Subject)-[:HAS_RECORD]->(record) WHERE ${recordVisible} }
RETURN record.id AS recordId
ORDER BY record.id
LIMIT $first`;

/** Whether the viewer could see the record before it was withdrawn. */
const couldSee = cypher`(
    record.scope IN $sight.scopes
    AND ($sight.official OR (NOT party:Person AND (record.publicFrom IS NOT NULL
      OR EXISTS { (record)-[:HAD_VERSION]->(version:Version) WHERE version.shown AND version.publicFrom IS NOT NULL })))
  )`;

/** Two instants of different zones are never equal to Cypher, their milliseconds are. */
const instant = (text: Statement) => cypher`datetime(${text}).epochMillis`;

/** Whether the record came after a place in the outbox, whosever it was before a merge. */
const isNewSince = (seq: Statement) => cypher`EXISTS {
    MATCH (record)<-[:HAS_RECORD|HAD_RECORD]-(owner:Subject)
    MATCH (first:Change)
    WHERE first.subjectId = owner.id AND first.seq > ${seq} AND first.ref = record.id
      AND first.kind = 'RECORD' AND first.what = 'NEW'
  }`;

/**
 * Whether this platform was given the record: it came before the feed last had nothing more, or while it is being
 * fetched and the withdrawal at \`$gone\` is later than the beginning of that.
 */
const wasGiven = (gone: Statement) => cypher`(
    NOT ${isNewSince(cypher`$base`)} OR (${instant(gone)} >= ${instant(cypher`$since`)} AND NOT ${isNewSince(cypher`$seq`)})
  )`;

/** Records whose window has ended, in the order of the days. */
export const feedOfClosings = cypher<
  {
    day: string;
    closing: string;
    base: number;
    seq: number;
    since: string;
    first: number;
    sight: Sight;
  },
  { recordId: string; day: string }
>`
MATCH (record:CreditRecord)
WHERE record.publicTo >= $day AND record.publicTo <= $sight.today
  AND (record.publicTo > $day OR record.id > $closing)
MATCH (party:Subject)-[:HAS_RECORD]->(record)
WITH record, party, record.publicTo + 'T00:00:00+08:00' AS gone
WHERE (record.closedAt IS NULL OR ${instant(cypher`record.closedAt`)} >= ${instant(cypher`gone`)})
  AND ${couldSee} AND ${wasGiven(cypher`gone`)}
RETURN record.id AS recordId, record.publicTo AS day
ORDER BY record.publicTo, record.id
LIMIT $first`;

/**
 * What changed behind a place in the outbox, up to its head: a record that is shown comes with its last change, one that
 * is not with its withdrawal.
 */
export const feedOfChanges = cypher<
  { seq: number; head: number; base: number; since: string; first: number; sight: Sight },
  { seq: number; recordId: string; what: 'NEW' | 'CHANGED' | 'WITHDRAWN' }
>`
MATCH (change:Change { kind: 'RECORD' })
WHERE change.seq > $seq AND change.seq <= $head
MATCH (party:Subject)-[:HAS_RECORD]->(record:CreditRecord { id: change.ref })
WITH change, record, party, ${recordVisible} AS visible
WHERE CASE
    WHEN visible THEN NOT EXISTS { MATCH (later:Change) WHERE later.subjectId = party.id AND later.seq > change.seq
      AND later.ref = record.id AND later.kind = 'RECORD' }
    WHEN change.what = 'WITHDRAWN' THEN ${couldSee} AND ${wasGiven(cypher`change.at`)}
    ELSE false
  END
RETURN change.seq AS seq, record.id AS recordId, CASE
    WHEN NOT visible THEN 'WITHDRAWN'
    WHEN ${isNewSince(cypher`$base`)} THEN 'NEW'
    ELSE 'CHANGED'
  END AS what
ORDER BY change.seq
LIMIT $first`;
