import { requireRight } from '../../access/rights.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { Sight } from '../../access/visibility.ts';
import type { Reader } from '../../graph/batch.ts';
import { checkedDate } from '../../words/as-of.ts';
import { readCursor, writeCursor } from '../../words/cursor.ts';
import { within } from '../../words/limits.ts';
import { type Page, pageOf } from '../../words/page.ts';
import { type Performance, performances } from '../../words/publicity-rules.ts';
import { commitmentWorklist, commitmentWorklistCount } from './commitment.cypher.ts';

interface WorklistInput {
  readonly states?: readonly Performance[] | null | undefined;
  readonly dueBy?: string | null | undefined;
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

/** Reads the commitments that a viewer follows; `record` answers what each one is. */
export function createCommitmentStore<Row>({
  reader,
  viewer,
  sight,
  record,
}: {
  readonly reader: Reader;
  readonly viewer: Viewer;
  readonly sight: Sight;
  readonly record: (id: string) => Promise<Row>;
}) {
  return {
    toFollow: async (input: WorklistInput): Promise<Page<Row>> => {
      requireRight(viewer, 'READ_COMMITMENT_WORKLIST');
      const first = within('page', 'first', input.first ?? 20);
      const [dueOn = '', id = ''] =
        input.after == null ? [] : readCursor('commitments', 2, input.after);
      const wanted = {
        sight,
        states: input.states ?? performances,
        dueBy: input.dueBy == null ? '9999-12-31' : checkedDate('dueBy', input.dueBy),
      };
      const found = await reader.read(commitmentWorklist, {
        ...wanted,
        after: { dueOn, id },
        first: first + 1,
      });
      const rows = await Promise.all(
        found.map(async (one) => ({ ...one, row: await record(one.id) })),
      );
      return pageOf(
        rows,
        first,
        input.after,
        { cursor: (one) => writeCursor('commitments', [one.dueOn, one.id]), row: ({ row }) => row },
        async () => (await reader.read(commitmentWorklistCount, wanted))[0]?.total ?? 0,
      );
    },
  };
}
