/** Statements of grading: the facts that count for a subject, and the grades once given. */
import { recordInForce, recordVisible, type Sight } from '../../access/visibility.ts';
import { cypher } from '../../graph/cypher.ts';
import type { EvaluatedSubject } from './evaluation.ts';
import type { CreditFact } from './scoring.ts';

/** What a scheme is applied to, as the graph holds it today. */
export interface FoundSubject extends EvaluatedSubject {
  readonly regionCode: string | null;
  readonly industryCode: string | null;
}

/** A fact with the records behind it that the viewer may be told of: itself, or of a measure those that ground it. */
export type SeenFact = CreditFact & { readonly openRecords: readonly string[] };

interface Question {
  readonly keys: readonly string[];
  readonly kinds: readonly string[];
  readonly today: string;
}

const subjectFields = cypher`.kind, registered: party.hash IS NOT NULL, .status, .establishedOn, .regionCode, .industryCode`;

const factFields = cypher`.id, .kind, .decidedOn, .scope, .earliestRepair, class: record.publicityClass,
      amount: record.fineAmount, list: coalesce(record.listName, record.title), item: record.catalogueItem,
      state: record.performance, endsOn: record.publicTo`;

/** Measures in force that a record in force carries, as facts. */
const measureInForce = cypher`(
      sanction.liftedAt IS NULL AND sanction.from <= $today AND (sanction.to IS NULL OR sanction.to > $today)
      AND EXISTS { (sanction)-[:GROUNDED_ON]->(record:CreditRecord) WHERE ${recordInForce} }
    )`;

/** A measure is no more open than what it stands on: one that stands on closed records alone is closed as they are. */
const measureScope = cypher`CASE
        WHEN EXISTS {
          (sanction)-[:GROUNDED_ON]->(record:CreditRecord) WHERE ${recordInForce} AND record.scope <> 'AUTHORISED'
        } THEN 'SHARED'
        ELSE 'AUTHORISED'
      END`;

const measureFields = cypher`.id, kind: CASE sanction.effect WHEN 'REWARD' THEN 'INCENTIVE' ELSE 'SANCTION' END,
      decidedOn: sanction.from, scope: ${measureScope}, earliestRepair: null, class: null, amount: null,
      list: sanction.measure, item: null, state: null, endsOn: sanction.to,
      grounds: [(sanction)-[:GROUNDED_ON]->(record:CreditRecord) WHERE ${recordInForce} | record.id]`;

/** What counts today for many subjects. */
export const factsInForce = cypher<Question, { key: string; value: FoundSubject }>`
UNWIND $keys AS key
MATCH (party:Subject { id: key })
RETURN key, party {
  ${subjectFields},
  facts: [(party)-[:HAS_RECORD]->(record:CreditRecord)
    WHERE record.kind IN $kinds AND ${recordInForce}
    | record { ${factFields} }]
    + [(party)<-[:IMPOSED_ON]-(sanction:Sanction) WHERE ${measureInForce} | sanction { ${measureFields} }]
} AS value`;

/** The same, with what of it the viewer may see: what counts does not hang on who asks, what is named does. */
export const factsSeen = cypher<
  Question & { sight: Sight },
  { key: string; value: Omit<FoundSubject, 'facts'> & { facts: readonly SeenFact[] } }
>`
UNWIND $keys AS key
MATCH (party:Subject { id: key })
RETURN key, party {
  ${subjectFields},
  facts: [(party)-[:HAS_RECORD]->(record:CreditRecord)
    WHERE record.kind IN $kinds AND ${recordInForce}
    | record { ${factFields}, openRecords: CASE WHEN ${recordVisible} THEN [record.id] ELSE [] END }]
    + [(party)<-[:IMPOSED_ON]-(sanction:Sanction) WHERE ${measureInForce}
    | sanction { ${measureFields}, openRecords: [
        (sanction)-[:GROUNDED_ON]->(record:CreditRecord) WHERE ${recordInForce} AND ${recordVisible} | record.id] }]
} AS value`;

/** One grading of one subject, as it is stored. */
export interface GradeProperties {
  readonly id: string;
  readonly scheme: string;
  readonly edition: string;
  readonly value: string;
  readonly rank: number;
  readonly score: string;
  readonly gradedAt: string;
  readonly cutOff: string;
  /** Digest of what the grade says and rests on; the same digest writes nothing. */
  readonly digest: string;
  /** Ids of the records that pulled it down. */
  readonly restsOn: readonly string[];
}

/** The latest grade of each of many subjects under each scheme. */
export const latestGrades = cypher<
  { keys: readonly string[]; schemes: readonly string[] },
  { key: string; scheme: string; digest: string; value: string; gradedAt: string }
>`
UNWIND $keys AS key
MATCH (:Subject { id: key })-[:HAS_GRADE]->(grade:Grade)
WHERE grade.scheme IN $schemes
WITH key, grade
ORDER BY grade.gradedAt DESC, grade.id
WITH key, grade.scheme AS scheme, head(collect(grade)) AS latest
RETURN key, scheme, latest.digest AS digest, latest.value AS value, latest.gradedAt AS gradedAt`;

export const createGrades = cypher<{
  rows: readonly { subjectId: string; properties: GradeProperties }[];
}>`
UNWIND $rows AS row
MATCH (party:Subject { id: row.subjectId })
CREATE (party)-[:HAS_GRADE]->(grade:Grade)
SET grade = row.properties`;

/** A grade that rests on a record whose window has closed since would tell of it: only the subject itself sees it. */
const gradeOpen = cypher`CASE
    WHEN party.id = $sight.own THEN true
    ELSE all(id IN grade.restsOn WHERE EXISTS {
      MATCH (record:CreditRecord { id: id })
      WHERE ${recordInForce}
    })
  END`;

/** The latest grade of many subjects before an instant; null where it is not open, for the one before it had ended. */
export const gradesBefore = cypher<
  { keys: readonly string[]; scheme: string; sight: Sight; today: string; before: string },
  { key: string; value: string | null }
>`
UNWIND $keys AS key
CALL (key) {
  MATCH (party:Subject { id: key })-[:HAS_GRADE]->(grade:Grade)
  WHERE grade.scheme = $scheme AND grade.gradedAt < $before
  WITH party, grade
  ORDER BY grade.gradedAt DESC, grade.id
  LIMIT 1
  RETURN CASE WHEN ${gradeOpen} THEN grade.value END AS value
}
RETURN key, value`;

/** Pages of the grades that subjects have had, latest first. */
export const gradesOf = cypher<
  {
    keys: readonly string[];
    scheme: string;
    sight: Sight;
    today: string;
    after: { gradedAt: string; id: string };
    first: number;
  },
  { key: string; values: readonly GradeProperties[] }
>`
UNWIND $keys AS key
CALL (key) {
  MATCH (party:Subject { id: key })-[:HAS_GRADE]->(grade:Grade)
  WHERE grade.scheme = $scheme
    AND (grade.gradedAt < $after.gradedAt OR (grade.gradedAt = $after.gradedAt AND grade.id > $after.id))
    AND ${gradeOpen}
  WITH grade
  ORDER BY grade.gradedAt DESC, grade.id
  LIMIT $first
  RETURN collect(properties(grade)) AS values
}
RETURN key, values`;

export const gradeCounts = cypher<
  { keys: readonly string[]; scheme: string; sight: Sight; today: string },
  { key: string; value: number }
>`
UNWIND $keys AS key
MATCH (party:Subject { id: key })-[:HAS_GRADE]->(grade:Grade)
WHERE grade.scheme = $scheme
  AND ${gradeOpen}
RETURN key, count(grade) AS value`;
