/**
 * Screenings run beside requests. The state lies in the graph: a portion's verdicts and the place it leaves the list at
 * are one transaction, so that a hub that was killed goes on at the last finished portion, and two hubs that work at
 * one screening do no portion twice.
 */
import { randomUUID } from 'node:crypto';
import { EventEmitter, once as heard } from 'node:events';
import { hubItself, type Viewer } from '../../access/viewer.ts';
import { HubError } from '../../errors.ts';
import type { Graph, Writer } from '../../graph/graph.ts';
import { type Matter, matterOn } from '../../rules/matters.ts';
import { limits } from '../../words/limits.ts';
import { memoize } from '../../words/memoize.ts';
import { changedSince, loadedSince } from './examine.cypher.ts';
import { dropUnusedLists } from './list.actions.ts';
import {
  advance,
  createRows,
  endScreening,
  formerResults,
  rowsToExamine,
  saveFindings,
  saveResults,
  screeningById,
  unfinished,
} from './screening.cypher.ts';
import { type Examination, examine, nameParties, type Named } from './examine.store.ts';
import type { RowInput, RowResult, ScreeningProperties } from './screening.ts';

export interface JobOptions {
  readonly graph: Graph;
  readonly clock: () => Date;
  /** The application list as it stands now. */
  readonly matters: () => readonly Matter[];
  /** What one portion is examined with, for the eyes of whoever started the screening. */
  readonly examination: (viewer: Viewer) => Omit<Examination, 'matter'>;
  /** Told of a screening that ended by a fault; the cause is for the log. */
  readonly onFault: (id: string, cause: unknown) => void;
}

/** The screenings of one process. */
export interface ScreeningJobs {
  /** Begins to work at a screening, or goes on, unless this process does already. */
  wake(id: string): void;
  /** Takes up what no process has finished. */
  resume(): Promise<void>;
  /** Resolves when the screening has moved on, after so many milliseconds, or when nobody waits any more. */
  moved(id: string, patience: number, completed?: AbortSignal): Promise<void>;
  /**
   * Asks and saves what a screening does, for these firms and to no effect, so that the first list of a hub finds every
   * statement planned: it waited longer for plans than for answers.
   */
  warmUp(usccs: readonly string[]): Promise<void>;
  /** Whether this process works at a screening, or is about to. */
  isBusy(): boolean;
  /** Waits until this process works at it no more. */
  settled(id: string): Promise<void>;
  /** Leaves what runs at its last finished portion. */
  stop(): Promise<void>;
}

/** Milliseconds after which a screening is taken up again whose database did not answer. */
const pause = 5_000;

/** Screenings at which one process works at a time. */
const atOnce = 2;

const viewerOf = ({ role, department, user }: ScreeningProperties): Viewer => ({
  role: role as Viewer['role'],
  department: department === '' ? null : department,
  subject: null,
  user: user === '' ? null : user,
});

interface Former {
  readonly results: ReadonlyMap<number, RowResult>;
  readonly rows: readonly RowInput[];
}

/** What the earlier screening of the same list says of this portion: its rows, and its results where they still hold. */
async function formerOf(
  graph: Graph,
  { previousId, rules }: ScreeningProperties,
  matter: Matter,
  from: number,
  to: number,
  by: Examination,
): Promise<Former | undefined> {
  if (previousId == null) return undefined;
  const [previous] = await graph.read(screeningById, { id: previousId });
  if (!previous) throw new HubError('NOT_FOUND', 'The earlier screening is gone.');
  const place = { list: previous.screening.listId, from, to };
  const rows = (await graph.read(rowsToExamine, place)).map(({ row }) => row);
  const since = previous.screening.seenSeq;
  const anew =
    rules !== previous.screening.rules || (await graph.read(loadedSince, { since })).length > 0;
  if (anew) return { rows, results: new Map() };
  const results = (await graph.read(formerResults, place)).map(({ result }) => result);
  const keys = [...new Set(results.flatMap(({ subjectId }) => subjectId ?? []))];
  const changed = await by.reader.read(changedSince, {
    keys,
    since,
    representatives: matter.linked.legalRepresentative !== 'NONE',
    holders: matter.linked.controllers !== 'NONE',
    asOf: by.asOf,
    most: limits.controlEdges,
  });
  const touched = new Set(changed.map(({ key }) => key));
  const kept = results.filter(({ subjectId }) => subjectId !== null && !touched.has(subjectId));
  return { rows, results: new Map(kept.map((result) => [result.number, result])) };
}

