/** Statements that write a planned chunk, many rows at once. */
import { cypher } from '../../graph/cypher.ts';
import type { Properties } from './graph-rows.ts';

type PropertyMap = Readonly<Properties>;

export const createSubjects = cypher<{
  rows: readonly { labels: readonly string[]; properties: PropertyMap }[];
}>`
  UNWIND $rows AS row
  CREATE (subject:$(row.labels))
  SET subject = row.properties
`;

export const updateSubjects = cypher<{ rows: readonly { id: string; properties: PropertyMap }[] }>`
  UNWIND $rows AS row
  MATCH (subject:Subject {id: row.id})
  SET subject += row.properties
`;

export const relabelSubjects = cypher<{
  rows: readonly { id: string; labels: readonly string[] }[];
}>`
  UNWIND $rows AS row
  MATCH (subject:Subject {id: row.id})
  REMOVE subject:Enterprise:IndividualBusiness:Organization
  SET subject:$(row.labels)
`;

interface VersionRows {
  readonly rows: readonly { ownerId: string; properties: PropertyMap }[];
}

export const createSubjectVersions = cypher<VersionRows>`
  UNWIND $rows AS row
  MATCH (owner:Subject {id: row.ownerId})
  CREATE (owner)-[:HAD_VERSION]->(version:Version)
  SET version = row.properties
`;

export const createRecordVersions = cypher<VersionRows>`
  UNWIND $rows AS row
  MATCH (owner:CreditRecord {id: row.ownerId})
  CREATE (owner)-[:HAD_VERSION]->(version:Version)
  SET version = row.properties
`;

/** OPTIONAL, so that a missing end is an error and not an edge less. */
export const createRelations = cypher<{
  rows: readonly { type: string; fromId: string; toId: string; properties: PropertyMap }[];
}>`
  UNWIND $rows AS row
  OPTIONAL MATCH (active:Subject {id: row.fromId})
  OPTIONAL MATCH (passive:Subject {id: row.toId})
  CREATE (active)-[edge:$(row.type)]->(passive)
  SET edge = row.properties
`;

export const mergeDepartments = cypher<{
  rows: readonly { id: string; properties: PropertyMap }[];
}>`
  UNWIND $rows AS row
  MERGE (department:Department {id: row.id})
  ON CREATE SET department = row.properties
`;

export const createRecords = cypher<{
  batch: string;
  rows: readonly {
    subjectId: string;
    bornId: string | null;
    departmentId: string;
    labels: readonly string[];
    properties: PropertyMap;
  }[];
}>`
  MATCH (batch:Batch {id: $batch})
  WITH batch
  UNWIND $rows AS row
  OPTIONAL MATCH (subject:Subject {id: row.subjectId})
  OPTIONAL MATCH (department:Department {id: row.departmentId})
  CREATE (subject)-[:HAS_RECORD {bornId: row.bornId}]->(record:$(row.labels))
  SET record = row.properties
  CREATE (record)-[:DECIDED_BY]->(department)
  CREATE (record)-[:FROM]->(batch)
`;

export const updateRecords = cypher<{
  batch: string;
  rows: readonly { id: string; properties: PropertyMap }[];
}>`
  MATCH (batch:Batch {id: $batch})
  WITH batch
  UNWIND $rows AS row
  MATCH (record:CreditRecord {id: row.id})
  SET record = row.properties
  MERGE (record)-[:FROM]->(batch)
`;

export const createFindings = cypher<{ batch: string; rows: readonly PropertyMap[] }>`
  MATCH (batch:Batch {id: $batch})
  WITH batch
  UNWIND $rows AS row
  CREATE (batch)-[:HAS_FINDING]->(finding:RowFinding)
  SET finding = row, finding.row = toInteger(row.row)
`;
