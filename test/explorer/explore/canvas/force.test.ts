import { afterEach, expect, test } from '@jest/globals';
import { createForce } from '../../../../src/explorer/explore/canvas/force.ts';

const before = globalThis.Worker;
afterEach(() => {
  globalThis.Worker = before;
});

/** A worker that lays nothing out and says what it is told to. */
function fakeWorker() {
  const heard: unknown[] = [];
  let say: ((data: unknown) => void) | undefined;
  class Fake {
    addEventListener(_name: string, listener: (event: { readonly data: unknown }) => void): void {
      say = (data) => {
        listener({ data });
      };
    }
    postMessage(data: unknown): void {
      heard.push(data);
    }
  }
  globalThis.Worker = Fake as unknown as typeof Worker;
  return {
    heard,
    say: (task: number, at: number, done = false) => {
      say?.({ task, places: Float32Array.of(at, at), done });
    },
  };
}

test('while the map is held nothing moves; let go, it stands where the layout has come to and goes on', () => {
  const { heard, say } = fakeWorker();
  const force = createForce();
  const seen: number[] = [];
  force.run(new Map([['a', { x: 0, y: 0 }]]), [], (places) => {
    seen.push(places.get('a')?.x ?? -1);
  });
  say(1, 1);
  force.hold(true);
  force.hold(true);
  say(1, 2);
  say(1, 3);
  expect(seen).toEqual([1]);
  force.hold(false);
  expect(seen).toEqual([1, 3]);
  say(1, 4, true);
  expect(seen).toEqual([1, 3, 4]);
  expect(heard.slice(1)).toEqual([{ isHeld: true }, { isHeld: false }]);
});

test('what a former layout had on its way while the map was held moves nothing of the next one', () => {
  const { say } = fakeWorker();
  const force = createForce();
  const seen: string[] = [];
  const run = (name: string) => {
    force.run(new Map([['a', { x: 0, y: 0 }]]), [], () => {
      seen.push(name);
    });
  };
  run('first');
  force.hold(true);
  say(1, 1);
  run('second');
  force.hold(false);
  expect(seen).toEqual([]);
  say(2, 1);
  expect(seen).toEqual(['second']);
});
