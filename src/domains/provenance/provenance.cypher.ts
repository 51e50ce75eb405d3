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

/** Departments by what a delivery calls them: their code, or their full name. */
export const departmentsByCodeOrName = cypher<
  { keys: readonly string[] },
  { key: string; value: DepartmentProperties }
>`
UNWIND $keys AS key
CALL (key) {
  MATCH (unit:Department { uscc: key })
  RETURN unit
  UNION
  MATCH (unit:Department { name: key })
  RETURN unit
}
WITH key, unit
ORDER BY unit.id
RETURN key, head(collect(unit { .id, .uscc, .name })) AS value`;
