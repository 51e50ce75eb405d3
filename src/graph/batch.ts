/** What is asked for by key is read for many keys at once, so that a list costs one statement and not one for each entry. */
import { setMaxListeners } from 'node:events';
import DataLoader from 'dataloader';
import type { Statement } from './cypher.ts';
import type { Graph, ReadOptions } from './graph.ts';

/** Most keys that one statement is asked for; more make a second statement. */
const maxKeys = 5_000;

/** One request's way to the graph: it carries the request's limits and counts its statements. */
export interface Reader {
  read<P extends object, R extends object>(statement: Statement<P, R>, params: P): Promise<R[]>;
  /** Neighbours that were counted for the answer and not handed out. */
  readonly counted: (neighbours: number) => void;
  readonly statements: () => number;
  /** A decision has changed the graph: what loaders remember is of no use any more. */
  readonly forget: () => void;
  /** How often it was told to forget. */
  readonly epoch: () => number;
}

/** What reads are charged to: QUERY_TOO_EXPENSIVE where there is too little left. */
export type Spend = (what: 'statement' | 'row' | 'neighbour', count: number) => void;

const freely: Spend = () => undefined;

export function createReader(
  graph: Graph,
  options: ReadOptions = {},
  spend: Spend = freely,
): Reader {
  let count = 0;
  let epoch = 0;
  // every statement under way listens to the request's signal: more than ten at once is no leak
  if (options.signal) setMaxListeners(0, options.signal);
  return {
    read: async (statement, params) => {
      count += 1;
      spend('statement', 1);
      const found = await graph.read(statement, params, options);
      spend('row', found.length);
      return found;
    },
    counted: (neighbours) => {
      spend('neighbour', neighbours);
    },
    statements: () => count,
    forget: () => {
      epoch += 1;
    },
    epoch: () => epoch,
  };
}

interface Keyed {
  readonly keys: readonly string[];
}

type Rest<P> = Omit<P, 'keys'>;

const isSame = (one: object, other: object): boolean => {
  const entries = Object.entries(one);
  return (
    entries.length === Object.keys(other).length &&
    entries.every(([name, value]) => (other as Record<string, unknown>)[name] === value)
  );
};

interface Loader<V> {
  readonly loader: DataLoader<string, V>;
  readonly settled: Map<string, V>;
}

/** Reads by key. */
interface Load<R extends object, V> {
  (key: string, rest: R): V | Promise<V>;
  /** Takes in what has been learnt of a key by other ways, as though it had been read. */
  readonly hold: (key: string, rest: R, value: V) => void;
}

/**
 * One DataLoader for each set of further parameters, so that every key asked for in one tick goes in one statement. What
 * has been read already comes without a promise: for GraphQL five thousand promises cost more than the reading.
 */
export function createLoader<R extends object, V>(
  reader: Reader,
  load: (keys: readonly string[], rest: R) => Promise<(V | Error)[]>,
): Load<R, V> {
  const loaders = new Map<string, Loader<V>>();
  let epoch = reader.epoch();
  let last: (Loader<V> & { readonly rest: R }) | undefined;
  const loaderFor = (rest: R): Loader<V> => {
    const name = JSON.stringify(rest);
    const known = loaders.get(name);
    if (known) return known;
    const settled = new Map<string, V>();
    const read = async (keys: readonly string[]) => {
      const values = await load(keys, rest);
      for (const [at, value] of values.entries())
        if (!(value instanceof Error)) settled.set(keys[at] ?? '', value);
      return values;
    };
    const loader = new DataLoader<string, V>(read, { maxBatchSize: maxKeys });
    loaders.set(name, { loader, settled });
    return { loader, settled };
  };
  const loaderOf = (rest: R): Loader<V> => {
    if (reader.epoch() !== epoch) {
      epoch = reader.epoch();
      loaders.clear();
      last = undefined;
    }
    // a thousand nodes of one answer share their clocks: writing these out for each would cost more than the look-up
    if (!last || !isSame(rest, last.rest)) last = { rest, ...loaderFor(rest) };
    return last;
  };
  const read = (key: string, rest: R): V | Promise<V> => {
    const { settled, loader } = loaderOf(rest);
    return settled.get(key) ?? loader.load(key);
  };
  const hold = (key: string, rest: R, value: V): void => {
    loaderOf(rest).settled.set(key, value);
  };
  return Object.assign(read, { hold });
}

/**
 * At most one value for each key: a statement that returns `key` and `value`; null where there is none. Per request.
 * `shape` makes of a value what is handed out, once for each key and not for each place of an answer that names it.
 */
export function oneAs<P extends Keyed, V, R>(
  reader: Reader,
  statement: Statement<P, { key: string; value: V }>,
  shape: (value: V, rest: Rest<P>) => R,
): Load<Rest<P>, R | null> {
  return createLoader<Rest<P>, R | null>(reader, async (keys, rest) => {
    // the compiler cannot see that Rest<P> and the keys together are P
    const found = await reader.read(statement, { ...rest, keys } as unknown as P);
    const values = new Map(found.map(({ key, value }) => [key, shape(value, rest)]));
    return keys.map((key) => values.get(key) ?? null);
  });
}

/** The same with the values as they are read. */
export const one = <P extends Keyed, V>(
  reader: Reader,
  statement: Statement<P, { key: string; value: V }>,
): ((key: string, rest: Rest<P>) => V | null | Promise<V | null>) =>
  oneAs(reader, statement, (value) => value);
