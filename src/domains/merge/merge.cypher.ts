/** Statements that join two subjects into one and part them again, and what each side brings. */
import type { Sight } from '../../access/visibility.ts';
import { cypher, joined } from '../../graph/cypher.ts';
import { anyRelation, relationTypes, typesWithThird } from '../../graph/relation-types.ts';
import type { ResolvedAsOf } from '../../words/as-of.ts';
import type { SubjectKind } from '../../words/subject-kinds.ts';
import type { Member, MergeNode, Party } from './merge.ts';
import type { Edge } from './relocate.ts';

export const partiesById = cypher<{ ids: readonly string[] }, { party: Party }>`
UNWIND $ids AS id
MATCH (party:Subject { id: id })
RETURN party {
  .id, .kind, .name, .uscc, .registrationNumber, .registrationAuthority, .idHash, .mergedInto,
  registered: party.hash IS NOT NULL
} AS party`;

/** Everybody who is merged into this one now. */
export const membersOf = cypher<{ id: string }, Member>`
MATCH (:Subject { id: $id })<-[held:MERGED_INTO]-(member:Subject)
WHERE held.until IS NULL
MATCH (merge:Merge { id: held.mergeId })
RETURN member.id AS id, merge.keptId AS keptId`;

interface Moving {
  readonly id: string;
  /** Only what is these subjects' own; null for everything. */
  readonly whose: readonly string[] | null;
  readonly most: number;
}

/** What a subject's known versions of relations state, claims that are not shown included. */
export const edgesToMove = cypher<Moving, { edge: Edge }>`
CALL () {
  ${joined(
    [
      cypher`MATCH (:Subject { id: $id })-[edge:${anyRelation}]-(:Subject)
  RETURN edge`,
      ...typesWithThird.map(
        (type) => cypher`MATCH ()-[edge:${type}]->()
  WHERE edge.thirdId = $id AND edge.rank > ''
  RETURN edge`,
      ),
    ],
    cypher`UNION`,
  )}
}
WITH DISTINCT edge
WHERE edge.retractedAt IS NULL
  AND ($whose IS NULL OR edge.fromMerged IN $whose OR edge.toMerged IN $whose OR edge.thirdMerged IN $whose)
WITH edge
LIMIT $most
RETURN properties(edge) AS edge`;

export const recordsToMove = cypher<Moving, { recordId: string }>`
MATCH (:Subject { id: $id })-[held:HAS_RECORD]->(record:CreditRecord)
WHERE $whose IS NULL OR held.bornId IN $whose
RETURN record.id AS recordId
LIMIT $most`;

/** Versions of relations between one subject and others that are shown, and its legal representative. */
export const edgesBetween = cypher<{ id: string; others: readonly string[] }, { edge: Edge }>`
CALL () {
  UNWIND $others AS other
  OPTIONAL MATCH (one:Subject { id: $id })
  OPTIONAL MATCH (another:Subject { id: other })
  MATCH (one)-[edge:${anyRelation}]-(another)
  RETURN edge
  UNION
  MATCH (:Subject { id: $id })<-[edge:${relationTypes.LEGAL_REPRESENTATIVE.both}]-(:Subject)
  RETURN edge
}
WITH edge
WHERE edge.retractedAt IS NULL AND edge.shown IS NULL
RETURN properties(edge) AS edge`;

/** Takes versions back, both clocks kept. OPTIONAL, so that the planner finds one end after the other. */
export const retractEdges = cypher<{
  rows: readonly { fromId: string; toId: string; id: string; type: string }[];
  at: string;
}>`
UNWIND $rows AS row
OPTIONAL MATCH (active:Subject { id: row.fromId })
OPTIONAL MATCH (passive:Subject { id: row.toId })
MATCH (active)-[edge:${anyRelation}]->(passive)
WHERE edge.id = row.id
WITH row, active, edge, passive, properties(edge) AS stated
DELETE edge
CREATE (active)-[former:$(row.type)]->(passive)
SET former = stated, former.retractedAt = $at, former.disputed = null`;

/** An objection follows the version that it is about. */
export const createEdges = cypher<{
  rows: readonly { type: string; formerId: string; edge: Edge }[];
}>`
UNWIND $rows AS row
OPTIONAL MATCH (active:Subject { id: row.edge.fromId })
OPTIONAL MATCH (passive:Subject { id: row.edge.toId })
CREATE (active)-[edge:$(row.type)]->(passive)
SET edge = row.edge
WITH row
MATCH (dispute:Dispute { targetId: row.formerId })
WHERE dispute.state = 'OPEN'
SET dispute.targetId = row.edge.id`;

interface Between {
  readonly from: string;
  readonly to: string;
  readonly at: string;
}

/** Records go with their repairs; whose they are by their rows stays noted. */
export const moveRecords = cypher<Between & { records: readonly string[] }>`
UNWIND $records AS id
MATCH (record:CreditRecord { id: id })<-[held:HAS_RECORD]-(former:Subject { id: $from })
OPTIONAL MATCH (home:Subject { id: $to })
CREATE (former)-[:HAD_RECORD { from: held.from, until: $at }]->(record)
CREATE (home)-[:HAS_RECORD {
  from: $at, bornId: CASE WHEN held.bornId = $to THEN null ELSE coalesce(held.bornId, $from) END
}]->(record)
DELETE held
WITH record
MATCH (repair:Repair)-[:REPAIRS]->(record)
SET repair.subjectId = $to`;

