import type { Sight } from '../../access/visibility.ts';
import { cypher } from '../../graph/cypher.ts';
import type { CaseStep } from '../../words/case-step.ts';
import type { DisputeNode, Material } from './dispute.ts';

export interface FoundDispute {
  readonly properties: DisputeNode;
  readonly materials: readonly Material[];
  readonly steps: readonly CaseStep[];
}

/** Who is told that there is an objection: the subject, clerks, and the unit that resolves it. */
const disputeVisible = cypher`(
    dispute.subjectId = $sight.own
    OR $sight.clerk
    OR ($sight.department <> '' AND dispute.reviewer = $sight.department)
  )`;

const found = cypher`{
    properties: properties(dispute),
    materials: COLLECT {
      MATCH (dispute)-[has:HAS_MATERIAL]->(file:Material)
      WITH has, file ORDER BY has.place
      RETURN { kind: has.kind, title: has.title, digest: file.digest }
    },
    steps: COLLECT {
      MATCH (dispute)-[:HAS_STEP]->(step:Step)
      WITH step ORDER BY step.seq
      RETURN step { .what, .at, .role, .department, .user, .reason }
    }
  }`;

interface Seen {
  readonly keys: readonly string[];
  readonly sight: Sight;
}

export const disputesById = cypher<Seen, { key: string; value: FoundDispute }>`
UNWIND $keys AS key
MATCH (dispute:Dispute { id: key })
WHERE ${disputeVisible}
RETURN key, ${found} AS value`;

interface After {
  readonly after: { readonly at: string; readonly id: string };
  readonly first: number;
}

/** Pages of the objections of many subjects, latest first. */
export const disputesOf = cypher<Seen & After, { key: string; values: readonly FoundDispute[] }>`
UNWIND $keys AS key
CALL (key) {
  MATCH (:Subject { id: key })-[:OBJECTS_BY]->(dispute:Dispute)
  WHERE ${disputeVisible}
    AND (dispute.filedAt < $after.at OR (dispute.filedAt = $after.at AND dispute.id > $after.id))
  WITH dispute
  ORDER BY dispute.filedAt DESC, dispute.id
  LIMIT $first
  RETURN collect(${found}) AS values
}
RETURN key, values`;

export const disputeCounts = cypher<Seen, { key: string; value: number }>`
UNWIND $keys AS key
MATCH (:Subject { id: key })-[:OBJECTS_BY]->(dispute:Dispute)
WHERE ${disputeVisible}
RETURN key, count(dispute) AS value`;

interface Worklist {
  readonly sight: Sight;
  readonly states: readonly string[];
  readonly dueBy: string;
}

/** What the viewer handles, due first in front; what is not due at all, or on a day nobody can count, comes last. */
export const worklist = cypher<Worklist & After, FoundDispute>`
MATCH (dispute:Dispute)
WHERE dispute.id >= '' AND dispute.state IN $states AND ${disputeVisible} AND coalesce(dispute.dueOn, '9999') <= $dueBy
WITH dispute, coalesce(dispute.dueOn, '9999') AS due
WHERE due > $after.at OR (due = $after.at AND dispute.id > $after.id)
WITH dispute, due
ORDER BY due, dispute.id
LIMIT $first
WITH ${found} AS one
RETURN one.properties AS properties, one.materials AS materials, one.steps AS steps`;

export const worklistCount = cypher<Worklist, { total: number }>`
MATCH (dispute:Dispute)
WHERE dispute.id >= '' AND dispute.state IN $states AND ${disputeVisible} AND coalesce(dispute.dueOn, '9999') <= $dueBy
RETURN count(dispute) AS total`;

export const disputeForUpdate = cypher<{ id: string }, { dispute: DisputeNode }>`
MATCH (dispute:Dispute { id: $id })
RETURN properties(dispute) AS dispute`;

/** Whether an objection against a thing is open already. */
export const openAgainst = cypher<{ targetId: string }, { open: boolean }>`
RETURN EXISTS { MATCH (open:Dispute { targetId: $targetId }) WHERE open.state = 'OPEN' } AS open`;

export const createDispute = cypher<{
  subjectId: string;
  dispute: object;
  materials: readonly (Material & { readonly place: number })[];
  step: object;
}>`
MATCH (party:Subject { id: $subjectId })
CREATE (party)-[:OBJECTS_BY]->(dispute:Dispute)
SET dispute = $dispute
FOREACH (material IN $materials |
  MERGE (file:Material { digest: material.digest })
  CREATE (dispute)-[:HAS_MATERIAL { kind: material.kind, title: material.title, place: material.place }]->(file)
)
CREATE (dispute)-[:HAS_STEP]->(step:Step)
SET step = $step, step.seq = 1`;

export const advanceDispute = cypher<{ id: string; changes: object; step: object }>`
MATCH (dispute:Dispute { id: $id })
SET dispute += $changes
WITH dispute, COUNT { (dispute)-[:HAS_STEP]->() } AS steps
CREATE (dispute)-[:HAS_STEP]->(step:Step)
SET step = $step, step.seq = steps + 1`;

/** Whether the viewer handles an objection to which this file was handed in. */
export const disputeMaterialVisible = cypher<
  { digest: string; sight: Sight },
  { visible: boolean }
>`
RETURN EXISTS {
  MATCH (:Material { digest: $digest })<-[:HAS_MATERIAL]-(dispute:Dispute)
  WHERE ${disputeVisible}
} AS visible`;
