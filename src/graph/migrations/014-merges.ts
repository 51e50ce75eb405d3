import { cypher } from '../cypher.ts';

/** Merges by their id. */
export const merges = [
  cypher`CREATE CONSTRAINT merge_id IF NOT EXISTS FOR (n:Merge) REQUIRE n.id IS UNIQUE`,
];
