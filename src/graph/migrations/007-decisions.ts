import { cypher } from '../cypher.ts';

/** What clerks decide, the lists that they work through, and the outcomes by idempotency key. */
export const decisions = [
  cypher`CREATE CONSTRAINT outcome_id IF NOT EXISTS FOR (n:Outcome) REQUIRE n.id IS UNIQUE`,
  cypher`CREATE CONSTRAINT rules_applied_name IF NOT EXISTS FOR (n:RulesApplied) REQUIRE n.name IS UNIQUE`,
  cypher`CREATE CONSTRAINT repair_id IF NOT EXISTS FOR (n:Repair) REQUIRE n.id IS UNIQUE`,
  cypher`CREATE CONSTRAINT material_digest IF NOT EXISTS FOR (n:Material) REQUIRE n.digest IS UNIQUE`,
  cypher`CREATE CONSTRAINT dispute_id IF NOT EXISTS FOR (n:Dispute) REQUIRE n.id IS UNIQUE`,
  cypher`CREATE INDEX dispute_target IF NOT EXISTS FOR (n:Dispute) ON (n.targetId)`,
];
