/** The screenings of the process: who works on them, and what goes in and out beside the API. */
import { recordsNotOpen } from '../access/not-open.ts';
import { requireRight } from '../access/rights.ts';
import type { Viewer } from '../access/viewer.ts';
import { sightOf } from '../access/visibility.ts';
import { createControlStore } from '../domains/control/control.store.ts';
import { enquirerWords, purposeWords } from '../domains/report/report-words.ts';
import { createScreeningJobs, type ScreeningJobs } from '../domains/screening/jobs.actions.ts';
import { takeList } from '../domains/screening/list.actions.ts';
import type { ListedParty } from '../domains/screening/listed-party.ts';
import { resultHeadings, resultLines } from '../domains/screening/result.store.ts';
import { createReader } from '../graph/batch.ts';
import { asOfNow } from '../words/as-of.ts';
import { timeAt, today } from '../words/calendar-date.ts';
import { controllersBy } from './compositions.ts';
import { type Context, createContext } from './context.ts';
import type { Hub } from './request.ts';

/** The screenings of this process; each portion is examined with the eyes of whoever started the screening. */
export const createJobs = (
  { graph, clock, rules }: Pick<Hub, 'graph' | 'clock' | 'rules'>,
  onFault: (id: string, cause: unknown) => void,
): ScreeningJobs =>
  createScreeningJobs({
    graph,
    clock,
    onFault,
    matters: () => rules.on(today(clock)).matters,
    examination: (viewer) => {
      const now = asOfNow(clock());
      const reader = createReader(graph, { request: 'screening' });
      const { names, sanctions } = rules.on(now.validAt);
      const sight = sightOf(viewer, now, names);
      const control = createControlStore({ reader, viewer, sight });
      return {
        reader,
        asOf: now,
        rules: sanctions,
        sight,
        notOpen: (party) => recordsNotOpen(viewer, party),
        controllers: controllersBy(control, now),
      };
    },
  });

/** What goes in and out beside the API for screenings: lists, and result files. */
export const screeningDesk = (hub: Hub) => ({
  mayScreen: (viewer: Viewer) => {
    requireRight(viewer, 'SCREEN');
  },
  take: (viewer: Viewer, parties: AsyncIterable<ListedParty>) =>
    takeList({ graph: hub.graph, vault: hub.vault, clock: hub.clock, viewer }, parties),
  result: async (viewer: Viewer, id: string) => {
    const contextNow = (): Context =>
      createContext(hub, {
        viewer,
        id: 'result',
        caller: '',
        signal: new AbortController().signal,
        timeout: hub.statementLimit,
        idempotencyKey: null,
      });
    const { screening, now } = contextNow();
    const { listId, purpose, matter } = await screening.finished(id);
    const role = enquirerWords(viewer.role).zh;
    const named = [role, viewer.department, viewer.user].filter((one) => one !== null);
    const who = [...new Set<string>(named)].join(' ');
    return {
      title: `核验结果 ${screening.matter(matter)?.name ?? matter} · ${purposeWords(purpose).zh} · ${who} · ${timeAt(now.knownAt)} (UTC+8)`,
      headings: resultHeadings,
      lines: resultLines(() => {
        const context = contextNow();
        return {
          rows: (after, first) => context.screening.standingRows(listId, after, first),
          candidates: context.screening.candidates,
          party: (party) => context.subject.byId(party, context.now),
          record: (record) => context.record.byId(record, context.now),
          measure: context.sanction.measure,
        };
      }),
    };
  },
});
