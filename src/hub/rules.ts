/**
 * The rules that the hub works with: those of the release with what operators have added to the graph. A running hub
 * notices a change by the outbox and takes the rules anew; what is broken is told in the log, and the former edition
 * stays.
 */
import { readLibrary, rulesChanged } from '../domains/rule/rule.store.ts';
import { HubError } from '../errors.ts';
import type { Graph } from '../graph/graph.ts';
import { type Rulebook, type RuleLibrary, shippedLibrary } from '../rules/rulebook.ts';

/** The rules of every day, as they stand at this moment. */
export interface LiveRules {
  readonly on: (day: string) => Rulebook;
}

/** Rules that are taken anew as long as the hub runs. */
export interface WatchedRules extends LiveRules {
  /** Looks at the outbox, and takes the rules anew when they changed; tells whether it did. */
  readonly refresh: () => Promise<boolean>;
  readonly stop: () => Promise<void>;
}

/** Who is told what the rules bring with them. */
export interface RuleWatch {
  /** An edition that cannot be used, with file and place; or that the graph could not be asked. */
  readonly onBroken: (message: string) => void;
  /** The rules were taken anew. */
  readonly onChanged: (rules: LiveRules) => Promise<void>;
  /** Milliseconds between two looks at the outbox. */
  readonly every: number;
}

/** Reads the rules of a graph and watches them. */
export async function watchRules(
  graph: Graph,
  { onBroken, onChanged, every }: RuleWatch,
): Promise<WatchedRules> {
  let library: RuleLibrary = shippedLibrary;
  let seen = (await rulesChanged(graph, 0)).seq;
  library = await readLibrary(graph, onBroken);
  const live: LiveRules = { on: (day) => library.on(day) };
  let running: Promise<boolean> = Promise.resolve(false);

  async function look(): Promise<boolean> {
    const { seq, changed } = await rulesChanged(graph, seen);
    if (changed) {
      library = await readLibrary(graph, onBroken);
      await onChanged(live);
    }
    // noted last: a look that failed is done again
    seen = seq;
    return changed;
  }

  const refresh = (): Promise<boolean> => {
    running = running.catch(() => false).then(look);
    return running;
  };
  const timer = setInterval(() => {
    refresh().catch((cause: unknown) => {
      onBroken(cause instanceof HubError ? cause.message : 'The rules could not be read anew.');
    });
  }, every);
  timer.unref();
  return {
    ...live,
    refresh,
    stop: async () => {
      clearInterval(timer);
      await running.catch(() => false);
    },
  };
}
