/**
 * Turns at the database: who asks much waits for its own, and for nobody else's. Each caller has a few turns at once, all
 * callers without a token share a pool, and turns that become free go round among the callers who wait.
 */
import { isPublic, type Viewer } from '../access/viewer.ts';
import { HubError } from '../errors.ts';
import { limits } from '../words/limits.ts';

/** Whose turn it is, and with whom it shares. */
export interface Line {
  readonly caller: string;
  readonly pool: 'PUBLIC' | 'SIGNED_IN';
}

/** How many turns there are at once. */
export interface TurnLimits {
  readonly all: number;
  readonly public: number;
  readonly caller: number;
  /** How many of one caller may wait. */
  readonly waiting: number;
  /** Longest wait in milliseconds. */
  readonly patience: number;
}

interface Waiter {
  readonly begin: () => void;
}

interface Queue {
  readonly pool: Line['pool'];
  running: number;
  readonly waiting: Set<Waiter>;
}

/** Takes a turn, does the work, gives the turn back. */
export type Take = <T>(work: () => Promise<T>, signal?: AbortSignal) => Promise<T>;

/** The turns of one process. */
export interface Turns {
  /** Turns in this line; RATE_LIMITED, with when to come back, when too many wait in it or one waits too long. */
  readonly of: (line: Line) => Take;
}

const seconds = (milliseconds: number): number => Math.ceil(milliseconds / 1_000);

/** Hands out turns. */
export function createTurns(most: TurnLimits): Turns {
  const queues = new Map<string, Queue>();
  const running = { all: 0, PUBLIC: 0, SIGNED_IN: 0 };
  const isFree = ({ pool, running: own }: Queue): boolean =>
    running.all < most.all &&
    own < most.caller &&
    (pool === 'SIGNED_IN' || running.PUBLIC < most.public);

  function begin(queue: Queue): void {
    running.all += 1;
    running[queue.pool] += 1;
    queue.running += 1;
  }

  /** The first caller in the round whose turn it can be, goes to the round's end. */
  function next(): void {
    for (const [caller, queue] of queues) {
      const [first] = queue.waiting;
      if (!first || !isFree(queue)) continue;
      queue.waiting.delete(first);
      queues.delete(caller);
      queues.set(caller, queue);
      begin(queue);
      first.begin();
      return;
    }
  }

  function end(caller: string, queue: Queue): void {
    running.all -= 1;
    running[queue.pool] -= 1;
    queue.running -= 1;
    forget(caller, queue);
    next();
  }

  function forget(caller: string, queue: Queue): void {
    if (queue.running === 0 && queue.waiting.size === 0) queues.delete(caller);
  }

  const tooMuch = (queue: Queue): HubError => {
    const wait = seconds(most.patience);
    const who = queue.running >= most.caller ? 'of yours' : 'of all callers';
    return new HubError(
      'RATE_LIMITED',
      `Too many questions ${who} are at work; come back in ${wait} seconds.`,
      { retryAfter: wait },
    );
  };

  function queueOf({ caller, pool }: Line): Queue {
    const known = queues.get(caller);
    if (known) return known;
    const queue: Queue = { pool, running: 0, waiting: new Set() };
    queues.set(caller, queue);
    return queue;
  }

  /** Resolves when the turn has begun. */
  function turn(line: Line, signal: AbortSignal | undefined): Promise<Queue> {
    const queue = queueOf(line);
    if (queue.waiting.size === 0 && isFree(queue)) {
      begin(queue);
      return Promise.resolve(queue);
    }
    if (queue.waiting.size >= most.waiting) return Promise.reject(tooMuch(queue));
    return new Promise((resolve, reject) => {
      const give = (error: HubError): void => {
        settle();
        queue.waiting.delete(waiter);
        forget(line.caller, queue);
        reject(error);
      };
      const left = (): void => {
        give(new HubError('TIMEOUT', 'The caller left before the answer.'));
      };
      const timer = setTimeout(() => {
        give(tooMuch(queue));
      }, most.patience).unref();
      const settle = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', left);
      };
      const waiter: Waiter = {
        begin: () => {
          settle();
          resolve(queue);
        },
      };
      signal?.addEventListener('abort', left, { once: true });
      queue.waiting.add(waiter);
    });
  }

  return {
    of: (line) => async (work, signal) => {
      const queue = await turn(line, signal);
      try {
        return await work();
      } finally {
        end(line.caller, queue);
      }
    },
  };
}

/** The turns of one hub: for reading, and for deciding, where each waits for what others write. */
export function createCallerTurns(): (by: { readonly viewer: Viewer; readonly caller: string }) => {
  readonly read: Take;
  readonly write: Take;
} {
  const common = {
    public: limits.publicStatements,
    waiting: limits.waitingStatements,
    patience: limits.turnPatience,
  };
  const reading = createTurns({
    ...common,
    all: limits.statementsAtOnce,
    caller: limits.callerStatements,
  });
  const deciding = createTurns({
    ...common,
    all: limits.decisionsAtOnce,
    caller: limits.callerDecisions,
    // one waits for all before it
    patience: 2 * limits.turnPatience,
  });
  return ({ viewer, caller }) => {
    const line = { caller, pool: isPublic(viewer) ? 'PUBLIC' : 'SIGNED_IN' } as const;
    return { read: reading.of(line), write: deciding.of(line) };
  };
}