/** The portion's verdicts; a row keeps the former one when it names the same subject and nothing about it changed. */
async function verdictsOf(
  rows: readonly RowInput[],
  former: Former | undefined,
  by: Examination,
): Promise<{ readonly results: readonly RowResult[]; readonly kept: number }> {
  const named = await nameParties(rows, by);
  const keptOf = ({ row, subject }: Named): RowResult | undefined => {
    const known = former?.results.get(row.number);
    return known && known.subjectId === subject?.id ? known : undefined;
  };
  const kept = named.flatMap((one) => keptOf(one) ?? []);
  const anew = await examine(
    named.filter((one) => !keptOf(one)),
    by,
  );
  return { results: [...kept, ...anew], kept: kept.length };
}

/** What was found out about one portion of a list, to be saved in its turn. */
interface Portion {
  readonly from: number;
  readonly to: number;
  readonly former: Former | undefined;
  readonly rows: readonly RowInput[];
  readonly results: readonly RowResult[];
  readonly kept: number;
}

async function examined(
  { graph, matters, examination: examinationFor }: JobOptions,
  screening: ScreeningProperties,
  from: number,
): Promise<Portion> {
  const { listId, total } = screening;
  const by = examinationFor(viewerOf(screening));
  const matter = matterOn(matters(), screening.matter, by.sight.today);
  if (!matter) throw new HubError('CONFLICT', 'The matter is no longer in the application list.');
  const to = Math.min(from + limits.screeningPortion, total);
  const examination = { ...by, matter };
  const former = await formerOf(graph, screening, matter, from, to, examination);
  const rows =
    former?.rows ??
    (await graph.read(rowsToExamine, { list: listId, from, to })).map(({ row }) => row);
  return { from, to, former, rows, ...(await verdictsOf(rows, former, examination)) };
}

/** Writes what was found out about some rows of a list. */
async function saveFound(tx: Writer, list: string, results: readonly RowResult[]): Promise<void> {
  await tx.run(saveResults, {
    list,
    results: results.map(({ number, verdict, subjectId, matchedBy, note, weak, unexamined }) => ({
      number,
      verdict,
      subjectId,
      matchedBy,
      note,
      weak,
      unexamined,
    })),
  });
  await tx.run(saveFindings, {
    list,
    findings: results.flatMap(({ number, findings }) =>
      findings.map((finding) => ({ number, finding })),
    ),
  });
}

/** Saves a portion and moves the screening on; false where another process has done so. */
async function saved(
  { graph, clock }: JobOptions,
  { id, listId, total }: ScreeningProperties,
  { from, to, former, rows, results, kept }: Portion,
): Promise<boolean> {
  return graph.write('screen', async (tx) => {
    const [taken] = await tx.run(advance, { id, from, to, kept });
    if (!taken) return false;
    if (former) await tx.run(createRows, { list: listId, rows });
    await saveFound(tx, listId, results);
    if (to === total)
      await tx.run(endScreening, { id, at: clock().toISOString(), state: 'FINISHED' });
    return true;
  });
}

/** How many kinds of linked party a matter asks about. */
const links = ({ linked }: Matter): number =>
  Object.values(linked).filter((weight) => weight !== 'NONE').length;

/** What a warm-up writes is taken back by this. */
const takenBack = new HubError('CONFLICT', 'A warm-up leaves nothing behind.');

