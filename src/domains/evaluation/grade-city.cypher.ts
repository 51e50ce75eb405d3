import { cypher } from '../../graph/cypher.ts';

/** A page of all organised subjects in the order of their ids. */
export const subjectPage = cypher<{ after: string; first: number }, { id: string }>`
MATCH (party:MarketSubject)
WHERE party.id > $after AND party.mergedInto IS NULL
RETURN party.id AS id
ORDER BY party.id
LIMIT $first`;

/** A page of all persons; walks the index of all subjects, for no index of persons by id is kept. */
export const personPage = cypher<{ after: string; first: number }, { id: string }>`
MATCH (party:Subject)
WHERE party.id > $after AND party:Person AND party.mergedInto IS NULL
RETURN party.id AS id
ORDER BY party.id
LIMIT $first`;
