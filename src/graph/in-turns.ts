/** The graph as one caller reaches it: each statement and each decision waits its turn. */
import type { Graph } from './graph.ts';

/** Waits for a turn, then does the work; whoever leaves waits no longer. */
export type Turn = <T>(work: () => Promise<T>, signal?: AbortSignal) => Promise<T>;

/** What the hub asks by itself, while it starts, waits for nobody. */
export const withoutTurns = (): { readonly read: Turn; readonly write: Turn } => ({
  read: (work) => work(),
  write: (work) => work(),
});

/** The same graph, in turns. A decision holds its turn to its end, so it must not wait for another one. */
export const inTurns = (
  graph: Graph,
  turns: { readonly read: Turn; readonly write: Turn },
): Graph => ({
  read: (statement, params, options) =>
    turns.read(() => graph.read(statement, params, options), options?.signal),
  write: (name, work, options) => turns.write(() => graph.write(name, work, options)),
  close: () => graph.close(),
});
