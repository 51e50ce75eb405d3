/** Statements that keep screenings, their lists and rows, and page through what they came to. */
import { recordInForce, recordVisible, type Sight, subjectNamed } from '../../access/visibility.ts';
import { cypher } from '../../graph/cypher.ts';
import type { ResolvedAsOf } from '../../words/as-of.ts';
import type {
  Finding,
  Owner,
  RowInput,
  RowResult,
  ScreeningProperties,
  Verdict,
} from './screening.ts';

export const createScreening = cypher<{ screening: ScreeningProperties }, { id: string }>`
MERGE (screening:Screening { id: $screening.id })
SET screening = $screening
RETURN screening.id AS id`;

/** Rows of a list; the same again changes nothing. */
export const createRows = cypher<{ list: string; rows: readonly RowInput[] }>`
UNWIND $rows AS row
MERGE (kept:ScreeningRow { listId: $list, number: toInteger(row.number) })
ON CREATE SET kept += row, kept.number = toInteger(row.number)`;

/** A list that was read from a file. */
export interface ListProperties extends Owner {
  readonly id: string;
  readonly rows: number;
}

/** Takes a list for a screening; `taken` when another one has it. */
export const takeList = cypher<
  { id: string; screening: string },
  { list: ListProperties; taken: boolean }
>`
MATCH (list:ScreeningList { id: $id })
WHERE list.rows IS NOT NULL
WITH list, list.usedBy IS NOT NULL AND list.usedBy <> $screening AS taken
SET list.usedBy = coalesce(list.usedBy, $screening)
RETURN list { .id, .rows, .role, .department, .user } AS list, taken`;

export const screeningById = cypher<{ id: string }, { screening: ScreeningProperties }>`
MATCH (screening:Screening { id: $id })
RETURN properties(screening) AS screening`;

/** Screenings that nobody has finished. */
export const unfinished = cypher<object, { id: string }>`
MATCH (screening:Screening { state: 'RUNNING' })
RETURN screening.id AS id
ORDER BY screening.startedAt, id`;

/** Takes a portion: nothing comes back when it was done by somebody else, or the screening has ended. */
export const advance = cypher<
  { id: string; from: number; to: number; kept: number },
  { id: string }
>`
MATCH (screening:Screening { id: $id })
SET screening.lockedAt = $from
WITH screening
WHERE screening.state = 'RUNNING' AND screening.done = $from
SET screening.done = toInteger($to), screening.kept = screening.kept + toInteger($kept)
RETURN screening.id AS id`;

export const endScreening = cypher<
  { id: string; at: string; state: 'FINISHED' | 'FAILED' },
  { id: string }
>`
MATCH (screening:Screening { id: $id, state: 'RUNNING' })
SET screening.state = $state, screening.finishedAt = $at
RETURN screening.id AS id`;

/** Names every property, so that one that is not there is null and not absent. */
const findingFields = cypher`finding {
    .level, .measure, .basis, .rule, .recordId, .sanctionId, .to, .role, .partyId, .relationIds, .ratio, .arithmetic,
    .arithmeticZh
  }`;

interface OfList {
  readonly list: string;
}

export const rowsToExamine = cypher<OfList & { from: number; to: number }, { row: RowInput }>`
MATCH (row:ScreeningRow)
WHERE row.listId = $list AND row.number > $from AND row.number <= $to
RETURN row {
  .number, .givenId, .name, .nameKey, .code, .uscc, .organizationCode, .registrationNumber, .idHashes, .fault
} AS row
ORDER BY row.number`;

/**
 * What an earlier screening found of these rows; its findings are taken over as they were. Rows of releases that did not
 * ask what is not open are examined anew.
 */
export const formerResults = cypher<OfList & { from: number; to: number }, { result: RowResult }>`
MATCH (row:ScreeningRow)
WHERE row.listId = $list AND row.number > $from AND row.number <= $to AND row.verdict IS NOT NULL
  AND row.unexamined IS NOT NULL
RETURN {
  number: row.number, verdict: row.verdict, subjectId: row.subjectId, matchedBy: row.matchedBy, note: row.note,
  weak: row.weak, unexamined: row.unexamined, findings: [(row)-[:FOUND]->(finding:ScreeningFinding) | ${findingFields}]
} AS result`;

export const saveResults = cypher<OfList & { results: readonly Omit<RowResult, 'findings'>[] }>`
UNWIND $results AS result
MATCH (row:ScreeningRow { listId: $list, number: toInteger(result.number) })
SET row.verdict = result.verdict, row.subjectId = result.subjectId, row.matchedBy = result.matchedBy,
  row.note = result.note, row.weak = result.weak, row.unexamined = result.unexamined`;

export const saveFindings = cypher<
  OfList & { findings: readonly { number: number; finding: Finding }[] }
>`
UNWIND $findings AS found
MATCH (row:ScreeningRow { listId: $list, number: toInteger(found.number) })
CREATE (row)-[:FOUND]->(finding:ScreeningFinding)
SET finding = found.finding`;

/** Of whom nothing was examined; where an earlier release did not ask, whoever sees no person is told that of all. */
const unexaminedOf = cypher`coalesce(
    row.unexamined,
    CASE WHEN $sight.official OR row.subjectId IS NULL THEN [] ELSE ['LEGAL_REPRESENTATIVE', 'CONTROLLER'] END
  )`;

/** One examined row as the graph holds it. */
export interface KeptRow extends Omit<RowResult, 'findings'> {
  readonly name: string | null;
  readonly code: string | null;
  readonly nameKey: string | null;
  readonly registrationNumber: string | null;
  readonly organizationCode: string | null;
  /** The first row that names the same subject, when it is not this one. */
  readonly firstNumber: number;
}

