import { cypher } from '../cypher.ts';

/** What lists walk in order, what search looks into after normalising, and relations by their own id. */
export const lists = [
  cypher`CREATE INDEX market_subject_name IF NOT EXISTS FOR (n:MarketSubject) ON (n.name)`,
  cypher`CREATE INDEX market_subject_established_on IF NOT EXISTS FOR (n:MarketSubject) ON (n.establishedOn)`,
  cypher`CREATE TEXT INDEX market_subject_name_key_text IF NOT EXISTS FOR (n:MarketSubject) ON (n.nameKey)`,
  cypher`CREATE TEXT INDEX version_name_key_text IF NOT EXISTS FOR (n:Version) ON (n.nameKey)`,
  cypher`CREATE INDEX legal_representative_of_id IF NOT EXISTS FOR ()-[r:LEGAL_REPRESENTATIVE_OF]-() ON (r.id)`,
  cypher`CREATE INDEX legal_representative_of_dated_id IF NOT EXISTS FOR ()-[r:LEGAL_REPRESENTATIVE_OF_DATED]-() ON (r.id)`,
  cypher`CREATE INDEX holds_shares_in_id IF NOT EXISTS FOR ()-[r:HOLDS_SHARES_IN]-() ON (r.id)`,
  cypher`CREATE INDEX holds_shares_in_dated_id IF NOT EXISTS FOR ()-[r:HOLDS_SHARES_IN_DATED]-() ON (r.id)`,
  cypher`CREATE INDEX executive_of_id IF NOT EXISTS FOR ()-[r:EXECUTIVE_OF]-() ON (r.id)`,
  cypher`CREATE INDEX executive_of_dated_id IF NOT EXISTS FOR ()-[r:EXECUTIVE_OF_DATED]-() ON (r.id)`,
  cypher`CREATE INDEX branch_of_id IF NOT EXISTS FOR ()-[r:BRANCH_OF]-() ON (r.id)`,
  cypher`CREATE INDEX branch_of_dated_id IF NOT EXISTS FOR ()-[r:BRANCH_OF_DATED]-() ON (r.id)`,
];
