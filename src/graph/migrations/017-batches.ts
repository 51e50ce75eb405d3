import { cypher } from '../cypher.ts';

/** Deliveries by the instant at which they came. */
export const batches = [
  cypher`CREATE INDEX batch_received_at IF NOT EXISTS FOR (n:Batch) ON (n.receivedAt)`,
];
