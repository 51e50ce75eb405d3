import { one, type Reader } from '../../graph/batch.ts';
import {
  batchesById,
  type DepartmentProperties,
  departmentsByCodeOrName,
} from './provenance.cypher.ts';

interface Origin {
  readonly sourceRow?: string | null;
  readonly department?: string | null;
  readonly catalogueItem?: string | null;
  readonly documentNumber?: string | null;
}

export interface ProvenanceRow {
  readonly department: DepartmentProperties | null;
  readonly batch: string | null;
  readonly fileName: string | null;
  readonly row: number | null;
  readonly catalogueItem: string | null;
  readonly document: string | null;
}

/** Says where a thing comes from: `sourceRow` is `<batch id>:<row>`. */
export function createProvenanceStore({ reader }: { reader: Reader }) {
  const loadBatch = one(reader, batchesById);
  const loadDepartment = one(reader, departmentsByCodeOrName);

  async function of(origin: Origin): Promise<ProvenanceRow[]> {
    const { sourceRow, department, catalogueItem = null, documentNumber: document = null } = origin;
    if (sourceRow == null) return [];
    const [id = '', row = ''] = sourceRow.split(':');
    const [batch, unit] = await Promise.all([
      loadBatch(id, {}),
      department == null ? null : loadDepartment(department, {}),
    ]);
    return [
      {
        department: unit,
        batch: id,
        fileName: batch?.fileName ?? null,
        row: Number(row),
        catalogueItem: catalogueItem ?? batch?.table ?? null,
        document,
      },
    ];
  }

  /** The unit that bears a code; null when none is known. */
  const unit = async (code: string): Promise<DepartmentProperties | null> =>
    (await loadDepartment(code, {})) ?? null;

  return { of, unit };
}

export type ProvenanceStore = ReturnType<typeof createProvenanceStore>;