export const rowsOf = cypher<
  OfList & {
    after: number;
    first: number;
    verdicts: readonly Verdict[] | null;
    orWeak: boolean;
    sight: Sight;
  },
  { row: KeptRow }
>`
MATCH (row:ScreeningRow)
WHERE row.listId = $list AND row.number > $after AND row.verdict IS NOT NULL
  AND ($verdicts IS NULL OR row.verdict IN $verdicts OR ($orWeak AND row.weak))
WITH row
ORDER BY row.number
LIMIT $first
CALL (row) {
  OPTIONAL MATCH (same:ScreeningRow)
  WHERE same.listId = row.listId AND same.subjectId = row.subjectId
  RETURN min(same.number) AS firstNumber
}
RETURN row {
  .number, .verdict, .subjectId, .matchedBy, .note, .weak, .name, .code, .nameKey, .registrationNumber,
  .organizationCode, unexamined: ${unexaminedOf}, firstNumber: coalesce(firstNumber, row.number)
} AS row
ORDER BY row.number`;

/**
 * Behind \`finding\` with its \`record\` of \`party\`: whether the reason still stands for this viewer today. It falls with
 * its record, with the end or lifting of its sanction, and when a person lifted that measure from that record.
 */
const stands = cypher`(
    ${recordInForce} AND ${recordVisible}
    AND (finding.to IS NULL OR finding.to > $today)
    AND NOT EXISTS {
      (record)<-[:GROUNDED_ON]-(sanction:Sanction)
      WHERE sanction.measure = finding.measure AND sanction.liftedAt IS NOT NULL
        AND (finding.sanctionId IS NULL OR finding.sanctionId = sanction.id)
    }
    AND (finding.sanctionId IS NULL OR EXISTS {
      (record)<-[:GROUNDED_ON]-(sanction:Sanction)
      WHERE sanction.id = finding.sanctionId AND (sanction.to IS NULL OR sanction.to > $today)
    })
  )`;

/** The findings of rows that still stand. */
export const findingsOf = cypher<
  OfList & { numbers: readonly number[]; sight: Sight; today: string },
  { number: number; finding: Finding }
>`
UNWIND $numbers AS number
MATCH (row:ScreeningRow { listId: $list, number: toInteger(number) })-[:FOUND]->(finding:ScreeningFinding)
MATCH (record:CreditRecord { id: finding.recordId })<-[:HAS_RECORD]-(party:Subject)
WHERE ${stands}
RETURN number, ${findingFields} AS finding`;

/** How many rows have each verdict as it was found. */
export const verdictCounts = cypher<OfList & { sight: Sight }, { verdict: Verdict; count: number }>`
MATCH (row:ScreeningRow)
WHERE row.listId = $list AND row.number > 0 AND row.verdict IS NOT NULL
RETURN CASE WHEN row.verdict = 'CLEAR' AND size(${unexaminedOf}) > 0 THEN 'UNEXAMINED' ELSE row.verdict END AS verdict,
  count(*) AS count`;

/** What the rows that were found heavy come to today. */
export const liveVerdicts = cypher<
  OfList & { sight: Sight; today: string },
  { found: Verdict; verdict: Verdict; count: number }
>`
MATCH (row:ScreeningRow)
WHERE row.listId = $list AND row.number > 0 AND row.verdict IN ['BLOCK', 'WARN']
CALL (row) {
  MATCH (row)-[:FOUND]->(finding:ScreeningFinding)
  MATCH (record:CreditRecord { id: finding.recordId })<-[:HAS_RECORD]-(party:Subject)
  WHERE ${stands}
  RETURN collect(DISTINCT finding.level) AS levels
}
RETURN row.verdict AS found,
  CASE WHEN 'BLOCK' IN levels THEN 'BLOCK' WHEN 'WARN' IN levels THEN 'WARN'
    WHEN size(${unexaminedOf}) > 0 THEN 'UNEXAMINED' ELSE 'CLEAR' END AS verdict,
  count(*) AS count`;

/** Rows that name somebody whom only records name, and whom the viewer may see no longer. */
export const hiddenParties = cypher<
  OfList & { sight: Sight; asOf: ResolvedAsOf },
  { unexamined: boolean }
>`
MATCH (row:ScreeningRow)
WHERE row.listId = $list AND row.number > 0 AND row.weak
MATCH (subject:Subject { id: row.subjectId })
WHERE NOT ${subjectNamed}
RETURN size(${unexaminedOf}) > 0 AS unexamined`;

/** A list that is being read from a file; it can be screened once `rows` says how many it has. */
export const createList = cypher<{ list: Omit<ListProperties, 'rows'> & { at: string } }>`
CREATE (list:ScreeningList)
SET list = $list`;

export const finishList = cypher<{ id: string; rows: number }>`
MATCH (list:ScreeningList { id: $id })
SET list.rows = toInteger($rows)`;

/** Lists that nobody has screened since. */
export const unusedLists = cypher<{ before: string; first: number }, { id: string }>`
MATCH (list:ScreeningList)
WHERE list.id >= '' AND list.usedBy IS NULL AND list.at < $before
RETURN list.id AS id
LIMIT $first`;

/** A list that could not be read to its end leaves nothing. */
export const dropRows = cypher<OfList & { first: number }, { dropped: number }>`
MATCH (row:ScreeningRow)
WHERE row.listId = $list AND row.number > 0
WITH row
LIMIT $first
DELETE row
RETURN count(*) AS dropped`;

export const dropList = cypher<{ id: string }>`
MATCH (list:ScreeningList { id: $id })
DELETE list`;
