/**
 * Keeps a started server up: one that ended by itself is started again, after ever longer pauses and without an end, and
 * one whose disk was full is started anew as soon as there is room, because it has panicked and says so to nobody.
 */
import { setTimeout as sleep } from 'node:timers/promises';

/** What is to be kept up. */
export interface Kept {
  readonly isAlive: () => Promise<boolean>;
  /** Starts it anew at its address; fails when it does not come up. */
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
  /** Megabytes that are free on its disk, and below how many it is not started. */
  readonly free: () => number;
  readonly least: number;
  readonly onProgress: (text: string) => void;
}

/** Milliseconds: between two looks, before a start is tried again at first and at most, and up after which all is well. */
export interface Pace {
  readonly look: number;
  readonly first: number;
  readonly longest: number;
  readonly steady: number;
}

const usual: Pace = { look: 1_000, first: 1_000, longest: 60_000, steady: 120_000 };

/** Megabytes below which a database may have failed to write what it had to. */
const critical = 16;

/** Looks after a server until `signal`, which rejects what it waits for. */
export async function keepUp(kept: Kept, signal: AbortSignal, pace: Pace = usual): Promise<void> {
  const rest = (milliseconds: number): Promise<void> =>
    sleep(milliseconds, undefined, { signal, ref: false });

  async function untilRoom(): Promise<void> {
    if (kept.free() >= kept.least) return;
    kept.onProgress(
      `The disk is full: ${kept.free()} MB are free, Neo4j is started again when there are ${kept.least} MB.`,
    );
    while (kept.free() < kept.least) await rest(pace.look);
  }

  /** Resolves with why the server has to be started. */
  async function untilNeeded(): Promise<'ENDED' | 'FULL'> {
    for (let wasFull = false; ;) {
      await rest(pace.look);
      if (!(await kept.isAlive())) return 'ENDED';
      if (kept.free() < critical) wasFull = true;
      else if (wasFull && kept.free() >= kept.least) return 'FULL';
    }
  }

  async function startAgain(wait: number): Promise<boolean> {
    try {
      await kept.start();
      return true;
    } catch (error) {
      if (signal.aborted) throw error;
      const why = error instanceof Error ? error.message : 'no reason given';
      kept.onProgress(
        `Neo4j could not be started (${why}); trying again in ${Math.ceil(wait / 1_000)} s.`,
      );
      return false;
    }
  }

  let wait = pace.first;
  for (;;) {
    const since = performance.now();
    const why = await untilNeeded();
    if (performance.now() - since > pace.steady) wait = pace.first;
    if (why === 'FULL') {
      kept.onProgress('There is room on the disk again; starting Neo4j anew …');
      await kept.stop();
    } else kept.onProgress('Neo4j has ended by itself; starting it again …');
    for (;;) {
      await untilRoom();
      if (await startAgain(wait)) break;
      await rest(wait);
      wait = Math.min(2 * wait, pace.longest);
    }
    // one that does not stay up is not started every second
    await rest(wait === pace.first ? 0 : wait);
    wait = Math.min(2 * wait, pace.longest);
  }
}
