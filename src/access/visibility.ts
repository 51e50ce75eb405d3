/**
 * The one rule of sight. Every statement that returns a record or a relation includes these conditions, so what a
 * viewer may not see never leaves the database and changes no count. Later rules (consent, repair) go in here.
 */
import { cypher, type Statement } from '../graph/cypher.ts';
import type { ResolvedAsOf } from '../words/as-of.ts';
import type { RelationKind } from '../words/relation-kinds.ts';
import { reachOf } from './rights.ts';
import type { Scope } from './roles.ts';
import { scopesOf, seesPersons, type Viewer } from './viewer.ts';

/** What a statement needs to know of the viewer, as its parameter `$sight`. */
export interface Sight {
  readonly scopes: readonly Scope[];
  /** Id of the subject whose own view is whole; empty when the viewer speaks for none. */
  readonly own: string;
  /** Whether records of natural persons, and what is never published, are open. */
  readonly official: boolean;
  /** Whether the viewer handles repairs and disputes for the credit centre. */
  readonly clerk: boolean;
  /** Code of the department that the viewer speaks for; empty when for none. */
  readonly department: string;
  /** The real day: a window that is closed today stays closed for questions about the past. */
  readonly today: string;
  /** Kinds of relation in which the register publishes the names of persons. */
  readonly names: readonly RelationKind[];
}

/** The sight of a viewer; where nobody says which names are published, none are. */
export function sightOf(
  viewer: Viewer,
  now: ResolvedAsOf,
  names: readonly RelationKind[] = [],
): Sight {
  const cases = reachOf(viewer, 'SEE_CASE');
  return {
    scopes: scopesOf(viewer),
    own: viewer.subject ?? '',
    official: seesPersons(viewer),
    clerk: cases.all,
    department: cases.unit,
    today: now.validAt,
    names,
  };
}

/**
 * Whether `record` of `party` may be seen: its scope is open to the viewer, its window is open today (domain rules:
 * publicity by dated regime) and no repair or withdrawal has closed it (order 36 art. 3: 终止公示, 停止共享和使用). What is
 * never published stays among officials. The subject itself sees all.
 */
export const recordVisible = cypher`(
    party.id = $sight.own
    OR (record.closedAt IS NULL
      AND record.scope IN $sight.scopes
      AND (record.publicTo IS NULL OR record.publicTo > $sight.today)
      AND ($sight.official OR (NOT party:Person AND record.publicFrom <= $sight.today)))
  )`;

/**
 * Whether `record` counts today for what is decided about its subject (a grade, a sanction): its window is open and was
 * not closed early. It asks nothing of the viewer, so a decision is the same whoever looks at it.
 */
export const recordInForce = cypher`(
    record.closedAt IS NULL
    AND record.publicFrom <= $today AND (record.publicTo IS NULL OR record.publicTo > $today)
  )`;

/** Whether the version `edge` held and was known at `$asOf`; an edge that lost a conflict is kept but not shown. */
export const edgeHolds = cypher`(
    edge.recordedAt <= $asOf.knownAt
    AND (edge.retractedAt IS NULL OR edge.retractedAt > $asOf.knownAt)
    AND (edge.validFrom IS NULL OR edge.validFrom <= $asOf.validAt)
    AND (edge.validTo IS NULL OR edge.validTo > $asOf.validAt)
    AND edge.shown IS NULL
  )`;

/**
 * Whether the viewer may see the version `edge`. Only rows of a kind that is not public state a scope (`sight` in
 * words/relation-kinds.ts); to whoever stands at one of its ends it is open.
 */
export const edgeSeen = cypher`(
    edge.scope IS NULL OR edge.scope IN $sight.scopes OR $sight.own IN [edge.fromId, edge.toId, edge.thirdId]
  )`;

/** The same of a kind that is not public: without a scope it is closed. */
export const edgeSeenByRow = cypher`(
    edge.scope IN $sight.scopes OR $sight.own IN [edge.fromId, edge.toId, edge.thirdId]
  )`;

