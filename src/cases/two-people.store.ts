/** Reads the decisions that wait for their second person; whom they do not concern is told of none. */
import { requireRight } from '../access/rights.ts';
import type { Viewer } from '../access/viewer.ts';
import type { Sight } from '../access/visibility.ts';
import { one, type Reader } from '../graph/batch.ts';
import { readCursor, writeCursor } from '../words/cursor.ts';
import { within } from '../words/limits.ts';
import { type Page, pageOf } from '../words/page.ts';
import type { PageInput } from './case.store.ts';
import { proposedByTargets, proposedCount, proposedWorklist } from './two-people.cypher.ts';
import type { ProposedDecision } from './two-people.ts';

const list = 'proposedDecisions';

/** What waits, as one viewer may read it. */
export function createProposedStore({
  reader,
  viewer,
  sight,
}: {
  readonly reader: Reader;
  readonly viewer: Viewer;
  readonly sight: Sight;
}) {
  const load = one(reader, proposedByTargets);

  async function page(input: PageInput): Promise<Page<ProposedDecision>> {
    requireRight(viewer, 'READ_PROPOSED_DECISIONS');
    const first = within('page', 'first', input.first ?? 20);
    const [at = '', id = ''] = input.after == null ? [] : readCursor(list, 2, input.after);
    const found = await reader.read(proposedWorklist, {
      sight,
      after: { at, id },
      first: first + 1,
    });
    return pageOf(
      found,
      first,
      input.after,
      {
        cursor: (row: ProposedDecision) => writeCursor(list, [row.at, row.targetId]),
        row: (row: ProposedDecision) => row,
      },
      async () => (await reader.read(proposedCount, { sight }))[0]?.total ?? 0,
    );
  }

  return {
    page,
    /** What waits to be decided about a thing; null where nothing does. */
    on: async (targetId: string): Promise<ProposedDecision | null> => load(targetId, { sight }),
  };
}