/** Examines rows by the matter that asks about most, and writes what was found, to no effect. */
async function tryOut(
  { graph, matters, examination }: JobOptions,
  given: readonly Omit<RowInput, 'number'>[],
): Promise<void> {
  const [matter] = matters().toSorted((a, b) => links(b) - links(a));
  if (!matter) return;
  const by = { ...examination(hubItself), matter };
  const rows = given.map((row, at) => ({ number: at + 1, ...row }));
  const results = await examine(await nameParties(rows, by), by);
  const list = randomUUID();
  try {
    await graph.write('screen', async (tx) => {
      await tx.run(advance, { id: list, from: 0, to: 0, kept: 0 });
      await tx.run(createRows, { list, rows });
      await saveFound(tx, list, results);
      throw takenBack;
    });
  } catch (cause) {
    if (cause !== takenBack) throw cause;
  }
}

/** Has the database plan what names parties otherwise than by a credit code, too. */
async function planned(options: JobOptions): Promise<void> {
  const absent = { givenId: '-', organizationCode: '-', registrationNumber: '-', nameKey: '-' };
  await tryOut(options, [absent, { idHashes: ['-'] }, { nameKey: '-' }]);
  await options.graph.read(rowsToExamine, { list: '', from: 0, to: 0 });
}

/** Works at screenings in the background of one process. */
export function createScreeningJobs(options: JobOptions): ScreeningJobs {
  const { graph, clock } = options;
  const told = new EventEmitter();
  told.setMaxListeners(0);
  const running = new Map<string, Promise<void>>();
  const waiting = new Set<string>();
  const plan = memoize(() => planned(options));
  let stopping = false;

  /** While one portion is saved the next one is examined already, so that hub and database work side by side. */
  async function work(id: string): Promise<void> {
    let ahead: Promise<Portion> | undefined;
    try {
      while (!stopping) {
        const [found] = await graph.read(screeningById, { id });
        if (found?.screening.state !== 'RUNNING') return;
        const { screening } = found;
        const known = await ahead;
        const portion =
          known?.from === screening.done
            ? known
            : await examined(options, screening, screening.done);
        ahead = portion.to < screening.total ? examined(options, screening, portion.to) : undefined;
        // whoever waits for it is told; until then a fault is nobody's
        ahead?.catch(() => undefined);
        const taken = await saved(options, screening, portion);
        told.emit(id);
        if (!taken) return;
      }
    } finally {
      // nothing may still read when the graph is closed
      await ahead?.catch(() => undefined);
    }
  }

  async function workSafely(id: string): Promise<void> {
    try {
      await work(id);
    } catch (cause) {
      options.onFault(id, cause);
      // a database that is away is no fault of the screening
      const away = cause instanceof HubError && cause.code === 'UNAVAILABLE';
      if (away) setTimeout(wake, pause, id).unref();
      else
        await graph
          .write('screen', (tx) =>
            tx.run(endScreening, { id, at: clock().toISOString(), state: 'FAILED' }),
          )
          .catch((fault: unknown) => {
            options.onFault(id, fault);
          });
      told.emit(id);
    }
  }

  function next(): void {
    for (const id of waiting) {
      if (stopping || running.size >= atOnce) return;
      waiting.delete(id);
      const done = workSafely(id).finally(() => {
        running.delete(id);
        next();
      });
      running.set(id, done);
    }
  }

  function wake(id: string): void {
    if (stopping || running.has(id)) return;
    waiting.add(id);
    next();
  }

  return {
    wake,
    resume: async () => {
      await dropUnusedLists(graph, clock);
      for (const { id } of await graph.read(unfinished, {})) wake(id);
    },
    moved: async (id, patience, completed) => {
      const over = AbortSignal.timeout(patience);
      const signal = completed ? AbortSignal.any([over, completed]) : over;
      await heard(told, id, { signal }).catch((cause: unknown) => {
        if (!signal.aborted) throw cause;
      });
    },
    warmUp: async (usccs) => {
      await plan();
      await tryOut(
        options,
        usccs.map((uscc) => ({ uscc })),
      );
    },
    isBusy: () => running.size + waiting.size > 0,
    settled: async (id) => {
      while (waiting.has(id) || running.has(id)) await (running.get(id) ?? heard(told, id));
    },
    stop: async () => {
      stopping = true;
      waiting.clear();
      await Promise.all(running.values());
    },
  };
}
