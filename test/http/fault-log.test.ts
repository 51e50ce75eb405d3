// A fault is logged at the level of its code, by whichever way the question came.
import { expect, test } from '@jest/globals';
import express from 'express';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { publicViewer } from '../../src/access/viewer.ts';
import { type ErrorCode, errorTable, HubError } from '../../src/errors.ts';
import { createFaultLog } from '../../src/http/fault-log.ts';
import type { Log } from '../../src/http/log.ts';
import { send } from '../kit/ask.ts';
import { type LogLine, startBareServer } from '../kit/bare-server.ts';

const codes = Object.keys(errorTable) as ErrorCode[];

const linesOf = (lines: readonly LogLine[], code: string) =>
  lines.filter((one) => one.code === code);

test.each(codes)('%s of a question is logged at its level, once', async (code) => {
  const server = await startBareServer(() => Promise.reject(new HubError(code, 'words')));
  await send(server, '{ subjects { totalCount } }');
  await server.stop();
  expect(linesOf(server.lines, code)).toMatchObject([{ level: errorTable[code].level, count: 1 }]);
});

test.each(codes)(
  '%s of a route is logged at its level, with the id that the answer names',
  async (code) => {
    const files = express.Router().get('/file', () => {
      throw new HubError(code, 'words');
    });
    const server = await startBareServer(() => Promise.resolve([]), { files });
    const { status, headers } = await fetch(`${server.url}/file`);
    await server.stop();
    const row: { readonly status: number; readonly addressed?: number } = errorTable[code];
    expect(status).toBe(row.addressed ?? row.status);
    expect(linesOf(server.lines, code)).toMatchObject([
      { level: errorTable[code].level, request: headers.get('x-request-id') },
    ]);
  },
);

test('a caller that is turned away at the door is logged at the level of its code', async () => {
  const server = await startBareServer(() => Promise.resolve([]), {
    checkRate: () => Promise.reject(new HubError('RATE_LIMITED', 'Come back in a minute.')),
  });
  const { status } = await send(server, '{ __typename }');
  await server.stop();
  expect(status).toBe(429);
  expect(linesOf(server.lines, 'RATE_LIMITED')).toMatchObject([{ level: 'info' }]);
});

test('a document that cannot be read is the caller’s affair', async () => {
  const server = await startBareServer(() => Promise.resolve([]));
  await send(server, '{ nothing }');
  await send(server, '{');
  await server.stop();
  for (const code of ['GRAPHQL_VALIDATION_FAILED', 'GRAPHQL_PARSE_FAILED'])
    expect(linesOf(server.lines, code)).toMatchObject([{ level: 'debug' }]);
});

test('a fault of a subscription is logged at its level', async () => {
  const server = await startBareServer(() => Promise.reject(new HubError('TIMEOUT', 'words')), {
    readViewer: () => Promise.resolve({ ...publicViewer, role: 'CLERK' }),
  });
  const client = createClient({
    url: `${server.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
  });
  const query = `subscription { screeningProgress(id: "scr_${'0'.repeat(22)}") { done } }`;
  const ended = new Promise<void>((resolve) => {
    const over = (): void => {
      resolve();
    };
    client.subscribe({ query }, { next: () => undefined, error: over, complete: over });
  });
  await ended;
  await client.dispose();
  await server.stop();
  expect(linesOf(server.lines, 'TIMEOUT')).toMatchObject([{ level: 'warn' }]);
});

test('a database that is away warns; one that stays away is an error, until it has answered', () => {
  const levels: string[] = [];
  const note = (level: keyof Log) => () => void levels.push(level);
  const log = {
    debug: note('debug'),
    info: note('info'),
    warn: note('warn'),
    error: note('error'),
  };
  let now = 0;
  const faults = createFaultLog(log, () => now);
  const away = [new HubError('UNAVAILABLE', 'words')];
  for (const at of [0, 59_000, 61_000]) {
    now = at;
    faults.told('one', away);
  }
  faults.answered();
  faults.told('one', away);
  expect(levels).toEqual(['warn', 'warn', 'error', 'warn']);
});

test('a thousand errors of one answer are a line for each code', () => {
  const lines: object[] = [];
  const note = (line: object): void => void lines.push(line);
  const faults = createFaultLog({ debug: note, info: note, warn: note, error: note });
  const many = Array.from({ length: 1_000 }, () => new HubError('NOT_FOUND', 'words'));
  faults.told('one', [...many, new HubError('FORBIDDEN', 'words')]);
  expect(lines).toEqual([
    { request: 'one', code: 'NOT_FOUND', count: 1_000 },
    { request: 'one', code: 'FORBIDDEN', count: 1 },
  ]);
});
