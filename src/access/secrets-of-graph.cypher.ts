/** Statements that bind a graph to the secrets it is made with. */
import { cypher } from '../graph/cypher.ts';

/** Binds the graph to a fingerprint unless it is bound already; tells by which it is bound. */
export const bindToSecrets = cypher<
  { fingerprint: string; at: string },
  { fingerprint: string; created: boolean }
>`
MERGE (bound:SecretsFingerprint { id: 'secrets' })
ON CREATE SET bound.fingerprint = $fingerprint, bound.at = $at
RETURN bound.fingerprint AS fingerprint, bound.at = $at AS created`;

/** A batch whose id can be worked out again: a graph filled by an earlier release is told by it. */
export const anyBatch = cypher<
  object,
  { id: string; digest: string; department: string; table: string }
>`
MATCH (batch:Batch)
WHERE batch.id >= '' AND batch.digest IS NOT NULL
RETURN batch.id AS id, batch.digest AS digest, batch.department AS department, batch.table AS table
LIMIT 1`;
