import { cypher } from '../cypher.ts';

/** Decisions that wait for their second person, one for each thing that is decided about; units. */
export const twoPeople = [
  cypher`CREATE CONSTRAINT proposed_decision_target IF NOT EXISTS FOR (n:ProposedDecision) REQUIRE n.targetId IS UNIQUE`,
  // a unit that has delivered is known, whether it decided anything or not
  cypher`CREATE INDEX batch_department IF NOT EXISTS FOR (n:Batch) ON (n.department)`,
];
