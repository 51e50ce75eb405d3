/**
 * A token may speak for a subject that this hub has never heard of, because an issuer knows its own subjects and not the
 * graph's. It may read what is open to everybody; in its name nothing is stored.
 */
import { HubError } from '../errors.ts';
import type { Reader } from '../graph/batch.ts';
import { knownSubject } from './known-subject.cypher.ts';
import type { Viewer } from './viewer.ts';

/** FORBIDDEN where the viewer's token speaks for a subject that is not here; to be asked before anything is stored. */
export async function requireKnownSubject(
  { read }: Pick<Reader, 'read'>,
  { subject }: Viewer,
): Promise<void> {
  if (subject === null) return;
  const [found] = await read(knownSubject, { id: subject });
  if (found) return;
  throw new HubError(
    'FORBIDDEN',
    'The subject that this token speaks for is not known here, so nothing is stored in its name. 令牌所代表的主体在本平台不存在。',
  );
}
