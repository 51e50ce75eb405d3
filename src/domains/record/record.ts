/** What a credit record is: the fields that all kinds share, and which of its properties are details of its kind. */
import type { ResolvedAsOf } from '../../words/as-of.ts';
import type { RecordCount, RecordKind } from '../../words/record-kinds.ts';
import { byStandard } from './detail-order.ts';

/** What the graph holds of one record: the fields all kinds share, and the rest under its own names. */
export interface RecordProperties {
  readonly id: string;
  readonly kind: RecordKind;
  readonly title: string;
  readonly documentNumber: string;
  readonly decidedOn: string;
  readonly authorityName: string | null;
  readonly authorityCode: string | null;
  readonly scope: 'PUBLIC' | 'SHARED' | 'AUTHORISED';
  readonly catalogueItem: string | null;
  readonly publicFrom?: string | null;
  readonly publicTo?: string | null;
  readonly earliestRepair?: string | null;
  readonly publicityClass?: string | null;
  readonly publicityRegime?: string | null;
  /** When and by what a repair or withdrawal ended publicity and sharing. */
  readonly closedAt?: string | null;
  readonly closedBy?: 'REPAIRED' | 'WITHDRAWN' | null;
  readonly disputed?: boolean | null;
  readonly validFrom?: string | null;
  readonly validTo?: string | null;
  readonly recordedAt: string;
  /** Absent for what was decided through the hub itself. */
  readonly sourceRow?: string | null;
  readonly department?: string | null;
}

export interface RecordRow extends RecordProperties {
  readonly subjectId: string;
  readonly departmentId: string | null;
  readonly details: readonly { readonly name: string; readonly values: readonly string[] }[];
  readonly asOf: ResolvedAsOf;
}

/** Counts of the records of one subject that the viewer may see. */
export interface RecordCounts extends Readonly<Record<RecordCount, number>> {
  /** All that are seen. */
  readonly total: number;
  readonly fines: readonly string[];
  readonly brokenCommitments: number;
  readonly latestDecisionOn: string | null;
}

/** A record that the viewer may see, as far as counting needs it. */
export interface SeenRecord {
  readonly id: string;
  readonly item: string | null;
  /** 万元; null where there is none. */
  readonly fine: string | null;
  /** Whether its publicity has ended, by its window or early. */
  readonly over: boolean;
}

/** Properties that every kind has or that are the hub's own: whatever else a node carries is a detail of its kind. */
const shared = new Set([
  ...[
    'id',
    'key',
    'kind',
    'title',
    'documentNumber',
    'decidedOn',
    'authorityName',
    'authorityCode',
  ],
  ...['scope', 'catalogueItem', 'publicFrom', 'publicTo', 'earliestRepair', 'publicityClass'],
  ...['publicityRegime', 'validFrom', 'validTo', 'recordedAt', 'firstRecordedAt', 'retractedAt'],
  ...['sourceRow', 'department', 'hash', 'shown', 'partyId'],
  ...['closedAt', 'closedBy', 'disputed', 'unrepairable'],
]);

/** The kind's own values by name, in the order of its standard. */
export function detailsOf(
  properties: Readonly<Record<string, unknown>> & { readonly kind: RecordKind },
): { name: string; values: string[] }[] {
  const inOrder = byStandard(properties.kind);
  return Object.entries(properties)
    .filter(([name, value]) => !shared.has(name) && value !== null && value !== undefined)
    .map(([name, value]) => ({
      name,
      values: (Array.isArray(value) ? value : [value]).map(String),
    }))
    .sort((one, other) => inOrder(one.name, other.name));
}
