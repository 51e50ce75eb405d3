/** Reads of screenings: verdicts are made anew from the findings that still stand. */
import { allows } from '../../access/rights.ts';
import type { Sight } from '../../access/visibility.ts';
import type { Viewer } from '../../access/viewer.ts';
import { HubError } from '../../errors.ts';
import { createLoader, type Reader } from '../../graph/batch.ts';
import type { Matter } from '../../rules/matters.ts';
import { inForce } from '../../rules/measures.ts';
import { checkedDate, type ResolvedAsOf } from '../../words/as-of.ts';
import { readCursor, writeCursor } from '../../words/cursor.ts';
import { groupBy } from '../../words/group.ts';
import { limits, within } from '../../words/limits.ts';
import { type Page, pageOf } from '../../words/page.ts';
import {
  findingsOf,
  hiddenParties,
  type KeptRow,
  liveVerdicts,
  rowsOf,
  screeningById,
  verdictCounts,
} from './screening.cypher.ts';
import { nameParties } from './examine.store.ts';
import type { ScreeningJobs } from './jobs.actions.ts';
import {
  type Finding,
  type RowInput,
  type ScreeningRow,
  strongest,
  type Verdict,
  verdictOf,
} from './screening.ts';

/** One row of a list with what stands today. */
export interface ResultRow extends KeptRow {
  readonly listId: string;
  readonly findings: readonly FindingRow[];
  readonly asOf: ResolvedAsOf;
}

/** A matter as the schema tells it. */
export type MatterRow = Matter;

export interface FindingRow extends Finding {
  readonly asOf: ResolvedAsOf;
}

