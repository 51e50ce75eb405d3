import type { Sight } from '../access/visibility.ts';
import { cypher } from '../graph/cypher.ts';
import type { ProposedDecision } from './two-people.ts';

/** Which of these codes are of units that the hub knows: they decided something, or delivered. */
export const knownUnits = cypher<{ codes: readonly string[] }, { code: string }>`
UNWIND $codes AS code
WITH DISTINCT code
WHERE EXISTS { MATCH (:Department { uscc: code }) } OR EXISTS { MATCH (:Batch { department: code }) }
RETURN code`;

export const proposedOn = cypher<{ targetId: string }, { proposed: ProposedDecision }>`
MATCH (proposed:ProposedDecision { targetId: $targetId })
RETURN properties(proposed) AS proposed`;

/** One thing waits for one decision: another one takes the place of the former. */
export const propose = cypher<{ targetId: string; properties: object }>`
MERGE (proposed:ProposedDecision { targetId: $targetId })
SET proposed = $properties`;

export const dropProposed = cypher<{ targetId: string }>`
MATCH (proposed:ProposedDecision { targetId: $targetId })
DELETE proposed`;

/** Who is told of it: clerks, and the units by one of which it is decided. */
const proposedVisible = cypher`($sight.clerk OR ($sight.department <> '' AND $sight.department IN proposed.units))`;

export const proposedByTargets = cypher<
  { keys: readonly string[]; sight: Sight },
  { key: string; value: ProposedDecision }
>`
UNWIND $keys AS key
MATCH (proposed:ProposedDecision { targetId: key })
WHERE ${proposedVisible}
RETURN key, properties(proposed) AS value`;

/** What waits longest comes first. */
export const proposedWorklist = cypher<
  { sight: Sight; after: { at: string; id: string }; first: number },
  ProposedDecision
>`
MATCH (proposed:ProposedDecision)
WHERE proposed.targetId >= '' AND ${proposedVisible}
  AND (proposed.at > $after.at OR (proposed.at = $after.at AND proposed.targetId > $after.id))
WITH proposed
ORDER BY proposed.at, proposed.targetId
LIMIT $first
RETURN proposed.id AS id, proposed.act AS act, proposed.targetId AS targetId, proposed.content AS content,
  proposed.units AS units, proposed.at AS at, proposed.role AS role, proposed.department AS department,
  proposed.user AS user, proposed.reason AS reason`;

export const proposedCount = cypher<{ sight: Sight }, { total: number }>`
MATCH (proposed:ProposedDecision)
WHERE proposed.targetId >= '' AND ${proposedVisible}
RETURN count(proposed) AS total`;
