/** What a credit record is: the fields that all kinds share, and which of its properties are details of its kind. */
import { z } from 'zod';
import type { Repairable } from '../../rules/repair.ts';
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

/** One named value of a record; what the glossary has no name for brings the heading of its item. */
export interface DetailRow {
  readonly name: string;
  readonly heading?: string;
  readonly values: readonly string[];
}

export interface RecordRow extends RecordProperties {
  readonly subjectId: string;
  readonly departmentId: string | null;
  readonly details: readonly DetailRow[];
  readonly asOf: ResolvedAsOf;
}

/** What of a record says whether and from when it can be repaired. */
export const repairable = (
  row: Pick<RecordRow, 'kind' | 'title' | 'earliestRepair' | 'details'>,
): Repairable => ({
  kind: row.kind,
  title: row.title,
  performance: row.details.find(({ name }) => name === 'performance')?.values[0] ?? null,
  earliestRepair: row.earliestRepair ?? null,
});

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
  ...['closedAt', 'closedBy', 'disputed', 'unrepairable', 'fields'],
]);

const itemFields = z.array(z.tuple([z.string(), z.string(), z.string()]));

/** What the item of a record has beside the glossary, in its order, as intake wrote it. */
const fieldsOf = (fields: unknown): readonly DetailRow[] =>
  typeof fields === 'string'
    ? itemFields
        .parse(JSON.parse(fields))
        .map(([name, heading, value]) => ({ name, heading, values: [value] }))
    : [];

/** The kind's own values by name, in the order of its standard; behind them what its item has beside. */
export function detailsOf(
  properties: Readonly<Record<string, unknown>> & { readonly kind: RecordKind },
): DetailRow[] {
  const inOrder = byStandard(properties.kind);
  const known: readonly DetailRow[] = Object.entries(properties)
    .filter(([name, value]) => !shared.has(name) && value !== null && value !== undefined)
    .map(([name, value]) => ({
      name,
      values: (Array.isArray(value) ? value : [value]).map(String),
    }))
    .sort((one, other) => inOrder(one.name, other.name));
  return [...known, ...fieldsOf(properties['fields'])];
}
