/** The moment at which something is written: behind the lock of the outbox, and never below the last one. */
import { HubError } from '../errors.ts';
import { lockChanges } from './changes.cypher.ts';
import type { Writer } from './graph.ts';

/**
 * Takes the lock of the outbox and the moment of what is written behind it. A clock that was set back, or another
 * machine's that is ahead, makes nothing known before what was known already.
 */
export async function takeMoment(tx: Writer, clock: () => Date): Promise<string> {
  const [taken] = await tx.run(lockChanges, { at: clock().toISOString() });
  if (taken) return taken.at;
  throw new HubError(
    'INTERNAL_SERVER_ERROR',
    'The database has no outbox; start the hub once, which makes it.',
  );
}
