import { cypher } from '../graph/cypher.ts';

interface Lapsing {
  /** Id of what the cases are about. */
  readonly targetId: string;
  /** Id of the case by which it ended; that one goes on. */
  readonly except: string;
  readonly at: string;
  readonly step: object;
}

interface Lapsed {
  readonly id: string;
  readonly subjectId: string;
}

const lapsing = cypher`SET proceeding.state = 'LAPSED', proceeding.decidedAt = $at
REMOVE proceeding.dueOn
WITH proceeding, COUNT { (proceeding)-[:HAS_STEP]->() } AS steps
CREATE (proceeding)-[:HAS_STEP]->(step:Step)
SET step = $step, step.seq = steps + 1
WITH proceeding
OPTIONAL MATCH (proposed:ProposedDecision { targetId: proceeding.id })
DELETE proposed
RETURN DISTINCT proceeding.id AS id, proceeding.subjectId AS subjectId`;

/** Ends the applications for the repair of a record that are under way. */
export const lapseRepairs = cypher<Lapsing, Lapsed>`
MATCH (:CreditRecord { id: $targetId })<-[:REPAIRS]-(proceeding:Repair)
WHERE proceeding.state IN ['APPLIED', 'ACCEPTED'] AND proceeding.id <> $except
${lapsing}`;

/** Ends the objections against a thing that are open. */
export const lapseDisputes = cypher<Lapsing, Lapsed>`
MATCH (proceeding:Dispute { targetId: $targetId })
WHERE proceeding.state = 'OPEN' AND proceeding.id <> $except
${lapsing}`;
