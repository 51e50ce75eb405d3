import { decidingUnit, type Sight } from '../../access/visibility.ts';
import { cypher } from '../../graph/cypher.ts';
import type { CaseStep } from '../../words/case-step.ts';
import type { Material, RepairCase, RepairNode } from './repair.ts';

export interface FoundRepair {
  readonly properties: RepairNode;
  readonly materials: readonly Material[];
  readonly steps: readonly CaseStep[];
}

/** Who is told that there is a repair: the subject, clerks, and the unit that decides it. */
const repairVisible = cypher`(
    repair.subjectId = $sight.own
    OR $sight.clerk
    OR ($sight.department <> '' AND repair.reviewer = $sight.department)
  )`;

const found = cypher`{
    properties: properties(repair),
    materials: COLLECT {
      MATCH (repair)-[has:HAS_MATERIAL]->(file:Material)
      WITH has, file ORDER BY has.place
      RETURN { kind: has.kind, title: has.title, digest: file.digest }
    },
    steps: COLLECT {
      MATCH (repair)-[:HAS_STEP]->(step:Step)
      WITH step ORDER BY step.seq
      RETURN step { .what, .at, .role, .department, .user, .reason }
    }
  }`;

interface Seen {
  readonly keys: readonly string[];
  readonly sight: Sight;
}

export const repairsById = cypher<Seen, { key: string; value: FoundRepair }>`
UNWIND $keys AS key
MATCH (repair:Repair { id: key })
WHERE ${repairVisible}
RETURN key, ${found} AS value`;

interface After {
  readonly after: { readonly at: string; readonly id: string };
  readonly first: number;
}

/** Pages of the repairs of many subjects, latest application first. */
export const repairsOf = cypher<Seen & After, { key: string; values: readonly FoundRepair[] }>`
UNWIND $keys AS key
CALL (key) {
  MATCH (:Subject { id: key })-[:HAS_RECORD]->(:CreditRecord)<-[:REPAIRS]-(repair:Repair)
  WHERE ${repairVisible}
    AND (repair.appliedAt < $after.at OR (repair.appliedAt = $after.at AND repair.id > $after.id))
  WITH repair
  ORDER BY repair.appliedAt DESC, repair.id
  LIMIT $first
  RETURN collect(${found}) AS values
}
RETURN key, values`;

export const repairCounts = cypher<Seen, { key: string; value: number }>`
UNWIND $keys AS key
MATCH (:Subject { id: key })-[:HAS_RECORD]->(:CreditRecord)<-[:REPAIRS]-(repair:Repair)
WHERE ${repairVisible}
RETURN key, count(repair) AS value`;

interface Worklist {
  readonly sight: Sight;
  readonly states: readonly string[];
  readonly dueBy: string;
}

/** What the viewer handles, due first in front; what is not due at all, or on a day nobody can count, comes last. */
export const worklist = cypher<Worklist & After, FoundRepair>`
MATCH (repair:Repair)
WHERE repair.id >= '' AND repair.state IN $states AND ${repairVisible} AND coalesce(repair.dueOn, '9999') <= $dueBy
WITH repair, coalesce(repair.dueOn, '9999') AS due
WHERE due > $after.at OR (due = $after.at AND repair.id > $after.id)
WITH repair, due
ORDER BY due, repair.id
LIMIT $first
WITH ${found} AS one
RETURN one.properties AS properties, one.materials AS materials, one.steps AS steps`;

export const worklistCount = cypher<Worklist, { total: number }>`
MATCH (repair:Repair)
WHERE repair.id >= '' AND repair.state IN $states AND ${repairVisible} AND coalesce(repair.dueOn, '9999') <= $dueBy
RETURN count(repair) AS total`;

/** What the rules look at in records, and whether an application is under way of which the viewer may know. */
export const casesById = cypher<Seen, { key: string; value: RepairCase }>`
UNWIND $keys AS key
MATCH (party:Subject)-[:HAS_RECORD]->(record:CreditRecord { id: key })
RETURN key, {
  id: record.id,
  subjectId: party.id,
  kind: record.kind,
  title: record.title,
  decidedOn: record.decidedOn,
  performance: record.performance,
  publicFrom: record.publicFrom,
  publicTo: record.publicTo,
  earliestRepair: record.earliestRepair,
  closedAt: record.closedAt,
  authorityCode: ${decidingUnit},
  open: EXISTS {
    (record)<-[:REPAIRS]-(repair:Repair)
    WHERE repair.state IN ['APPLIED', 'ACCEPTED'] AND ${repairVisible}
  }
} AS value`;

export const repairForUpdate = cypher<{ id: string }, { repair: RepairNode }>`
MATCH (repair:Repair { id: $id })
RETURN properties(repair) AS repair`;

export const createRepair = cypher<{
  recordId: string;
  repair: object;
  materials: readonly (Material & { readonly place: number })[];
  step: object;
}>`
MATCH (record:CreditRecord { id: $recordId })
CREATE (repair:Repair)-[:REPAIRS]->(record)
SET repair = $repair
FOREACH (material IN $materials |
  MERGE (file:Material { digest: material.digest })
  CREATE (repair)-[:HAS_MATERIAL { kind: material.kind, title: material.title, place: material.place }]->(file)
)
CREATE (repair)-[:HAS_STEP]->(step:Step)
SET step = $step, step.seq = 1`;

export const advanceRepair = cypher<{ id: string; changes: object; step: object }>`
MATCH (repair:Repair { id: $id })
SET repair += $changes
WITH repair, COUNT { (repair)-[:HAS_STEP]->() } AS steps
CREATE (repair)-[:HAS_STEP]->(step:Step)
SET step = $step, step.seq = steps + 1`;

/** Whether the viewer handles a repair to which this file was handed in. */
export const materialVisible = cypher<{ digest: string; sight: Sight }, { visible: boolean }>`
RETURN EXISTS {
  MATCH (:Material { digest: $digest })<-[:HAS_MATERIAL]-(repair:Repair)
  WHERE ${repairVisible}
} AS visible`;
