import { cypher } from '../cypher.ts';

/** What registrations have in common: the same address, telephone number or mailbox domain, today and in former versions. */
export const contacts = [
  cypher`CREATE INDEX market_subject_address_key IF NOT EXISTS FOR (n:MarketSubject) ON (n.addressKey)`,
  cypher`CREATE INDEX market_subject_phone_key IF NOT EXISTS FOR (n:MarketSubject) ON (n.phoneKey)`,
  cypher`CREATE INDEX market_subject_mail_domain IF NOT EXISTS FOR (n:MarketSubject) ON (n.mailDomain)`,
  cypher`CREATE INDEX version_address_key IF NOT EXISTS FOR (n:Version) ON (n.addressKey)`,
  cypher`CREATE INDEX version_phone_key IF NOT EXISTS FOR (n:Version) ON (n.phoneKey)`,
  cypher`CREATE INDEX version_mail_domain IF NOT EXISTS FOR (n:Version) ON (n.mailDomain)`,
];
