import { readCursor, writeCursor } from './cursor.ts';
import { within } from './limits.ts';
import { type Page, pageOf } from './page.ts';

/** What a connection over a list in memory is asked. */
export interface PageInput {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

/** A page of a list that is at hand whole and always in the same order; `kind` keeps cursors of other lists out. */
export function pageOfList<Row>(
  kind: string,
  rows: readonly Row[],
  { first: asked, after }: PageInput,
): Page<Row> {
  const first = within('page', 'first', asked ?? 20);
  const from = after == null ? 0 : Number(readCursor(kind, 1, after)[0]);
  const found = rows
    .slice(from, from + first + 1)
    .map((row, index) => ({ row, place: from + index + 1 }));
  return pageOf(
    found,
    first,
    after,
    { cursor: ({ place }) => writeCursor(kind, [place]), row: ({ row }) => row },
    () => Promise.resolve(rows.length),
  );
}
