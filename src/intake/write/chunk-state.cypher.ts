/** Statements that read what the graph already knows of the rows of a chunk, all at once. */
import { cypher, type Statement } from '../../graph/cypher.ts';
import { forEachStored, relationTypes } from '../../graph/relation-types.ts';
import type { Properties, RecordNode, RelationVersion, SubjectNode } from './graph-rows.ts';

interface Values {
  readonly values: readonly string[];
}
interface Found {
  readonly subject: SubjectNode;
}

export const subjectsById = cypher<Values, Found>`
  UNWIND $values AS value
  MATCH (subject:Subject {id: value})
  RETURN properties(subject) AS subject
`;

export const subjectsByUscc = cypher<Values, Found>`
  UNWIND $values AS value
  MATCH (subject:MarketSubject {uscc: value})
  RETURN properties(subject) AS subject
`;

export const subjectsByRegistrationNumber = cypher<Values, Found>`
  UNWIND $values AS value
  MATCH (subject:MarketSubject {registrationNumber: value})
  RETURN properties(subject) AS subject
`;

export const subjectsByOrganizationCode = cypher<Values, Found>`
  UNWIND $values AS value
  MATCH (subject:MarketSubject {organizationCode: value})
  RETURN properties(subject) AS subject
`;

export const subjectsByForeignId = cypher<Values, Found>`
  UNWIND $values AS value
  MATCH (subject:Subject {foreignId: value})
  RETURN properties(subject) AS subject
`;

export const personsByIdHash = cypher<Values, Found>`
  UNWIND $values AS value
  MATCH (subject:Person {idHash: value})
  RETURN properties(subject) AS subject
`;

/** Of many homonyms a few tell that there are several; the one known by name only must be among them. */
export const subjectsByNameKey = cypher<Values, Found>`
  UNWIND $values AS value
  CALL (value) {
    MATCH (subject:MarketSubject {nameKey: value})
    RETURN subject
    ORDER BY CASE subject.identifiedBy WHEN 'NAME' THEN 0 ELSE 1 END, subject.id
    LIMIT 4
  }
  RETURN properties(subject) AS subject
`;

export const claimsOnSubjects = cypher<Values, { ownerId: string; hash: string }>`
  UNWIND $values AS value
  MATCH (:Subject {id: value})-[:HAD_VERSION]->(version:Version)
  WHERE version.shown = false AND version.retractedAt IS NULL
  RETURN value AS ownerId, version.hash AS hash
`;

export const claimsOnRecords = cypher<Values, { ownerId: string; hash: string }>`
  UNWIND $values AS value
  MATCH (:CreditRecord {id: value})-[:HAD_VERSION]->(version:Version)
  WHERE version.shown = false AND version.retractedAt IS NULL
  RETURN value AS ownerId, version.hash AS hash
`;

export const recordsById = cypher<Values, { record: RecordNode & Properties }>`
  UNWIND $values AS value
  MATCH (record:CreditRecord {id: value})
  RETURN properties(record) AS record
`;

/** Who represents an enterprise at present: there can be only one. */
export const representativesOf = cypher<Values, { version: RelationVersion }>`
  UNWIND $values AS value
  MATCH (:Subject {id: value})<-[edge:${relationTypes.LEGAL_REPRESENTATIVE.present}]-(:Subject)
  RETURN properties(edge) AS version
`;

interface Keys {
  readonly keys: readonly string[];
}

const versionsOf = (type: Statement) => cypher<Keys, { version: RelationVersion }>`
  UNWIND $keys AS key
  MATCH ()-[edge:${type}]->()
  WHERE edge.key = key
  RETURN properties(edge) AS version
`;

const removalOf = (type: Statement) => cypher<{ rows: readonly { key: string; id: string }[] }>`
  UNWIND $rows AS row
  MATCH ()-[edge:${type}]->()
  WHERE edge.key = row.key AND edge.id = row.id
  DELETE edge
`;

/** For everything that is stored: one statement for each type that it is stored under. */
const forEachType = <Made>(make: (type: Statement) => Made) =>
  forEachStored(({ present, dated }) => [present, ...(dated ? [dated] : [])].map(make));

/** All versions of relations by natural key: one statement for each type that a kind is stored under. */
export const historiesOf = forEachType(versionsOf);

/** Takes versions out before they are stored anew under the type that fits them now. */
export const removalsOf = forEachType(removalOf);
