import { cypher } from '../../graph/cypher.ts';

export interface BatchProperties {
  readonly id: string;
  readonly fileName: string | null;
  readonly table: string | null;
}

export interface DepartmentProperties {
  readonly id: string;
  readonly uscc: string | null;
  readonly name: string | null;
}

export const batchesById = cypher<
  { keys: readonly string[] },
  { key: string; value: BatchProperties }
>`
UNWIND $keys AS key
MATCH (batch:Batch { id: key })
RETURN key, batch { .id, .fileName, .table } AS value`;

export const departmentsByUscc = cypher<
  { keys: readonly string[] },
  { key: string; value: DepartmentProperties }
>`
UNWIND $keys AS key
MATCH (unit:Department { uscc: key })
RETURN key, unit { .id, .uscc, .name } AS value`;
