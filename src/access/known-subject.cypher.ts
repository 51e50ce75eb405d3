/** Whether there is a subject of an id, merged or not. */
import { cypher } from '../graph/cypher.ts';

export const knownSubject = cypher<{ id: string }, { id: string }>`
MATCH (subject:Subject { id: $id })
RETURN subject.id AS id`;
