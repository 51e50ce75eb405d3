import { cypher } from '../cypher.ts';

/** Editions of rules and confirmations by their ids. */
export const rules = [
  cypher`CREATE CONSTRAINT rule_edition_id IF NOT EXISTS FOR (n:RuleEdition) REQUIRE n.id IS UNIQUE`,
  cypher`CREATE CONSTRAINT rule_confirmation_id IF NOT EXISTS FOR (n:RuleConfirmation) REQUIRE n.id IS UNIQUE`,
];
