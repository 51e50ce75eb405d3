// Every code of the table, through the real server over HTTP with a graph that fails in that way.
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import express from 'express';
import { publicViewer } from '../../src/access/viewer.ts';
import { createJobs } from '../../src/hub/screenings.ts';
import { type ErrorCode, errorTable, HubError } from '../../src/errors.ts';
import { createServer } from '../../src/http/server.ts';
import { send } from '../kit/ask.ts';
import { reportsOver, testKeys } from '../kit/reports.ts';

const codes = Object.keys(errorTable) as ErrorCode[];
const secret = 'MATCH (p:Person {name: "司马静"})\nRETURN p';

async function answerTo(failure: Error) {
  const lines: object[] = [];
  const write = (line: object): void => void lines.push(line);
  const graph = {
    read: () => Promise.reject(failure),
    write: () => Promise.reject(failure),
    close: () => Promise.resolve(),
  };
  const { app, stop } = await createServer({
    graph,
    reports: reportsOver(graph),
    seals: testKeys,
    screenings: createJobs({ graph, clock: () => new Date() }, () => undefined),
    vault: { hash: String, seal: String, open: String },
    clock: () => new Date(),
    statementLimit: 5_000,
    readViewer: () => Promise.resolve(publicViewer),
    checkRate: () => Promise.resolve(),
    materials: { has: () => false, hasOf: () => false },
    page: express.Router(),
    files: express.Router(),
    log: { info: write, warn: write, error: write },
    ready: () => Promise.resolve(true),
  });
  const http = createHttpServer(app).listen(0, '127.0.0.1');
  await once(http, 'listening');
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const answer = await send({ url }, '{ subjects { totalCount } }');
  const elsewhere = await fetch(`${url}/张三?name=张三`);
  const unknown = { status: elsewhere.status, text: await elsewhere.text() };
  http.close();
  http.closeAllConnections();
  await stop();
  return { ...answer, unknown, log: JSON.stringify(lines) };
}

test.each(codes)('%s is answered with its HTTP status', async (code) => {
  const cause = new Error(secret);
  const { status, errors } = await answerTo(new HubError(code, 'in so many words', { cause }));
  expect([status, errors[0]?.extensions.code]).toEqual([errorTable[code].status, code]);
});

test('a fault nobody foresaw is masked in the answer, and in the log says where and not what', async () => {
  const { status, text, log } = await answerTo(new Error(secret));
  expect([status, JSON.parse(text)]).toEqual([
    500,
    {
      errors: [
        {
          message: 'The hub failed to answer.',
          locations: [{ line: 1, column: 3 }],
          path: ['subjects'],
          extensions: { code: 'INTERNAL_SERVER_ERROR' },
        },
      ],
      data: null,
    },
  ]);
  for (const said of [text, log]) expect(said).not.toMatch(/司马静|MATCH|RETURN/);
  expect(log).toContain('error-codes.test.ts');
});

test('an address that the hub does not know is answered in JSON, and not repeated', async () => {
  const { unknown } = await answerTo(new Error(secret));
  expect([unknown.status, JSON.parse(unknown.text)]).toMatchObject([
    404,
    { errors: [{ extensions: { code: 'NOT_FOUND' } }] },
  ]);
  expect(unknown.text).not.toMatch(/张三|%E5|<html/);
});

test('every code of the table is thrown somewhere', () => {
  const folder = new URL('../../src/', import.meta.url);
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && name !== 'errors.ts')
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
    .join('\n');
  for (const code of codes) expect(sources).toContain(`'${code}'`);
});