interface RowsInput {
  readonly verdict?: Verdict | null | undefined;
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

/** Verdicts as they were found, from which what stands today can have come: it only ever gets lighter, or unknown. */
const foundFor: Readonly<Record<Verdict, readonly Verdict[]>> = {
  BLOCK: ['BLOCK'],
  WARN: ['BLOCK', 'WARN'],
  CLEAR: ['BLOCK', 'WARN', 'CLEAR'],
  // an earlier release called CLEAR what it had not examined
  UNEXAMINED: ['BLOCK', 'WARN', 'CLEAR', 'UNEXAMINED'],
  UNKNOWN_PARTY: ['UNKNOWN_PARTY'],
  HOMONYM: ['HOMONYM'],
};

const none: Readonly<Record<Verdict, number>> = {
  CLEAR: 0,
  UNEXAMINED: 0,
  WARN: 0,
  BLOCK: 0,
  UNKNOWN_PARTY: 0,
  HOMONYM: 0,
};

/** Reads screenings. Verdicts are what stands today: a reason whose record is closed since is gone at once. */
export function createScreeningStore({
  reader,
  viewer,
  sight,
  now,
  matters,
  jobs,
  completed,
  visible,
}: {
  readonly reader: Reader;
  readonly viewer: Viewer;
  readonly sight: Sight;
  readonly now: ResolvedAsOf;
  readonly matters: readonly Matter[];
  readonly jobs: ScreeningJobs;
  /** Fires when nobody follows a progress any more. */
  readonly completed: AbortSignal | undefined;
  /** Whether a subject may be seen now. */
  readonly visible: (id: string) => Promise<boolean>;
}) {
  async function byId(id: string): Promise<ScreeningRow | null> {
    const [found] = await reader.read(screeningById, { id });
    return found && allows(viewer, 'READ_SCREENING', { owner: found.screening })
      ? { ...found.screening, asOf: now }
      : null;
  }

  /** NOT_FOUND in the same words whether there is none or it is somebody else's. */
  async function required(id: string): Promise<ScreeningRow> {
    const found = await byId(id);
    if (found) return found;
    throw new HubError('NOT_FOUND', 'There is no such screening of yours.');
  }

  /** The same at its end, else CONFLICT: a part of a list looks like the whole of it once it is a file. */
  async function finished(id: string): Promise<ScreeningRow> {
    const found = await required(id);
    if (found.state === 'FINISHED') return found;
    throw new HubError(
      'CONFLICT',
      found.state === 'RUNNING'
        ? 'The screening is still at work; its result can be had once it is FINISHED.'
        : 'The screening failed and has no whole result; start it again.',
    );
  }

  const loadFindings = createLoader<{ list: string }, readonly FindingRow[]>(
    reader,
    async (keys, { list }) => {
      const found = await reader.read(findingsOf, {
        list,
        numbers: keys.map(Number),
        sight,
        today: sight.today,
      });
      const groups = groupBy(found, ({ number }) => String(number));
      return keys.map((key) =>
        strongest((groups.get(key) ?? []).map(({ finding }) => finding)).map((finding) => ({
          ...finding,
          asOf: now,
        })),
      );
    },
  );

  const loadCandidates = createLoader<object, readonly string[]>(reader, async (keys) => {
    const rows = keys.map((key) => JSON.parse(key) as RowInput);
    const named = await nameParties(rows, { reader, sight, asOf: now });
    return named.map(({ candidates: several }) => several.map(({ id }) => id));
  });

  /** What the row comes to today; a party that may not be seen any more was never known. */
  async function standing(row: KeptRow, listId: string): Promise<ResultRow> {
    const { subjectId } = row;
    if (subjectId === null) return { ...row, listId, unexamined: [], findings: [], asOf: now };
    if (row.weak && !(await visible(subjectId)))
      return {
        ...row,
        listId,
        unexamined: [],
        findings: [],
        asOf: now,
        verdict: 'UNKNOWN_PARTY',
        subjectId: null,
        matchedBy: null,
        note: null,
      };
    const findings = await loadFindings(String(row.number), { list: listId });
    return { ...row, listId, findings, verdict: verdictOf(findings, row.unexamined), asOf: now };
  }

  /** A portion of rows behind a number, as they stand. */
  async function standingRows(
    listId: string,
    after: number,
    first: number,
    wanted: Verdict | null = null,
  ): Promise<readonly ResultRow[]> {
    const verdicts = wanted && foundFor[wanted];
    const orWeak = wanted === 'UNKNOWN_PARTY';
    const found = await reader.read(rowsOf, {
      list: listId,
      after,
      first,
      verdicts,
      orWeak,
      sight,
    });
    return Promise.all(found.map(({ row }) => standing(row, listId)));
  }

  async function rows({ listId }: ScreeningRow, input: RowsInput): Promise<Page<ResultRow>> {
    const first = within('screeningPage', 'first', input.first ?? 20);
    const wanted = input.verdict ?? null;
    let after = Number(input.after == null ? 0 : readCursor('screening', 1, input.after)[0]);
    const kept: ResultRow[] = [];
    // what was found heavier and has fallen lighter is passed over: a small page must not take many steps for it
    const portion = Math.max(first + 1, limits.screeningPortion);
    for (;;) {
      const found = await standingRows(
        listId,
        after,
        wanted === null ? first + 1 : portion,
        wanted,
      );
      kept.push(...found.filter(({ verdict }) => wanted === null || verdict === wanted));
      const last = found.at(-1);
      if (!last || wanted === null || found.length < portion || kept.length > first) break;
      after = last.number;
    }
    return pageOf(
      kept,
      first,
      input.after,
      { cursor: ({ number }) => writeCursor('screening', [number]), row: (row) => row },
      async () => {
        const counts = await countsOf(listId);
        return wanted === null
          ? Object.values(counts).reduce((sum, count) => sum + count, 0)
          : counts[wanted];
      },
    );
  }

  async function countsOf(list: string): Promise<Record<Verdict, number>> {
    const [found, live, hidden] = await Promise.all([
      reader.read(verdictCounts, { list, sight }),
      reader.read(liveVerdicts, { list, sight, today: sight.today }),
      reader.read(hiddenParties, { list, sight, asOf: now }),
    ]);
    const counts: Record<Verdict, number> = { ...none };
    for (const { verdict, count } of found) counts[verdict] += count;
    for (const one of live) {
      counts[one.found] -= one.count;
      counts[one.verdict] += one.count;
    }
    for (const { unexamined } of hidden) counts[unexamined ? 'UNEXAMINED' : 'CLEAR'] -= 1;
    counts.UNKNOWN_PARTY += hidden.length;
    return counts;
  }

  /** Whom a row may mean, as far as this viewer may see them. */
  async function candidates(row: ResultRow): Promise<readonly string[]> {
    if (row.verdict !== 'HOMONYM') return [];
    const { number, nameKey, code, registrationNumber, organizationCode } = row;
    const input: RowInput = { number, nameKey, code, registrationNumber, organizationCode };
    return loadCandidates(JSON.stringify(input), {});
  }

  /** The screening now and whenever it has moved on, until it ends; whoever leaves is forgotten. */
  async function* progress(id: string): AsyncGenerator<ScreeningRow> {
    let told = -1;
    for (;;) {
      const found = await required(id);
      reader.forget();
      if (found.done !== told || found.state !== 'RUNNING') yield found;
      if (found.state !== 'RUNNING') return;
      told = found.done;
      await jobs.moved(id, patience, completed);
      if (completed?.aborted) return;
    }
  }

  return {
    byId,
    required,
    finished,
    rows,
    standingRows,
    candidates,
    progress,
    counts: async ({ listId }: ScreeningRow) => {
      const { CLEAR, UNEXAMINED, WARN, BLOCK, UNKNOWN_PARTY, HOMONYM } = await countsOf(listId);
      return {
        clear: CLEAR,
        unexamined: UNEXAMINED,
        warn: WARN,
        block: BLOCK,
        unknownParty: UNKNOWN_PARTY,
        homonym: HOMONYM,
      };
    },
    matter: (id: string): MatterRow | null => matters.find((one) => one.id === id) ?? null,
    matters: (on: string | null | undefined): readonly Matter[] => {
      const day = on == null ? now.validAt : checkedDate('on', on);
      return matters.filter((one) => inForce(one, day));
    },
  };
}

/** Milliseconds after which a screening is looked at again that another process may be working at. */
const patience = 1_000;
