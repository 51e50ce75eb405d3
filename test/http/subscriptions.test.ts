// Sockets: who holds many, who opens too much at once, who has gone, and who does not read.
import { once } from 'node:events';
import { afterEach, expect, test } from '@jest/globals';
import { WebSocket } from 'ws';
import { publicViewer } from '../../src/access/viewer.ts';
import type { Graph } from '../../src/graph/graph.ts';
import { limits } from '../../src/words/limits.ts';
import { startBareServer } from '../kit/bare-server.ts';

const clerk = { ...publicViewer, role: 'CLERK', user: 'clerk' } as const;
const idOf = (name: string): string => `scr_${name.padStart(22, '0')}`;

/** How often each screening was looked at: it moves on with every look. */
const looks = new Map<string, number>();
const running: Graph['read'] = (_, params) => {
  const { id } = params as { id: string };
  const done = (looks.get(id) ?? 0) + 1;
  looks.set(id, done);
  const screening = { id, role: 'CLERK', department: '', user: 'clerk', state: 'RUNNING', done };
  return Promise.resolve([{ screening } as never]);
};

let server: Awaited<ReturnType<typeof startBareServer>> | undefined;
const sockets: WebSocket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.terminate();
  await server?.stop();
  looks.clear();
});

const serve = async (read: Graph['read'] = running) => {
  server = await startBareServer(read, { readViewer: () => Promise.resolve(clerk) });
  return server;
};

interface Message {
  readonly type: string;
  readonly id?: string;
  readonly payload?: unknown;
}

async function open() {
  const socket = new WebSocket(
    `${(server?.url ?? '').replace('http', 'ws')}/graphql`,
    'graphql-transport-ws',
  );
  sockets.push(socket);
  const heard: Message[] = [];
  const waiting = new Set<() => void>();
  socket.on('message', (data: Buffer) => {
    heard.push(JSON.parse(data.toString()) as Message);
    for (const look of waiting) look();
  });
  const closed = once(socket, 'close') as Promise<[number]>;
  await once(socket, 'open');
  const send = (message: object): void => {
    socket.send(JSON.stringify(message));
  };
  send({ type: 'connection_init', payload: { authorization: 'Bearer x' } });
  const until = (holds: (messages: readonly Message[]) => boolean): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (!holds(heard)) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      look();
    });
  return {
    socket,
    heard,
    closed,
    until,
    follow: (id: string): void => {
      send({
        type: 'subscribe',
        id,
        payload: { query: `subscription { screeningProgress(id: "${idOf(id)}") { done } }` },
      });
    },
    complete: (id: string): void => {
      send({ type: 'complete', id });
    },
  };
}

const nexts = (messages: readonly Message[], id?: string): number =>
  messages.filter((one) => one.type === 'next' && (id === undefined || one.id === id)).length;

test('of eleven that are opened at once ten are served and one is refused', async () => {
  await serve();
  const { follow, until, heard } = await open();
  await until((all) => all.some(({ type }) => type === 'connection_ack'));
  const ids = Array.from({ length: limits.socketSubscriptions + 1 }, (_, at) => String(at));
  for (const id of ids) follow(id);
  await until((all) => ids.every((id) => all.some((one) => one.id === id)));
  const refused = heard.filter(({ type }) => type === 'error');
  expect(refused).toMatchObject([
    { id: '10', payload: [{ extensions: { code: 'RATE_LIMITED' } }] },
  ]);
});

test('a subscription that was completed asks the database nothing more', async () => {
  await serve();
  const { follow, complete, until } = await open();
  await until((all) => all.some(({ type }) => type === 'connection_ack'));
  for (let at = 0; at < 9; at += 1) follow(String(at));
  await until(
    (all) => new Set(all.flatMap(({ type, id }) => (type === 'next' ? id : []))).size === 9,
  );
  for (let at = 0; at < 9; at += 1) complete(String(at));
  const before = new Map(looks);
  // whoever is still there is told twice more in the same rhythm
  follow('witness');
  await until((all) => nexts(all, 'witness') >= 3);
  for (const [id, count] of before) expect([id, (looks.get(id) ?? 0) - count]).toEqual([id, 0]);
});

test('a caller that holds as many sockets as it may is refused another', async () => {
  await serve();
  for (let at = 0; at < limits.callerSockets; at += 1) {
    const { until } = await open();
    await until((all) => all.some(({ type }) => type === 'connection_ack'));
  }
  const { closed } = await open();
  const [code] = await closed;
  expect(code).toBe(4403);
  expect(server?.lines.filter(({ code: told }) => told === 'RATE_LIMITED')).toHaveLength(1);
  sockets[0]?.terminate();
});