/** Whether the tie `held` (HAS_RECORD, IMPOSED_ON or what they were before a merge) was known at `$asOf`. */
export const tieHolds = cypher`(
    (held.from IS NULL OR held.from <= $asOf.knownAt) AND (held.until IS NULL OR held.until > $asOf.knownAt)
  )`;

/**
 * Whether a register had stated `subject` at `$asOf`, or a relation or an open record named it. Whom only a hidden record
 * names is itself hidden, or the search would tell that there is such a record. CASE, because the planner multiplies out
 * a tree of AND and OR, whose plan is long in the making; nearly all end at the second branch.
 */
const named = (merged: Statement, records: Statement) => cypher`CASE
    WHEN subject.firstRecordedAt > $asOf.knownAt THEN false
    ${merged}
    WHEN subject.hash IS NOT NULL AND subject.recordedAt <= $asOf.knownAt THEN true
    WHEN subject.id = $sight.own THEN true
    WHEN EXISTS { (subject)-[edge]-(:Subject) WHERE edge.recordedAt <= $asOf.knownAt AND ${edgeSeen} } THEN true
    WHEN EXISTS {
      (subject)-[:HAD_VERSION]->(version:Version)
      WHERE version.shown AND version.hash IS NOT NULL AND version.recordedAt <= $asOf.knownAt
    } THEN true
    ELSE EXISTS {
      WITH subject AS party
      MATCH (party)-[held:HAS_RECORD|HAD_RECORD]->(record:CreditRecord)
      WHERE record.firstRecordedAt <= $asOf.knownAt AND ${records} AND ${recordVisible}
    }
  END`;

/** Whether `subject` stood merged into another one at `$asOf`. */
export const isMergedAway = cypher`EXISTS { (subject)-[held:MERGED_INTO]->(:Subject) WHERE ${tieHolds} }`;

/** Whether `subject` may be seen at `$asOf`: somebody named it, and it was not merged into another one then. */
export const subjectVisible = named(
  cypher`WHEN subject.everMerged AND ${isMergedAway} THEN false`,
  tieHolds,
);

/** Whether the viewer could see `subject` at `$asOf` if it were not merged: whom nobody may know leads nowhere either. */
export const subjectNamed = named(cypher``, cypher`true`);

/**
 * Whether `subject`, at one end of a relation that holds at `$asOf`, is to be seen there under its present name: the
 * relation names it, so nothing but a merge or a later beginning can stand against it. Of the few others one has to ask.
 */
export const subjectPlain = cypher`NOT (
    coalesce(subject.everMerged, false) OR coalesce(subject.firstRecordedAt > $asOf.knownAt, false)
    OR coalesce(subject.recordedAt > $asOf.knownAt, false) OR coalesce(subject.validFrom > $asOf.validAt, false)
  )`;

/**
 * Whether the name of `subject` is open at `$asOf`: it is no person, an official or the person asks, or it stands in a
 * relation to a firm in which the register publishes it. It follows from relations alone, which are open to all, so it
 * tells nothing of records.
 */
export const nameOpen = cypher`CASE
    WHEN NOT subject:Person OR $sight.official OR subject.id = $sight.own THEN true
    ELSE EXISTS {
      (subject)-[edge]->(:MarketSubject)
      WHERE edge.kind IN $sight.names AND ${edgeHolds}
    }
  END`;

/** Whether `record` was decided and known at `$asOf`. */
export const recordHolds = cypher`(record.firstRecordedAt <= $asOf.knownAt AND record.decidedOn <= $asOf.validAt)`;

/**
 * Code of the unit that decided about `record`: as its source gives it, or of the one unit that bears the same full
 * name, because tables of lists name their unit without a code (谁认定、谁修复). Null where several bear it, or none.
 */
export const decidingUnit = cypher`coalesce(record.authorityCode, reduce(
    only = null,
    codes IN [COLLECT {
      MATCH (unit:Department { name: record.authorityName })
      WHERE unit.uscc IS NOT NULL
      RETURN DISTINCT unit.uscc
      LIMIT 2
    }] | CASE WHEN size(codes) = 1 THEN codes[0] END
  ))`;
