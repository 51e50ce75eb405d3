import { cypher } from '../cypher.ts';

/** What parties, records and batches are looked up by when a row names them. */
export const lookUp = [
  cypher`CREATE INDEX market_subject_registration_number IF NOT EXISTS FOR (n:MarketSubject) ON (n.registrationNumber)`,
  cypher`CREATE INDEX market_subject_organization_code IF NOT EXISTS FOR (n:MarketSubject) ON (n.organizationCode)`,
  cypher`CREATE INDEX market_subject_name_key IF NOT EXISTS FOR (n:MarketSubject) ON (n.nameKey)`,
  cypher`CREATE INDEX subject_foreign_id IF NOT EXISTS FOR (n:Subject) ON (n.foreignId)`,
  cypher`CREATE INDEX department_uscc IF NOT EXISTS FOR (n:Department) ON (n.uscc)`,
  cypher`CREATE INDEX department_name IF NOT EXISTS FOR (n:Department) ON (n.name)`,
  cypher`CREATE INDEX record_document_number IF NOT EXISTS FOR (n:CreditRecord) ON (n.documentNumber)`,
  cypher`CREATE INDEX batch_received_at IF NOT EXISTS FOR (n:Batch) ON (n.receivedAt)`,
];
