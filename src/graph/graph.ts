/**
 * The only place that opens a session. Reads are auto-commit statements (one round trip) that the hub itself retries;
 * writes are managed transactions that the driver may run several times, so every write must be idempotent.
 */
import { setTimeout as pause } from 'node:timers/promises';
import neo4j, { type Driver, type ManagedTransaction } from 'neo4j-driver';
import { HubError } from '../errors.ts';
import type { Statement } from './cypher.ts';
import { type Connection, openDriver, verifyDriver } from './driver.ts';
import { isRetryable, toHubError } from './driver-error.ts';
import { toParameters } from './values.ts';

export interface ReadOptions {
  /** Written into the transaction's metadata, so that the database's list of transactions names the request. */
  readonly request?: string;
  /** Limit in milliseconds; the database stops the statement after it. */
  readonly timeout?: number;
  /** When it fires, the statement is terminated in the database. */
  readonly signal?: AbortSignal;
}

export interface Writer {
  run<P extends object, R extends object>(statement: Statement<P, R>, params: P): Promise<R[]>;
}

export interface Graph {
  read<P extends object, R extends object>(
    statement: Statement<P, R>,
    params: P,
    options?: ReadOptions,
  ): Promise<R[]>;
  /** One transaction; `work` may run more than once. */
  write<T>(name: string, work: (tx: Writer) => Promise<T>, options?: ReadOptions): Promise<T>;
  close(): Promise<void>;
}

const readLimit = 25_000;
const writeLimit = 60_000;
const retryBudget = 3_000;

/** How long the driver goes on trying a write, see driver.ts. */
const writeRetries = 8_000;

/** Milliseconds between two attempts to end what a caller left behind. */
const longestWait = 500;

/** How much longer than its own limit a statement is waited for: a database that is cut off says nothing at all. */
const silence = 2_000;

const rows = <R extends object>(records: readonly { toObject(): object }[]): R[] =>
  records.map((record) => record.toObject() as R);

async function terminate(driver: Driver, request: string): Promise<void> {
  const session = driver.session();
  try {
    const found = await session.run(
      'SHOW TRANSACTIONS YIELD transactionId, metaData WHERE metaData.request = $request RETURN transactionId',
      { request },
    );
    const ids = found.records.map((record) => String(record.get('transactionId')));
    if (ids.length > 0) await session.run('TERMINATE TRANSACTIONS $ids', { ids });
  } finally {
    await session.close();
  }
}

/** Ends the request's statements until `ended` fires: one on its way to the database stands in no list of it yet. */
async function terminateUntil(ended: AbortSignal, driver: Driver, request: string): Promise<void> {
  for (let wait = 20; !ended.aborted; wait = Math.min(wait * 2, longestWait)) {
    // a failed termination is harmless: the statement's own time limit still ends it
    await terminate(driver, request).catch(() => undefined);
    await pause(wait, undefined, { signal: ended }).catch(() => undefined);
  }
}

const fallenSilent = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => {
      reject(new HubError('UNAVAILABLE', 'The database has fallen silent; try again shortly.'));
    });
  });

async function readOnce<R extends object>(
  driver: Driver,
  text: string,
  params: object,
  { request, timeout, signal }: ReadOptions,
): Promise<R[]> {
  const session = driver.session({ defaultAccessMode: neo4j.session.READ });
  const ended = new AbortController();
  let stopping: Promise<void> | undefined;
  const stop = (): void => {
    if (request) stopping = terminateUntil(ended.signal, driver, request);
  };
  signal?.addEventListener('abort', stop, { once: true });
  const limit = timeout ?? readLimit;
  const silent = new AbortController();
  const timer = setTimeout(() => {
    silent.abort();
  }, limit + silence);
  try {
    const result = session.run(text, toParameters(params), {
      timeout: limit,
      ...(request ? { metadata: { request } } : {}),
    });
    return rows<R>((await Promise.race([result, fallenSilent(silent.signal)])).records);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
    if (stopping) {
      ended.abort();
      await stopping;
    }
    // closing waits for the database too
    if (silent.signal.aborted) void session.close().catch(() => undefined);
    else await session.close();
  }
}

async function readWithRetry<R extends object>(
  driver: Driver,
  text: string,
  params: object,
  options: ReadOptions,
): Promise<R[]> {
  const giveUpAt = Date.now() + retryBudget;
  for (let wait = 50; ; wait *= 2) {
    if (options.signal?.aborted)
      throw new HubError('TIMEOUT', 'The caller left before the answer.');
    try {
      return await readOnce<R>(driver, text, params, options);
    } catch (error) {
      if (!isRetryable(error) || Date.now() + wait > giveUpAt) throw toHubError(error);
      await pause(wait);
    }
  }
}

const writerOf = (tx: ManagedTransaction): Writer => ({
  run: async <P extends object, R extends object>(statement: Statement<P, R>, params: P) =>
    rows<R>((await tx.run(statement.text, toParameters(params))).records),
});

/** The graph over an open driver. */
function createGraph(driver: Driver): Graph {
  return {
    read: <P extends object, R extends object>(
      statement: Statement<P, R>,
      params: P,
      options: ReadOptions = {},
    ) => readWithRetry<R>(driver, statement.text, params, options),
    write: async (name, work, { request, timeout } = {}) => {
      const session = driver.session();
      const limit = timeout ?? writeLimit;
      const silent = new AbortController();
      const timer = setTimeout(
        () => {
          silent.abort();
        },
        limit + writeRetries + silence,
      );
      try {
        const result = session.executeWrite((tx) => work(writerOf(tx)), {
          timeout: limit,
          metadata: { work: name, ...(request ? { request } : {}) },
        });
        return await Promise.race([result, fallenSilent(silent.signal)]);
      } catch (error) {
        throw toHubError(error);
      } finally {
        clearTimeout(timer);
        // closing waits for the database too
        if (silent.signal.aborted) void session.close().catch(() => undefined);
        else await session.close();
      }
    },
    close: () => driver.close(),
  };
}

/** Opens the graph and makes sure that a database answers; fails with UNAVAILABLE. */
export async function openGraph(connection: Connection): Promise<Graph> {
  const driver = openDriver(connection);
  try {
    await verifyDriver(driver);
  } catch (error) {
    await driver.close();
    throw error;
  }
  return createGraph(driver);
}
