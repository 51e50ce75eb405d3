import { caseStatements } from '../../cases/case.cypher.ts';
import { cypher } from '../../graph/cypher.ts';
import type { DisputeNode } from './dispute.ts';

/** An objection hangs on the subject that objects. */
export const disputeStatements = caseStatements<DisputeNode>({
  label: cypher`Dispute`,
  openedAt: cypher`filedAt`,
  ofSubject: cypher`(:Subject { id: key })-[:OBJECTS_BY]->(proceeding:Dispute)`,
  opening: cypher`MATCH (party:Subject { id: $anchorId })
CREATE (party)-[:OBJECTS_BY]->(proceeding:Dispute)`,
});

/** Whether an objection against a thing is open already. */
export const openAgainst = cypher<{ targetId: string }, { open: boolean }>`
RETURN EXISTS { MATCH (open:Dispute { targetId: $targetId }) WHERE open.state = 'OPEN' } AS open`;
