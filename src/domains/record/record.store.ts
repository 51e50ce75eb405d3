/** Reads of records, with the window of publicity worked out beside each of them. */
import { type Sight } from '../../access/visibility.ts';
import { HubError } from '../../errors.ts';
import { createLoader, one, type Reader } from '../../graph/batch.ts';
import type { ResolvedAsOf } from '../../words/as-of.ts';
import { readCursor, writeCursor } from '../../words/cursor.ts';
import { within } from '../../words/limits.ts';
import { type Page, pageOf } from '../../words/page.ts';
import {
  type FoundRecord,
  recordCounts,
  recordsById,
  recordsDecided,
  recordsOf,
  recordsSeen,
} from './record.cypher.ts';
import { detailsOf, type RecordCounts, type RecordRow, type SeenRecord } from './record.ts';
import type { PublicityRules } from '../../words/publicity-rules.ts';
import { countsOf, type RecordKind } from '../../words/record-kinds.ts';
import { publicityOf } from './publicity.ts';

interface PageInput {
  readonly kinds?: readonly RecordKind[] | null | undefined;
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

interface PageRest {
  readonly kinds: readonly RecordKind[] | null;
  readonly after: { readonly decidedOn: string; readonly id: string };
  readonly first: number;
  readonly asOf: ResolvedAsOf;
}

const none: RecordCounts = {
  ...countsOf(() => 0),
  total: 0,
  fines: [],
  brokenCommitments: 0,
  latestDecisionOn: null,
};

const toRow = (found: FoundRecord, asOf: ResolvedAsOf): RecordRow => ({
  ...found.properties,
  subjectId: found.subjectId,
  departmentId: found.departmentId,
  details: detailsOf(found.properties),
  asOf,
});

/** Reads records. What the viewer may not see stays in the database, see access/visibility.ts. */
export function createRecordStore({
  reader,
  sight,
  rules,
}: {
  reader: Reader;
  sight: Sight;
  rules: PublicityRules;
}) {
  const loadCounts = one(reader, recordCounts);
  const loadById = one(reader, recordsById);
  const loadSeen = one(reader, recordsSeen);
  const loadPage = createLoader<PageRest, readonly FoundRecord[]>(reader, async (keys, rest) => {
    const found = await reader.read(recordsOf, { ...rest, keys, sight });
    const byKey = new Map(found.map(({ key, values }) => [key, values]));
    return keys.map((key) => byKey.get(key) ?? []);
  });

  async function counts(
    id: string,
    asOf: ResolvedAsOf,
    kinds: readonly RecordKind[] | null = null,
  ): Promise<RecordCounts> {
    return (await loadCounts(id, { sight, asOf, kinds })) ?? none;
  }

  async function page(id: string, input: PageInput, asOf: ResolvedAsOf): Promise<Page<RecordRow>> {
    const first = within('page', 'first', input.first ?? 20);
    const kinds = input.kinds ?? null;
    const [decidedOn = '9999-12-31', after = ''] =
      input.after == null ? [] : readCursor('records', 2, input.after);
    const found = await loadPage(id, {
      kinds,
      after: { decidedOn, id: after },
      first: first + 1,
      asOf,
    });
    return pageOf(
      found,
      first,
      input.after,
      {
        cursor: ({ properties }) => writeCursor('records', [properties.decidedOn, properties.id]),
        row: (item) => toRow(item, asOf),
      },
      async () => (await counts(id, asOf, kinds)).total,
    );
  }

  async function byId(id: string, asOf: ResolvedAsOf): Promise<RecordRow | null> {
    const found = await loadById(id, { sight, asOf });
    return found && toRow(found, asOf);
  }

  /** What was decided about any of these subjects between the days of two clocks, latest first. */
  async function decided(
    input: { readonly subjects: readonly string[]; readonly first?: number | null | undefined },
    from: ResolvedAsOf,
    to: ResolvedAsOf,
  ): Promise<{ readonly nodes: readonly RecordRow[]; readonly complete: boolean }> {
    const first = within('page', 'first', input.first ?? 50);
    within('decidedSubjects', 'The number of subjects', input.subjects.length);
    const keys = [...new Set(input.subjects)];
    const asked = { keys, since: from.validAt, first: first + 1, asOf: to, sight };
    const found = await reader.read(recordsDecided, asked);
    const nodes = found.slice(0, first).map(({ value }) => toRow(value, to));
    return { nodes, complete: found.length <= first };
  }

  return {
    page,
    decided,
    counts,
    /** The latest records that the viewer may see, at most so many and one more when there are more. */
    seen: async (id: string, most: number, asOf: ResolvedAsOf): Promise<readonly SeenRecord[]> =>
      (await loadSeen(id, { sight, asOf, most: most + 1 })) ?? [],
    /** The document and clause that the window of a record stands on. */
    basisOf: (row: RecordRow): string => publicityOf(rules, row).basis,
    byId,
    /** The record that must be there; NOT_FOUND in the same words whether it is absent or not to be seen. */
    required: async (id: string, asOf: ResolvedAsOf): Promise<RecordRow> => {
      const found = await byId(id, asOf);
      if (found) return found;
      throw new HubError('NOT_FOUND', 'There is no such record at these clocks.');
    },
  };
}

export type RecordStore = ReturnType<typeof createRecordStore>;
