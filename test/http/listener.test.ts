// A flood of half-open connections: whoever opens them and asks nothing keeps nobody else out.
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { limits } from '../../src/words/limits.ts';
import { startBareServer } from '../kit/bare-server.ts';

let server: Awaited<ReturnType<typeof startBareServer>>;
beforeAll(async () => {
  server = await startBareServer(() => Promise.resolve([]), {
    patience: { head: 500, whole: 1_000 },
  });
});
afterAll(() => server.stop());

test('of five hundred half-open connections a hundred are held for a while, and everybody is answered meanwhile', async () => {
  const port = Number(new URL(server.url).port);
  const first = await fetch(`${server.url}/health/live`);
  expect(first.status).toBe(200);
  const rest = 500 - limits.silentConnections;
  let closed = 0;
  let restClosed = (): void => undefined;
  const closing = new Promise<void>((resolve) => {
    restClosed = resolve;
  });
  const halfOpen = Array.from({ length: 500 }, (): Socket => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write('POST /graphql HTTP/1.1\r\nHost: hub\r\n');
    });
    // only who reads hears of the end
    socket.resume();
    socket.on('close', () => {
      closed += 1;
      if (closed === rest) restClosed();
    });
    // the hub cuts it off
    socket.on('error', () => undefined);
    return socket;
  });
  await closing;
  expect((await fetch(`${server.url}/health/live`)).status).toBe(200);
  for (const socket of halfOpen) if (!socket.destroyed) await once(socket, 'close');
  expect((await fetch(`${server.url}/health/ready`)).status).toBe(200);
});
