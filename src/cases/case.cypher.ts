/** The statements of every kind of case, composed of what one kind differs in. */
import type { Sight } from '../access/visibility.ts';
import { cypher, type Statement } from '../graph/cypher.ts';
import type { CaseStep } from '../words/case-step.ts';
import type { Material } from './case.ts';

/** A case as the graph holds it, with what was handed in and what was done. */
export interface FoundCase<Node extends object> {
  readonly properties: Node;
  readonly materials: readonly Material[];
  readonly steps: readonly CaseStep[];
}

/** Who is told that there is a case: the subject, clerks, and the unit that decides it. */
export const caseVisible = cypher`(
    proceeding.subjectId = $sight.own
    OR $sight.clerk
    OR ($sight.department <> '' AND proceeding.reviewer = $sight.department)
  )`;

const found = cypher`{
    properties: properties(proceeding),
    materials: COLLECT {
      MATCH (proceeding)-[has:HAS_MATERIAL]->(file:Material)
      WITH has, file ORDER BY has.place
      RETURN { kind: has.kind, title: has.title, digest: file.digest }
    },
    steps: COLLECT {
      MATCH (proceeding)-[:HAS_STEP]->(step:Step)
      WITH step ORDER BY step.seq
      RETURN step { .what, .at, .role, .department, .user, .reason }
    }
  }`;

interface Seen {
  readonly keys: readonly string[];
  readonly sight: Sight;
}

interface After {
  readonly after: { readonly at: string; readonly id: string };
  readonly first: number;
}

interface Worklist {
  readonly sight: Sight;
  readonly states: readonly string[];
  readonly dueBy: string;
}

interface Opening {
  /** Id of what the case hangs on. */
  readonly anchorId: string;
  readonly properties: object;
  readonly materials: readonly (Material & { readonly place: number })[];
  readonly step: object;
}

/** What one kind of case differs in; `proceeding` is the case. */
export interface CaseKind {
  /** Label of its nodes. */
  readonly label: Statement;
  /** Property with the instant at which it was opened. */
  readonly openedAt: Statement;
  /** How it is reached from the subject with the id `key`. */
  readonly ofSubject: Statement;
  /** Finds what it hangs on, by `$anchorId`, and hangs it there. */
  readonly opening: Statement;
}

const reads = <Node extends object>({ label, openedAt, ofSubject }: CaseKind) => ({
  byId: cypher<Seen, { key: string; value: FoundCase<Node> }>`
UNWIND $keys AS key
MATCH (proceeding:${label} { id: key })
WHERE ${caseVisible}
RETURN key, ${found} AS value`,

  forUpdate: cypher<{ id: string }, { properties: Node }>`
MATCH (proceeding:${label} { id: $id })
RETURN properties(proceeding) AS properties`,

  /** Pages of the cases of many subjects, latest first. */
  ofSubjects: cypher<Seen & After, { key: string; values: readonly FoundCase<Node>[] }>`
UNWIND $keys AS key
CALL (key) {
  MATCH ${ofSubject}
  WHERE ${caseVisible}
    AND (proceeding.${openedAt} < $after.at OR (proceeding.${openedAt} = $after.at AND proceeding.id > $after.id))
  WITH proceeding
  ORDER BY proceeding.${openedAt} DESC, proceeding.id
  LIMIT $first
  RETURN collect(${found}) AS values
}
RETURN key, values`,

  /** How many were opened before an instant. */
  countOfSubjects: cypher<Seen & { before: string }, { key: string; value: number }>`
UNWIND $keys AS key
MATCH ${ofSubject}
WHERE ${caseVisible} AND proceeding.${openedAt} < $before
RETURN key, count(proceeding) AS value`,
});

const worklists = <Node extends object>({ label }: CaseKind) => ({
  /** What the viewer handles, due first in front; what is not due, or on a day nobody can count, comes last. */
  worklist: cypher<Worklist & After, FoundCase<Node>>`
MATCH (proceeding:${label})
WHERE proceeding.id >= '' AND proceeding.state IN $states AND ${caseVisible}
  AND coalesce(proceeding.dueOn, '9999') <= $dueBy
WITH proceeding, coalesce(proceeding.dueOn, '9999') AS due
WHERE due > $after.at OR (due = $after.at AND proceeding.id > $after.id)
WITH proceeding, due
ORDER BY due, proceeding.id
LIMIT $first
WITH ${found} AS one
RETURN one.properties AS properties, one.materials AS materials, one.steps AS steps`,

  worklistCount: cypher<Worklist, { total: number }>`
MATCH (proceeding:${label})
WHERE proceeding.id >= '' AND proceeding.state IN $states AND ${caseVisible}
  AND coalesce(proceeding.dueOn, '9999') <= $dueBy
RETURN count(proceeding) AS total`,
});

const acts = ({ label, opening }: CaseKind) => ({
  open: cypher<Opening>`
${opening}
SET proceeding = $properties
FOREACH (material IN $materials |
  MERGE (file:Material { digest: material.digest })
  CREATE (proceeding)-[:HAS_MATERIAL { kind: material.kind, title: material.title, place: material.place }]->(file)
)
CREATE (proceeding)-[:HAS_STEP]->(step:Step)
SET step = $step, step.seq = 1`,

  advance: cypher<{ id: string; changes: object; step: object }>`
MATCH (proceeding:${label} { id: $id })
SET proceeding += $changes
WITH proceeding, COUNT { (proceeding)-[:HAS_STEP]->() } AS steps
CREATE (proceeding)-[:HAS_STEP]->(step:Step)
SET step = $step, step.seq = steps + 1`,
});

/** All that is read and written of one kind of case. */
export const caseStatements = <Node extends object>(kind: CaseKind) => ({
  ...reads<Node>(kind),
  ...worklists<Node>(kind),
  ...acts(kind),
});

export type CaseStatements<Node extends object> = ReturnType<typeof caseStatements<Node>>;

/** Whether the viewer handles a case, of whatever kind, to which this file was handed in. */
export const materialVisible = cypher<{ digest: string; sight: Sight }, { visible: boolean }>`
RETURN EXISTS {
  MATCH (:Material { digest: $digest })<-[:HAS_MATERIAL]-(proceeding)
  WHERE ${caseVisible}
} AS visible`;
