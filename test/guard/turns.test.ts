// Nobody's flood takes anybody else's turn: asked of the turns themselves, without a clock.
import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { createTurns, type Line } from '../../src/guard/turns.ts';

// nobody's patience ends while other suites run in the same process: what still waits when a test is over is never met
const most = { all: 6, public: 4, caller: 3, waiting: 10, patience: 2 ** 31 - 1 };
const line = (caller: string, pool: Line['pool'] = 'PUBLIC'): Line => ({ caller, pool });

/** Work that ends when it is told to, and what has begun so far. */
function bench(limits: Partial<typeof most> = {}) {
  const turns = createTurns({ ...most, ...limits });
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  return {
    begun,
    start: (by: Line, signal?: AbortSignal) =>
      turns.of(by)(() => {
        begun.push(by.caller);
        return new Promise<void>((resolve) => ends.push(resolve));
      }, signal),
    /** The one that began first ends. */
    end: async () => {
      ends.shift()?.();
      await turn();
    },
    count: (caller: string) => begun.filter((one) => one === caller).length,
  };
}

test('a caller has its own turns at once and no more, the public has its pool, and who signed in keeps room', async () => {
  const { start, begun, count } = bench();
  for (let at = 0; at < 8; at += 1) void start(line('flood'));
  for (let at = 0; at < 3; at += 1) void start(line('other'));
  void start(line('clerk', 'SIGNED_IN'));
  await turn();
  expect([count('flood'), count('other'), count('clerk')]).toEqual([3, 1, 1]);
  expect(begun).toHaveLength(5);
});

test('turns that become free go round among those who wait', async () => {
  const { start, end, begun } = bench({ public: 1 });
  for (let at = 0; at < 4; at += 1) void start(line('flood'));
  void start(line('one'));
  void start(line('two'));
  for (let at = 0; at < 6; at += 1) await end();
  expect(begun).toEqual(['flood', 'flood', 'one', 'two', 'flood', 'flood']);
});

test('who waits too long, or stands behind too many of its own, is told when to come back', async () => {
  const { start, end, count } = bench({ waiting: 2, patience: 20 });
  for (let at = 0; at < 3; at += 1) void start(line('flood'));
  const waiting = [start(line('flood')), start(line('flood'))];
  await expect(start(line('flood'))).rejects.toMatchObject({ code: 'RATE_LIMITED', retryAfter: 1 });
  await Promise.all(
    waiting.map((one) =>
      expect(one).rejects.toMatchObject({ code: 'RATE_LIMITED', retryAfter: 1 }),
    ),
  );
  await end();
  void start(line('flood'));
  await turn();
  expect(count('flood')).toBe(4);
});

test('who leaves waits no longer, and a turn whose work fails is given back', async () => {
  const { start, end, count } = bench({ caller: 1 });
  const leaving = new AbortController();
  void start(line('one'));
  const left = start(line('one'), leaving.signal);
  leaving.abort();
  await expect(left).rejects.toMatchObject({ code: 'TIMEOUT' });
  const turns = createTurns({ ...most, caller: 1 });
  const fails = (): Promise<never> => Promise.reject(new Error('no'));
  await expect(turns.of(line('one'))(fails)).rejects.toThrow('no');
  await expect(turns.of(line('one'))(() => Promise.resolve('yes'))).resolves.toBe('yes');
  await end();
  void start(line('one'));
  await turn();
  expect(count('one')).toBe(2);
});
