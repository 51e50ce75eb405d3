import { cypher } from '../cypher.ts';

/** Grades by their id, organised subjects in the order in which they are graded, and the city's figures by day. */
export const evaluation = [
  cypher`CREATE CONSTRAINT grade_id IF NOT EXISTS FOR (n:Grade) REQUIRE n.id IS UNIQUE`,
  cypher`CREATE INDEX market_subject_id IF NOT EXISTS FOR (n:MarketSubject) ON (n.id)`,
  cypher`CREATE CONSTRAINT statistics_id IF NOT EXISTS FOR (n:Statistics) REQUIRE n.id IS UNIQUE`,
  cypher`CREATE INDEX statistics_topic_region_at IF NOT EXISTS FOR (n:Statistics) ON (n.topic, n.region, n.at)`,
];
