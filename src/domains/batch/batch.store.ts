/** Deliveries for the API: the list, one by its id, and the remarks on its rows in pages. */
import { reachOf, requireRight } from '../../access/rights.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { Reader } from '../../graph/batch.ts';
import { checkedDate } from '../../words/as-of.ts';
import { readCursor, writeCursor } from '../../words/cursor.ts';
import { within } from '../../words/limits.ts';
import { type Page, pageOf } from '../../words/page.ts';
import type { Severity } from '../../words/row-remarks.ts';
import type { BatchRow, BatchFindingRow } from './batch.ts';
import {
  batchById,
  batchCount,
  batchFindingCount,
  batchFindings,
  batchPage,
  type Reach,
} from './batch.cypher.ts';

interface PageInput {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

interface BatchesInput extends PageInput {
  readonly filter?:
    | {
        readonly department?: string | null | undefined;
        readonly table?: string | null | undefined;
        readonly remarked?: boolean | null | undefined;
        readonly from?: string | null | undefined;
        readonly to?: string | null | undefined;
      }
    | null
    | undefined;
}

interface FindingsInput extends PageInput {
  readonly severities?: readonly Severity[] | null | undefined;
  readonly rule?: string | null | undefined;
}

/** The instant at which a day begins in China. */
const startOf = (day: string): string => new Date(`${day}T00:00:00+08:00`).toISOString();

const wantedOf = (filter: BatchesInput['filter'], reach: Reach) => ({
  reach,
  department: filter?.department ?? null,
  table: filter?.table ?? null,
  remarked: filter?.remarked ?? false,
  from: filter?.from == null ? '' : startOf(checkedDate('filter.from', filter.from)),
  to: filter?.to == null ? '9999' : startOf(checkedDate('filter.to', filter.to)),
});

/** Reads deliveries and what was remarked on their rows; a department reads its own, the credit centre all. */
export function createBatchStore({
  reader,
  viewer,
}: {
  readonly reader: Reader;
  readonly viewer: Viewer;
}) {
  const reach = reachOf(viewer, 'READ_BATCHES');

  async function byId(id: string): Promise<BatchRow | null> {
    requireRight(viewer, 'READ_BATCHES');
    return (await reader.read(batchById, { id, reach }))[0]?.batch ?? null;
  }

  async function page({ filter, first: asked, after }: BatchesInput): Promise<Page<BatchRow>> {
    requireRight(viewer, 'READ_BATCHES');
    const first = within('page', 'first', asked ?? 20);
    const [at = '9999', id = ''] = after == null ? [] : readCursor('batches', 2, after);
    const wanted = wantedOf(filter, reach);
    const found = await reader.read(batchPage, { ...wanted, after: { at, id }, first: first + 1 });
    return pageOf(
      found.map(({ batch }) => batch),
      first,
      after,
      { cursor: (row) => writeCursor('batches', [row.receivedAt, row.id]), row: (row) => row },
      async () => (await reader.read(batchCount, wanted))[0]?.total ?? 0,
    );
  }

  async function findings(
    { id }: BatchRow,
    { severities = null, rule = null, first: asked, after }: FindingsInput,
  ): Promise<Page<BatchFindingRow>> {
    const first = within('page', 'first', asked ?? 20);
    const skip = after == null ? 0 : placeOf(after);
    const asking = { id, severities, rule };
    const found = await reader.read(batchFindings, { ...asking, skip, first: first + 1 });
    return pageOf(
      found.map(({ finding }, index) => ({ finding, place: skip + index + 1 })),
      first,
      after,
      {
        cursor: ({ place }) => writeCursor('findings', [place]),
        row: ({ finding }) => finding,
      },
      async () => (await reader.read(batchFindingCount, asking))[0]?.total ?? 0,
    );
  }

  return { byId, page, findings };
}

/** The place that a cursor names; one that was made up is refused by the count of what it would skip. */
function placeOf(cursor: string): number {
  const place = Number(readCursor('findings', 1, cursor)[0]);
  return within('batchFindings', 'after', place);
}
