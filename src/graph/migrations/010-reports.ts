import { cypher } from '../cypher.ts';

/** Issued reports by number, the later ones about one subject, and the documents given out of each. */
export const reports = [
  cypher`CREATE CONSTRAINT issued_report_number IF NOT EXISTS FOR (n:IssuedReport) REQUIRE n.number IS UNIQUE`,
  cypher`CREATE INDEX issued_report_subject IF NOT EXISTS FOR (n:IssuedReport) ON (n.subjectId, n.issuedAt)`,
  cypher`CREATE CONSTRAINT report_document_name IF NOT EXISTS FOR (n:ReportDocument) REQUIRE n.name IS UNIQUE`,
  cypher`CREATE INDEX report_document_number IF NOT EXISTS FOR (n:ReportDocument) ON (n.number)`,
];
