import { cypher } from '../cypher.ts';

/** The one fingerprint of the secrets that a graph was made with. */
export const secrets = [
  cypher`CREATE CONSTRAINT secrets_fingerprint_id IF NOT EXISTS FOR (n:SecretsFingerprint) REQUIRE n.id IS UNIQUE`,
];
