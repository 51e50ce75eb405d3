import { cypher } from '../cypher.ts';

/** Records by the day on which they are no longer shown. */
export const feed = [
  cypher`CREATE INDEX record_public_to IF NOT EXISTS FOR (n:CreditRecord) ON (n.publicTo)`,
];
