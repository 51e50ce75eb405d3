import { cypher } from '../cypher.ts';

/** Guarantees by their own id and natural key, and at each of their three ends in the order of their rank. */
export const guarantees = [
  cypher`CREATE INDEX guarantees_id IF NOT EXISTS FOR ()-[r:GUARANTEES]-() ON (r.id)`,
  cypher`CREATE INDEX guarantees_key IF NOT EXISTS FOR ()-[r:GUARANTEES]-() ON (r.key)`,
  cypher`CREATE INDEX guarantees_from_rank IF NOT EXISTS FOR ()-[r:GUARANTEES]-() ON (r.fromId, r.rank)`,
  cypher`CREATE INDEX guarantees_to_rank IF NOT EXISTS FOR ()-[r:GUARANTEES]-() ON (r.toId, r.rank)`,
  cypher`CREATE INDEX guarantees_third_rank IF NOT EXISTS FOR ()-[r:GUARANTEES]-() ON (r.thirdId, r.rank)`,
  cypher`CREATE INDEX guarantees_dated_id IF NOT EXISTS FOR ()-[r:GUARANTEES_DATED]-() ON (r.id)`,
  cypher`CREATE INDEX guarantees_dated_key IF NOT EXISTS FOR ()-[r:GUARANTEES_DATED]-() ON (r.key)`,
  cypher`CREATE INDEX guarantees_dated_from_rank IF NOT EXISTS FOR ()-[r:GUARANTEES_DATED]-() ON (r.fromId, r.rank)`,
  cypher`CREATE INDEX guarantees_dated_to_rank IF NOT EXISTS FOR ()-[r:GUARANTEES_DATED]-() ON (r.toId, r.rank)`,
  cypher`CREATE INDEX guarantees_dated_third_rank IF NOT EXISTS FOR ()-[r:GUARANTEES_DATED]-() ON (r.thirdId, r.rank)`,
];
