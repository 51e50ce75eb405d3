import { memoize } from './memoize.ts';
import type { NotOpen } from './not-open.ts';

/** One page of a list as the stores hand it out; the total is counted only when somebody asks. */
export interface Page<Row> {
  readonly rows: readonly { readonly cursor: string; readonly row: Row }[];
  readonly more: boolean;
  /** Whether the page began behind a cursor. */
  readonly continued: boolean;
  readonly total: () => Promise<number>;
  /** Why the list is not open to the viewer: it is empty then, and that says nothing. */
  readonly notOpen?: NotOpen | null;
}

/** Cuts rows that were read one further than asked into a page. */
export function pageOf<Found, Row>(
  found: readonly Found[],
  first: number,
  after: string | null | undefined,
  rows: { readonly cursor: (item: Found) => string; readonly row: (item: Found) => Row },
  total: () => Promise<number>,
): Page<Row> {
  return {
    rows: found.slice(0, first).map((item) => ({ cursor: rows.cursor(item), row: rows.row(item) })),
    more: found.length > first,
    continued: after != null,
    total: memoize(total),
  };
}

/** What every connection answers, by the Relay specification. */
export const connection = {
  edges: <Row>({ rows }: Page<Row>) => rows,
  nodes: <Row>({ rows }: Page<Row>) => rows.map(({ row }) => row),
  pageInfo: <Row>({ rows, more, continued }: Page<Row>) => ({
    hasNextPage: more,
    hasPreviousPage: continued,
    startCursor: rows[0]?.cursor ?? null,
    endCursor: rows.at(-1)?.cursor ?? null,
  }),
  totalCount: <Row>({ total }: Page<Row>) => total(),
};

/** The same of a list that may not be open to the viewer. */
export const openConnection = {
  ...connection,
  totalCount: <Row>({ total, notOpen }: Page<Row>) => (notOpen ? null : total()),
  notOpen: <Row>({ notOpen }: Page<Row>) => notOpen ?? null,
};

/** The node of an edge of any connection. */
export const connectionEdge = { node: <Row>({ row }: { readonly row: Row }) => row };
