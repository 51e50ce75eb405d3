import { cypher } from '../cypher.ts';

/** What identifies a node, and the counter that puts changes in order. */
export const identity = [
  cypher`CREATE CONSTRAINT subject_id IF NOT EXISTS FOR (n:Subject) REQUIRE n.id IS UNIQUE`,
  cypher`CREATE CONSTRAINT market_subject_uscc IF NOT EXISTS FOR (n:MarketSubject) REQUIRE n.uscc IS UNIQUE`,
  cypher`CREATE CONSTRAINT person_id_hash IF NOT EXISTS FOR (n:Person) REQUIRE n.idHash IS UNIQUE`,
  cypher`CREATE CONSTRAINT record_id IF NOT EXISTS FOR (n:CreditRecord) REQUIRE n.id IS UNIQUE`,
  cypher`CREATE CONSTRAINT version_id IF NOT EXISTS FOR (n:Version) REQUIRE n.id IS UNIQUE`,
  cypher`CREATE CONSTRAINT department_id IF NOT EXISTS FOR (n:Department) REQUIRE n.id IS UNIQUE`,
  cypher`CREATE CONSTRAINT batch_id IF NOT EXISTS FOR (n:Batch) REQUIRE n.id IS UNIQUE`,
  cypher`CREATE CONSTRAINT change_seq IF NOT EXISTS FOR (n:Change) REQUIRE n.seq IS UNIQUE`,
  cypher`CREATE CONSTRAINT sequence_name IF NOT EXISTS FOR (n:Sequence) REQUIRE n.name IS UNIQUE`,
  cypher`CREATE CONSTRAINT migration_number IF NOT EXISTS FOR (n:Migration) REQUIRE n.number IS UNIQUE`,
  cypher`MERGE (n:Sequence {name: 'change'}) ON CREATE SET n.value = 0`,
];
