/** The state of the page and what can be done to it. One value at a time; React reads it, nothing else keeps any. */
import { turn } from '../../hub/turn.ts';
import { type Ask, type Fault, faultOf } from '../../hub/ask.ts';
import { filtered } from '../model/filter.ts';
import type { Finding } from '../model/findings.ts';
import { type Redirects, withRedirects } from '../model/redirects.ts';
import { readLink, writeLink } from '../model/link.ts';
import { emptyPicture, type Picture } from '../model/picture.ts';
import { viewerQuestion } from '../model/questions.ts';
import type { Line } from '../model/lines.ts';
import { type Answers, remembering } from '../model/ask-on-terms.ts';
import { replayView } from '../model/replay.ts';
import { clocksOf, emptyView, type Step, type View, withPick, withStep } from '../model/view.ts';
import type { Language } from '../words/texts.ts';

/** Who the hub takes the caller for. */
export interface Viewer {
  readonly role: string;
  readonly department: string | null;
  readonly seesPersonNames: boolean;
}

export interface State {
  readonly view: View;
  readonly past: readonly View[];
  readonly future: readonly View[];
  /** All that was fetched, and what of it passes the filter. */
  readonly picture: Picture;
  readonly drawn: Picture;
  /** Subjects that were not there on this day. */
  readonly missed: readonly string[];
  /** Subjects that the view named and that others stand for since they were merged. */
  readonly redirects: Redirects;
  readonly finding: Finding | null;
  readonly busy: boolean;
  readonly fault: Fault | null;
  readonly viewer: Viewer | null;
  readonly language: Language;
  /** The subject that was picked as the beginning of a path. */
  readonly pathFrom: string | null;
  /** Counts tokens, so that what was shown to one caller is asked for anew by the next. */
  readonly caller: number;
}

/** Where the page keeps what outlives a view; the embedded map keeps nothing. */
export interface Keeper {
  readonly readToken: () => string;
  readonly keepToken: (token: string) => void;
  readonly readLink: () => string;
  readonly keepLink: (link: string) => void;
  readonly keepLanguage: (language: Language) => void;
}

export interface Explorer {
  readonly get: () => State;
  readonly subscribe: (listener: () => void) => () => void;
  readonly ask: Ask;
  readonly step: (step: Step) => void;
  /** Changes how it is looked at; `isStep` makes it one that can be undone. */
  readonly changeView: (change: Partial<View>, isStep?: boolean) => void;
  /** Picks a subject for a question about several, or takes it back. */
  readonly pick: (id: string) => void;
  /** Opens what a line on the map stands for: its relation, or the evidence for it. */
  readonly readLine: (line: Line) => void;
  readonly pickPath: (from: string | null) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly reset: () => void;
  readonly retry: () => void;
  /** Says that something went wrong before there was a view. */
  readonly fail: (fault: Fault) => void;
  readonly setToken: (token: string) => void;
  readonly hasToken: () => boolean;
  readonly setLanguage: (language: Language) => void;
  /** Takes the view of the address. */
  readonly follow: () => void;
  /** Asks who the caller is and draws the view of the address. */
  readonly start: () => void;
}

/** Views that can be undone. */
const mostPast = 100;

const blank = (language: Language): State => ({
  view: emptyView,
  past: [],
  future: [],
  picture: emptyPicture,
  drawn: emptyPicture,
  missed: [],
  redirects: new Map(),
  finding: null,
  busy: false,
  fault: null,
  viewer: null,
  language,
  pathFrom: null,
  caller: 0,
});

const isSameMap = (a: View, b: View): boolean =>
  a.steps === b.steps &&
  a.validAt === b.validAt &&
  a.knownAt === b.knownAt &&
  a.mode === b.mode &&
  (a.mode.is !== 'together' || a.picked === b.picked);