/** Sanctions follow what grounds them: those go of which every record went. */
export const moveSanctions = cypher<Between>`
MATCH (former:Subject { id: $from })<-[held:IMPOSED_ON]-(sanction:Sanction)
WHERE EXISTS { (sanction)-[:GROUNDED_ON]->(:CreditRecord)<-[:HAS_RECORD]-(:Subject { id: $to }) }
  AND NOT EXISTS {
    (sanction)-[:GROUNDED_ON]->(:CreditRecord)<-[:HAS_RECORD]-(party:Subject) WHERE party.id <> $to
  }
OPTIONAL MATCH (home:Subject { id: $to })
CREATE (sanction)-[:WAS_IMPOSED_ON { from: held.from, until: $at }]->(former)
CREATE (sanction)-[:IMPOSED_ON { from: $at }]->(home)
DELETE held`;

/** Objections go with who made them, and with the records and relations that they are about. */
export const moveDisputes = cypher<
  Pick<Between, 'from' | 'to'> & {
    whose: readonly string[] | null;
    targets: readonly string[];
  }
>`
MATCH (former:Subject { id: $from })-[held:OBJECTS_BY]->(dispute:Dispute)
WHERE $whose IS NULL OR held.bornId IN $whose OR dispute.targetId IN $targets
OPTIONAL MATCH (home:Subject { id: $to })
CREATE (home)-[:OBJECTS_BY {
  bornId: CASE WHEN held.bornId = $to OR $whose IS NOT NULL AND held.bornId IS NULL THEN null ELSE coalesce(held.bornId, $from) END
}]->(dispute)
SET dispute.subjectId = $to
DELETE held`;

/** An open objection goes on against the relation that took the place of the one it was filed against. */
export const retargetDisputes = cypher<{ rows: readonly { formerId: string; id: string }[] }>`
UNWIND $rows AS row
MATCH (dispute:Dispute { targetId: row.formerId })
WHERE dispute.state = 'OPEN'
SET dispute.targetId = row.id`;

/** One tie from each merged subject to the one that stands for it now. */
export const tieMembers = cypher<{
  rows: readonly { id: string; mergeId: string | null; into: string | null }[];
  at: string;
}>`
UNWIND $rows AS row
MATCH (member:Subject { id: row.id })
OPTIONAL MATCH (member)-[held:MERGED_INTO]->(:Subject)
WHERE held.until IS NULL
WITH row, member, collect(held) AS ties
WITH row, member, ties, coalesce(row.mergeId, head([tie IN ties | tie.mergeId])) AS mergeId
FOREACH (tie IN ties | SET tie.until = $at)
SET member.mergedInto = row.into, member.everMerged = true
WITH row, member, mergeId
MATCH (home:Subject { id: row.into })
CREATE (member)-[:MERGED_INTO { mergeId: mergeId, from: $at }]->(home)`;

export const createMerge = cypher<{ merge: MergeNode }>`
CREATE (merge:Merge)
SET merge = $merge`;

export const mergeForUpdate = cypher<{ id: string }, { merge: MergeNode; placeId: string | null }>`
MATCH (merge:Merge { id: $id })
MATCH (absorbed:Subject { id: merge.absorbedId })
RETURN properties(merge) AS merge, absorbed.mergedInto AS placeId`;

export const undoMerge = cypher<{ id: string; at: string; by: string; reason: string }>`
MATCH (merge:Merge { id: $id })
SET merge.undoneAt = $at, merge.undoneBy = $by, merge.reason = $reason, merge.disputed = null`;

export const markMergeNode = cypher<{ id: string; disputed: boolean | null }>`
MATCH (merge:Merge { id: $id })
SET merge.disputed = $disputed`;

interface Seen {
  readonly keys: readonly string[];
  readonly sight: Sight;
  readonly asOf: ResolvedAsOf;
}

export interface FoundMerge {
  readonly merge: MergeNode;
  readonly name: string | null;
  readonly kind: SubjectKind;
}

/** Merges are among officials, and told to the two whom they are about. */
const mergeVisible = cypher`(
    merge.mergedAt <= $asOf.knownAt
    AND ($sight.official OR merge.keptId = $sight.own OR merge.absorbedId = $sight.own)
  )`;

export const mergesById = cypher<Seen, { key: string; value: FoundMerge }>`
UNWIND $keys AS key
MATCH (merge:Merge { id: key })
WHERE ${mergeVisible}
MATCH (absorbed:Subject { id: merge.absorbedId })
RETURN key, { merge: properties(merge), name: absorbed.name, kind: absorbed.kind } AS value`;

/** All merges that a subject has part in, latest first. */
export const mergesOf = cypher<Seen, { key: string; value: readonly FoundMerge[] }>`
UNWIND $keys AS key
MATCH (:Subject { id: key })-[held:MERGED_INTO]-(:Subject)
WITH DISTINCT key, held.mergeId AS mergeId
MATCH (merge:Merge { id: mergeId })
WHERE ${mergeVisible}
MATCH (absorbed:Subject { id: merge.absorbedId })
WITH key, merge, absorbed
ORDER BY merge.mergedAt DESC, merge.id
RETURN key, collect({ merge: properties(merge), name: absorbed.name, kind: absorbed.kind }) AS value`;
