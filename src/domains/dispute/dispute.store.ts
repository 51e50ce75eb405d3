import { createLoader, one, type Reader } from '../../graph/batch.ts';
import { HubError } from '../../errors.ts';
import type { Sight } from '../../access/visibility.ts';
import type { RepairRules } from '../../rules/repair.ts';
import type { ResolvedAsOf } from '../../words/as-of.ts';
import { checkedDate } from '../../words/as-of.ts';
import { readCursor, writeCursor } from '../../words/cursor.ts';
import { within } from '../../words/limits.ts';
import { type Page, pageOf } from '../../words/page.ts';
import {
  type FoundDispute,
  disputeCounts,
  disputesById,
  disputesOf,
  worklist,
  worklistCount,
} from './dispute.cypher.ts';
import { deadlineOf, disputeOf, type DisputeRow, type DisputeState } from './dispute.ts';

interface PageInput {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

interface WorklistInput extends PageInput {
  readonly states?: readonly DisputeState[] | null | undefined;
  readonly dueBy?: string | null | undefined;
}

interface PageRest {
  readonly after: { readonly at: string; readonly id: string };
  readonly first: number;
}

const allStates: readonly DisputeState[] = [
  ...(['OPEN', 'CORRECTED', 'WITHDRAWN'] as const),
  ...(['DISMISSED', 'CANCELLED'] as const),
];

const placeOf = (input: PageInput, start: string): PageRest => {
  const first = within('page', 'first', input.first ?? 20);
  const [at = start, id = ''] = input.after == null ? [] : readCursor('disputes', 2, input.after);
  return { after: { at, id }, first: first + 1 };
};

/** Reads objections. Whom they do not concern is not told that there are any, see dispute.cypher.ts. */
export function createDisputeStore({
  reader,
  sight,
  now,
  rules,
}: {
  reader: Reader;
  sight: Sight;
  now: ResolvedAsOf;
  rules: RepairRules;
}) {
  const loadById = one(reader, disputesById);
  const loadCount = one(reader, disputeCounts);
  const loadPage = createLoader<PageRest, readonly FoundDispute[]>(reader, async (keys, rest) => {
    const found = await reader.read(disputesOf, { ...rest, keys, sight });
    const byKey = new Map(found.map(({ key, values }) => [key, values]));
    return keys.map((key) => byKey.get(key) ?? []);
  });

  const toRow = ({ properties, materials, steps }: FoundDispute): DisputeRow => {
    const dispute = disputeOf(properties);
    return { ...dispute, materials, steps, deadline: deadlineOf(rules, dispute, now.validAt) };
  };

  const rowsBy = (at: (row: FoundDispute) => string) => ({
    cursor: (item: FoundDispute) => writeCursor('disputes', [at(item), item.properties.id]),
    row: toRow,
  });

  async function page(subjectId: string, input: PageInput): Promise<Page<DisputeRow>> {
    const place = placeOf(input, '9999-12-31');
    const found = await loadPage(subjectId, place);
    const total = async () => (await loadCount(subjectId, { sight })) ?? 0;
    return pageOf(
      found,
      place.first - 1,
      input.after,
      rowsBy(({ properties }) => properties.filedAt),
      total,
    );
  }

  async function toHandle(input: WorklistInput): Promise<Page<DisputeRow>> {
    if (!sight.clerk && sight.department === '')
      throw new HubError(
        'FORBIDDEN',
        'The worklist is for clerks and departments; a subject asks for its own disputes.',
      );
    const place = placeOf(input, '');
    const wanted = {
      sight,
      states: input.states ?? allStates,
      dueBy: input.dueBy == null ? '9999-12-31' : checkedDate('dueBy', input.dueBy),
    };
    const found = await reader.read(worklist, { ...wanted, ...place });
    return pageOf(
      found,
      place.first - 1,
      input.after,
      rowsBy(({ properties }) => properties.dueOn ?? '9999'),
      async () => (await reader.read(worklistCount, wanted))[0]?.total ?? 0,
    );
  }

  return {
    page,
    toHandle,
    byId: async (id: string): Promise<DisputeRow | null> => {
      const found = await loadById(id, { sight });
      return found && toRow(found);
    },
  };
}
