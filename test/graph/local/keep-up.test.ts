// A server that does not stay up is started again without an end, ever more rarely; asked of a server that is made up.
import { expect, test } from '@jest/globals';
import { keepUp } from '../../../src/graph/local/keep-up.ts';

const pace = { look: 1, first: 1, longest: 4, steady: 60_000 };

/** A server of which is known how its starts end; `until` resolves when it has been started so often. */
function serverOf(starts: (count: number) => boolean, wanted: number) {
  const told: string[] = [];
  const disk = { free: 1_000 };
  const leaving = new AbortController();
  let count = 0;
  let isAlive = false;
  let stops = 0;
  const kept = {
    isAlive: () => Promise.resolve(isAlive),
    start: () => {
      count += 1;
      if (count === wanted) leaving.abort();
      isAlive = false;
      return starts(count) ? Promise.resolve() : Promise.reject(new Error(`start ${count}`));
    },
    stop: () => {
      stops += 1;
      return Promise.resolve();
    },
    free: () => disk.free,
    least: 100,
    onProgress: (text: string) => told.push(text),
  };
  return {
    kept,
    told,
    disk,
    leaving,
    count: () => count,
    stops: () => stops,
    live: () => {
      isAlive = true;
    },
  };
}

test('one that ends again and again is started ten times and more, and so is one that cannot be started', async () => {
  for (const starts of [() => true, () => false, (count: number) => count % 3 === 0]) {
    const server = serverOf(starts, 12);
    await expect(keepUp(server.kept, server.leaving.signal, pace)).rejects.toThrow();
    expect(server.count()).toBe(12);
  }
});

test('on a full disk it is not started, and is as soon as there is room', async () => {
  const server = serverOf(() => true, 1);
  server.disk.free = 50;
  const over = keepUp(server.kept, server.leaving.signal, pace);
  while (!server.told.some((text) => text.includes('50 MB are free')))
    await new Promise(setImmediate);
  expect(server.count()).toBe(0);
  server.disk.free = 100;
  await expect(over).rejects.toThrow();
  expect(server.count()).toBe(1);
});

test('one that lives on a disk that was full is started anew once there is room', async () => {
  const server = serverOf(() => true, 1);
  server.live();
  server.disk.free = 0;
  const over = keepUp(server.kept, server.leaving.signal, pace);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(server.stops()).toBe(0);
  server.disk.free = 500;
  await expect(over).rejects.toThrow();
  expect([server.stops(), server.count()]).toEqual([1, 1]);
});
