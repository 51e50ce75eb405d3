/** Takes the file of a list in, long before anybody screens it: it may be large, and its upload may break off. */
import { randomUUID } from 'node:crypto';
import type { NumberVault } from '../../access/personal-number.ts';
import { admits, requireRight } from '../../access/rights.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { Graph } from '../../graph/graph.ts';
import { limits } from '../../words/limits.ts';
import { opaqueId } from '../../words/opaque-id.ts';
import {
  createList,
  createRows,
  dropList,
  dropRows,
  finishList,
  unusedLists,
} from './screening.cypher.ts';
import { checkRowCount, type ListedParty, rowOf } from './listed-party.ts';
import type { RowInput } from './screening.ts';

interface ListOptions {
  readonly graph: Graph;
  readonly vault: Pick<NumberVault, 'hash'>;
  readonly clock: () => Date;
  readonly viewer: Viewer;
}

/** Rows written by one statement. */
const written = 2_000;

async function drop(graph: Graph, id: string): Promise<void> {
  for (;;) {
    const [one] = await graph.write('drop list', (tx) =>
      tx.run(dropRows, { list: id, first: written }),
    );
    if (!one || one.dropped < written) break;
  }
  await graph.write('drop list', (tx) => tx.run(dropList, { id }));
}

/** Days after which a list that nobody screened is forgotten: it may name persons. */
const unusedDays = 7;

/** Forgets lists that nobody screened, and what is left of those whose reading was cut off. */
export async function dropUnusedLists(graph: Graph, clock: () => Date): Promise<void> {
  const before = new Date(clock().getTime() - unusedDays * 86_400_000).toISOString();
  for (const { id } of await graph.read(unusedLists, { before, first: 100 })) await drop(graph, id);
}

async function writeRows(
  { graph, vault, viewer }: ListOptions,
  id: string,
  parties: AsyncIterable<ListedParty>,
): Promise<number> {
  const by = { vault, persons: admits(viewer, 'SCREEN_PERSON') };
  let rows: RowInput[] = [];
  let count = 0;
  const flush = async (): Promise<void> => {
    const portion = rows;
    rows = [];
    await graph.write('list', (tx) => tx.run(createRows, { list: id, rows: portion }));
  };
  for await (const party of parties) {
    count += 1;
    if (count > limits.screeningRows) checkRowCount(count);
    rows.push(rowOf(party, count, by));
    if (rows.length === written) await flush();
  }
  checkRowCount(count);
  await flush();
  return count;
}

/**
 * Takes a list in, portion by portion, so that memory does not grow with it; the list is the caller's and can be
 * screened once it is whole. BAD_USER_INPUT, and nothing is left, when it has too many rows, none or one that is wrong.
 */
export async function takeList(
  options: ListOptions,
  parties: AsyncIterable<ListedParty>,
): Promise<{ readonly upload: string; readonly rows: number }> {
  const { graph, clock, viewer } = options;
  requireRight(viewer, 'SCREEN');
  const id = opaqueId(randomUUID(), 'SCREENING_LIST', '');
  const owner = {
    role: viewer.role,
    department: viewer.department ?? '',
    user: viewer.user ?? '',
  };
  await graph.write('list', (tx) =>
    tx.run(createList, { list: { id, ...owner, at: clock().toISOString() } }),
  );
  try {
    const rows = await writeRows(options, id, parties);
    await graph.write('list', (tx) => tx.run(finishList, { id, rows }));
    return { upload: id, rows };
  } catch (error) {
    await drop(graph, id);
    throw error;
  }
}
