import type { Deciding } from '../../graph/decision.ts';
import { closeRecordNode } from './record.cypher.ts';

/**
 * Ends publicity and sharing of a record for good (order 36 art. 3); one that is closed already stays as it was. The
 * outbox gets one withdrawal, which every feed passes on once.
 */
export async function closeRecord(
  tx: Deciding,
  { id, subjectId }: { readonly id: string; readonly subjectId: string },
  by: 'REPAIRED' | 'WITHDRAWN',
): Promise<void> {
  const closed = await tx.run(closeRecordNode, { id, at: tx.at, by });
  if (closed.length > 0) tx.changed({ kind: 'RECORD', what: 'WITHDRAWN', subjectId, ref: id });
}
