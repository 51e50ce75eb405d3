/**
 * Secrets belong to a database: its ids and hashes were made with them. Under others no known person is found again and
 * every row would be stored a second time, so whoever opens a graph shows that it holds that graph's secrets.
 */
import { createHmac } from 'node:crypto';
import { HubError } from '../errors.ts';
import type { Graph } from '../graph/graph.ts';
import { opaqueId } from '../words/opaque-id.ts';
import type { Secrets } from './secrets.ts';
import { anyBatch, bindToSecrets } from './secrets-of-graph.cypher.ts';

/** A keyed digest of all secrets and of how they are used; it tells none of them. */
export const fingerprintOf = ({
  numberHash,
  idSecret,
  numberHashKey,
  numberSealKey,
}: Secrets): string =>
  createHmac('sha256', [idSecret, numberHashKey, numberSealKey].join('.'))
    .update(`credit-graph-hub secrets ${numberHash}`)
    .digest('base64url');

const foreign = (): HubError =>
  new HubError(
    'CONFLICT',
    'The secrets of this data folder are not those of the database: no person would be found and every row stored twice. Put back the secrets.json that belongs to this database, or name another database (本数据目录的密钥与数据库不符：请放回该数据库原有的 secrets.json，或另选数据库).',
  );

/**
 * Refuses secrets that are not the database's with CONFLICT; a database that knows none yet is bound to these, after a
 * look at what an earlier release may have stored in it under others.
 */
export async function checkSecrets(
  graph: Graph,
  secrets: Secrets,
  clock: () => Date = () => new Date(),
): Promise<void> {
  const fingerprint = fingerprintOf(secrets);
  await graph.write('bind to secrets', async (tx) => {
    const [bound] = await tx.run(bindToSecrets, { fingerprint, at: clock().toISOString() });
    if (bound?.fingerprint !== fingerprint) throw foreign();
    const [batch] = bound.created ? await tx.run(anyBatch, {}) : [];
    if (!batch) return;
    const { digest, department, table } = batch;
    const own = opaqueId(secrets.idSecret, 'BATCH', `${digest}|${department}|${table}`);
    if (own !== batch.id) throw foreign();
  });
}
