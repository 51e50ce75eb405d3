import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type RunningHub, startHub } from '../../src/main.ts';
import { send } from '../kit/ask.ts';
import { testConnection, wipe } from '../kit/start-graph.ts';
import { openProxy, type Proxy } from './proxy.ts';

const question = '{ subjects { totalCount } }';
const answered = { subjects: { totalCount: 0 } };

let proxy: Proxy;
let dataDir: string;
let hub: RunningHub | undefined;

const start = (onProgress: (text: string) => void = () => undefined): Promise<RunningHub> =>
  startHub({
    config: {
      dataDir,
      host: '127.0.0.1',
      port: 0,
      ratePerMinute: 0,
      statementLimit: 5_000,
      logLevel: 'info',
      production: false,
      outsideIssuer: undefined,
      publicUrl: undefined,
      centre: '示例市公共信用信息中心',
    },
    connection: { ...testConnection(), uri: `bolt://127.0.0.1:${proxy.port}` },
    onProgress,
  });

beforeEach(async () => {
  await wipe();
  dataDir = mkdtempSync(join(tmpdir(), 'credit-hub-down-'));
  proxy = await openProxy(new URL(testConnection().uri));
});
afterEach(async () => {
  await hub?.stop();
  hub = undefined;
  await proxy.cut();
  rmSync(dataDir, { recursive: true, maxRetries: 5 });
});

const health = async (of: RunningHub): Promise<number> => (await fetch(`${of.url}/health`)).status;

test('a database that is down at the start is waited for, in words, and the hub starts when it comes', async () => {
  await proxy.cut();
  const told: string[] = [];
  hub = await start((text) => {
    told.push(text);
    if (text.startsWith('Waiting')) void proxy.mend();
  });
  expect(told[0]).toBe(`Waiting for the database at bolt://127.0.0.1:${proxy.port} …`);
  expect((await send(hub, question)).data).toEqual(answered);
});

test('a database that goes away makes answers of 503, and is used again when it comes back', async () => {
  hub = await start();
  expect((await send(hub, question)).data).toEqual(answered);
  expect(await health(hub)).toBe(200);
  await proxy.cut();
  const { status, errors, data } = await send(hub, question);
  expect([status, errors[0]?.extensions.code, data]).toEqual([503, 'UNAVAILABLE', null]);
  expect(errors[0]?.message).toBe('The database does not answer at the moment; try again shortly.');
  expect(await health(hub)).toBe(503);
  // what needs no database is still answered
  expect((await send(hub, '{ viewer { role } }')).data).toEqual({ viewer: { role: 'PUBLIC' } });
  await proxy.mend();
  expect((await send(hub, question)).data).toEqual(answered);
  expect(await health(hub)).toBe(200);
});

test('a database that says nothing more is given up on, and is used again when it comes back', async () => {
  hub = await start();
  expect((await send(hub, question)).data).toEqual(answered);
  proxy.freeze();
  const { status, errors } = await send(hub, question);
  expect([status, errors[0]?.extensions.code]).toEqual([503, 'UNAVAILABLE']);
  await proxy.cut();
  await proxy.mend();
  expect((await send(hub, question)).data).toEqual(answered);
});