export function createExplorer(ask: Ask, keeper: Keeper, language: Language): Explorer {
  let state = blank(language);
  let answers: Answers = new Map();
  let running = new AbortController();
  const listeners = new Set<() => void>();
  const set = (change: Partial<State>): void => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };

  async function draw(): Promise<void> {
    running.abort();
    running = new AbortController();
    const { signal } = running;
    const { view, language } = state;
    set({ busy: view.steps.length > 0, fault: null });
    try {
      const { redirects, ...made } = await replayView(
        view,
        remembering(ask, answers, { asOf: clocksOf(view), language }),
      );
      // what React makes of it has a turn of its own
      await turn();
      if (signal.aborted) return;
      const kept = withRedirects(state.view, redirects);
      if (writeLink(kept) !== writeLink(state.view)) {
        // from here on the view is about those who stand for the others; that is no step to be undone
        set({ view: kept, redirects: new Map([...state.redirects, ...redirects]) });
        keeper.keepLink(writeLink(kept));
        await draw();
        return;
      }
      set({ ...made, drawn: filtered(made.picture, state.view.filter), busy: false });
    } catch (error) {
      if (!signal.aborted) set({ busy: false, fault: faultOf(error) });
    }
  }

  async function meet(): Promise<void> {
    try {
      set(await ask(viewerQuestion, {}));
    } catch (error) {
      set({ viewer: null, fault: faultOf(error) });
    }
  }

  const go = (view: View, history: Pick<State, 'past' | 'future'>): void => {
    const before = state.view;
    set({ view, ...history });
    keeper.keepLink(writeLink(view));
    if (!isSameMap(before, view)) void draw();
    else if (before.filter !== view.filter) set({ drawn: filtered(state.picture, view.filter) });
  };

  const advance = (view: View): void => {
    go(view, { past: [...state.past, state.view].slice(-mostPast), future: [] });
  };

  const restart = (): void => {
    answers = new Map();
    set({
      caller: state.caller + 1,
      picture: emptyPicture,
      drawn: emptyPicture,
      missed: [],
      redirects: new Map(),
      finding: null,
    });
    void meet();
    void draw();
  };

  return {
    get: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    ask,
    step: (step) => {
      advance(withStep(state.view, step));
    },
    changeView: (change, isStep = true) => {
      const view = { ...state.view, ...change };
      if (isStep) advance(view);
      else go(view, { past: state.past, future: state.future });
    },
    pick: (id) => {
      advance({ ...state.view, picked: withPick(state.view, id) });
    },
    readLine: ({ relations: [first], to }) => {
      const { view, finding } = state;
      const focus =
        finding?.is === 'suspicion'
          ? finding.answer.links.findIndex(({ subject }) => subject.id === to)
          : view.focus;
      const change = first ? { selected: first.id } : { selected: null, focus };
      go({ ...view, ...change }, { past: state.past, future: state.future });
    },
    pickPath: (from) => {
      set({ pathFrom: from });
    },
    undo: () => {
      const view = state.past.at(-1);
      if (view) go(view, { past: state.past.slice(0, -1), future: [state.view, ...state.future] });
    },
    redo: () => {
      const [view, ...future] = state.future;
      if (view) go(view, { past: [...state.past, state.view], future });
    },
    reset: () => {
      advance({ ...emptyView, layout: state.view.layout });
    },
    retry: () => {
      void meet();
      void draw();
    },
    fail: (fault) => {
      set({ fault, busy: false });
    },
    setToken: (token) => {
      keeper.keepToken(token);
      restart();
    },
    hasToken: () => keeper.readToken() !== '',
    setLanguage: (chosen) => {
      keeper.keepLanguage(chosen);
      set({ language: chosen });
      // sentences that the hub writes are asked for anew
      if (state.finding) void draw();
    },
    follow: () => {
      const link = keeper.readLink();
      if (link.replace(/^#/, '') === writeLink(state.view)) return;
      advance(readLink(link));
    },
    start: () => {
      void meet();
      const view = readLink(keeper.readLink());
      if (view.steps.length > 0) go(view, { past: [], future: [] });
    },
  };
}

/** Whether the fault is one that another token could mend. */
export const isDenied = ({ code }: Fault): boolean =>
  code === 'UNAUTHENTICATED' || code === 'FORBIDDEN';
