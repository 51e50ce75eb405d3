import { cypher } from '../cypher.ts';

/** Measures imposed, lists that are screened, and the outbox by what changed. */
export const screening = [
  cypher`CREATE CONSTRAINT sanction_id IF NOT EXISTS FOR (n:Sanction) REQUIRE n.id IS UNIQUE`,
  cypher`CREATE INDEX sanction_step_at IF NOT EXISTS FOR (n:SanctionStep) ON (n.at)`,
  cypher`CREATE CONSTRAINT screening_id IF NOT EXISTS FOR (n:Screening) REQUIRE n.id IS UNIQUE`,
  cypher`CREATE INDEX screening_state IF NOT EXISTS FOR (n:Screening) ON (n.state)`,
  cypher`CREATE CONSTRAINT screening_list_id IF NOT EXISTS FOR (n:ScreeningList) REQUIRE n.id IS UNIQUE`,
  cypher`CREATE CONSTRAINT screening_row_number IF NOT EXISTS FOR (n:ScreeningRow) REQUIRE (n.listId, n.number) IS UNIQUE`,
  cypher`CREATE INDEX screening_row_subject IF NOT EXISTS FOR (n:ScreeningRow) ON (n.listId, n.subjectId)`,
  cypher`CREATE INDEX change_subject IF NOT EXISTS FOR (n:Change) ON (n.subjectId, n.seq)`,
  cypher`CREATE INDEX change_kind IF NOT EXISTS FOR (n:Change) ON (n.kind, n.seq)`,
];
