import { cypher } from '../cypher.ts';

/** Commitments by how they stand, for worklists, and in the order of their ids, for counting. */
export const commitments = [
  cypher`CREATE INDEX commitment_performance IF NOT EXISTS FOR (n:Commitment) ON (n.performance)`,
  cypher`CREATE INDEX commitment_id IF NOT EXISTS FOR (n:Commitment) ON (n.id)`,
];
