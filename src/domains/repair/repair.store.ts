import { createLoader, one, type Reader } from '../../graph/batch.ts';
import { HubError } from '../../errors.ts';
import type { Sight } from '../../access/visibility.ts';
import { type RepairRules, repairEdition } from '../../rules/repair.ts';
import type { ResolvedAsOf } from '../../words/as-of.ts';
import { checkedDate } from '../../words/as-of.ts';
import { readCursor, writeCursor } from '../../words/cursor.ts';
import { within } from '../../words/limits.ts';
import { type Page, pageOf } from '../../words/page.ts';
import {
  casesById,
  type FoundRepair,
  repairCounts,
  repairsById,
  repairsOf,
  worklist,
  worklistCount,
} from './repair.cypher.ts';
import { deadlineOf, refusalOf, repairOf, type RepairRow, type RepairState } from './repair.ts';

interface PageInput {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

interface WorklistInput extends PageInput {
  readonly states?: readonly RepairState[] | null | undefined;
  readonly dueBy?: string | null | undefined;
}

interface PageRest {
  readonly after: { readonly at: string; readonly id: string };
  readonly first: number;
}

const allStates: readonly RepairState[] = [
  ...(['APPLIED', 'RETURNED', 'ACCEPTED'] as const),
  ...(['GRANTED', 'REFUSED', 'CANCELLED'] as const),
];

const placeOf = (input: PageInput, start: string): PageRest => {
  const first = within('page', 'first', input.first ?? 20);
  const [at = start, id = ''] = input.after == null ? [] : readCursor('repairs', 2, input.after);
  return { after: { at, id }, first: first + 1 };
};

/** Reads repairs. Whom they do not concern is not told that there are any, see repair.cypher.ts. */
export function createRepairStore({
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
  const loadById = one(reader, repairsById);
  const loadCount = one(reader, repairCounts);
  const loadCase = one(reader, casesById);
  const loadPage = createLoader<PageRest, readonly FoundRepair[]>(reader, async (keys, rest) => {
    const found = await reader.read(repairsOf, { ...rest, keys, sight });
    const byKey = new Map(found.map(({ key, values }) => [key, values]));
    return keys.map((key) => byKey.get(key) ?? []);
  });

  const toRow = ({ properties, materials, steps }: FoundRepair): RepairRow => {
    const repair = repairOf(properties);
    return { ...repair, materials, steps, deadline: deadlineOf(rules, repair, now.validAt) };
  };

  const rowsBy = (at: (row: FoundRepair) => string) => ({
    cursor: (item: FoundRepair) => writeCursor('repairs', [at(item), item.properties.id]),
    row: toRow,
  });

  const total = async (subjectId: string): Promise<number> =>
    (await loadCount(subjectId, { sight })) ?? 0;

  async function page(subjectId: string, input: PageInput): Promise<Page<RepairRow>> {
    const place = placeOf(input, '9999-12-31');
    const found = await loadPage(subjectId, place);
    return pageOf(
      found,
      place.first - 1,
      input.after,
      rowsBy(({ properties }) => properties.appliedAt),
      () => total(subjectId),
    );
  }

  async function toHandle(input: WorklistInput): Promise<Page<RepairRow>> {
    if (!sight.clerk && sight.department === '')
      throw new HubError(
        'FORBIDDEN',
        'The worklist is for clerks, and for departments whose token names their code; a subject asks for its own repairs.',
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

  async function repairability(recordId: string) {
    const record = await loadCase(recordId, { sight });
    const edition = repairEdition(rules, now.validAt);
    const refusal = record && refusalOf(rules, record, now.validAt);
    const never = refusal && ['NOT_REPAIRABLE', 'UNREPAIRABLE'].includes(refusal.code);
    return {
      from: record && !never ? (record.earliestRepair ?? record.decidedOn) : null,
      refusal,
      materials: edition.materials,
      basis: `${edition.title}; ${edition.source}${edition.certainty === 'RECALLED' ? ' (to be confirmed)' : ''}`,
    };
  }

  return {
    page,
    total,
    toHandle,
    repairability,
    byId: async (id: string): Promise<RepairRow | null> => {
      const found = await loadById(id, { sight });
      return found && toRow(found);
    },
  };
}
