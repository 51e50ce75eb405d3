/** Asks the database for a sign of life over a connection of its own: no queue of questions stands before it. */
import { setTimeout as pause } from 'node:timers/promises';
import neo4j, { type Driver } from 'neo4j-driver';
import { cypher } from './cypher.ts';
import type { Connection } from './driver.ts';

/** Milliseconds within which a database answers that is there. */
const patience = 2_000;

/** Tells whether the database answers. */
export interface Probe {
  /** Whoever asks while an answer is awaited is given the same one. */
  readonly answers: () => Promise<boolean>;
  readonly close: () => Promise<void>;
}

const alive = cypher<object, { one: number }>`RETURN 1 AS one`;

const open = ({ uri, user, password }: Connection): Driver =>
  neo4j.driver(uri, neo4j.auth.basic(user, password), {
    telemetryDisabled: true,
    connectionTimeout: patience,
    connectionAcquisitionTimeout: patience,
    maxConnectionPoolSize: 1,
  });

async function asked(driver: Driver): Promise<boolean> {
  const session = driver.session();
  try {
    await session.run(alive.text, {}, { timeout: patience });
    return true;
  } catch {
    // whatever it says instead, it does not answer
    return false;
  } finally {
    await session.close();
  }
}

/** Opens a probe; nothing is asked yet. */
export function openProbe(connection: Connection): Probe {
  let driver = open(connection);
  let asking: Promise<boolean> | undefined;
  async function look(): Promise<boolean> {
    const silence = new AbortController();
    const answer = asked(driver);
    const silent = pause(patience + 500, undefined, { signal: silence.signal, ref: false });
    // ended by the answer, as it should be
    const heard = await Promise.race([answer, silent.catch(() => undefined)]);
    silence.abort();
    if (heard !== undefined) return heard;
    // a connection that was cut off says nothing for good
    const lost = driver;
    driver = open(connection);
    void lost.close();
    return false;
  }
  return {
    answers: () =>
      (asking ??= look().finally(() => {
        asking = undefined;
      })),
    close: () => driver.close(),
  };
}
