// What stands beside the API stands behind the same door: caller, rate, viewer, answer, refusal.
import { afterEach, expect, test } from '@jest/globals';
import express from 'express';
import { publicViewer, type Viewer } from '../../src/access/viewer.ts';
import { HubError } from '../../src/errors.ts';
import { createFiles } from '../../src/http/material-files.ts';
import { createReportPage } from '../../src/http/report-documents.ts';
import { createScreeningFiles } from '../../src/http/screening-files.ts';
import type { ServerOptions } from '../../src/http/server.ts';
import { startBareServer } from '../kit/bare-server.ts';

const document = 'R-20260630-0123456789ABCDEF.zh.html';
const digest = 'a'.repeat(64);
const screening = `/screenings/scr_${'0'.repeat(22)}/result.csv`;

const seen: (Viewer | null)[] = [];
const absent = () => Promise.reject(new HubError('NOT_FOUND', 'There is no such thing of yours.'));

const files = express
  .Router()
  .use(
    createReportPage({
      fetch: (viewer) => {
        seen.push(viewer);
        return absent();
      },
    }),
  )
  .use(
    createFiles({
      materials: {
        has: () => false,
        hasOf: () => false,
        store: absent,
        open: () => {
          throw new Error('nothing is kept here');
        },
      },
      mayRead: () => Promise.resolve(false),
      checkStore: () => Promise.resolve(),
    }),
  )
  .use(
    createScreeningFiles({
      dataDir: '/nowhere',
      mayScreen: ({ role }) => {
        if (role === 'PUBLIC') throw new HubError('UNAUTHENTICATED', 'Bring a token.');
      },
      take: absent,
      result: absent,
    }),
  );

let server: Awaited<ReturnType<typeof startBareServer>> | undefined;
afterEach(() => server?.stop());

async function answers(options: Partial<Pick<ServerOptions, 'checkRate' | 'readViewer'>> = {}) {
  const started = await startBareServer(() => Promise.resolve([]), { files, ...options });
  server = started;
  return async (path: string, init: RequestInit = {}) => {
    const response = await fetch(`${started.url}${path}`, init);
    const { errors } = (await response.json()) as {
      errors: { extensions: { code: string } }[];
    };
    return [response.status, errors[0]?.extensions.code];
  };
}

test.each([`/reports/${document}`, `/materials/${digest}`, screening])(
  '%s refuses in the one form, and counts and knows its caller first',
  async (path) => {
    const ask = await answers();
    expect(await ask(path)).toEqual([404, 'NOT_FOUND']);
    await server?.stop();
    const asStranger = await answers({
      readViewer: () => Promise.reject(new HubError('UNAUTHENTICATED', 'A fresh token is needed.')),
    });
    expect(await asStranger(path)).toEqual([401, 'UNAUTHENTICATED']);
    await server?.stop();
    let read = 0;
    const tooOften = await answers({
      checkRate: () => Promise.reject(new HubError('RATE_LIMITED', 'Come back in a minute.')),
      readViewer: () => {
        read += 1;
        return Promise.resolve(publicViewer);
      },
    });
    expect(await tooOften(path)).toEqual([429, 'RATE_LIMITED']);
    expect(read).toBe(0);
  },
);

test('a list is refused before a byte of it is kept', async () => {
  const ask = await answers();
  expect(await ask('/screenings/files', { method: 'POST', body: 'name\n甲' })).toEqual([
    401,
    'UNAUTHENTICATED',
  ]);
});

test('a report knows the bearer of a link from a viewer with a token', async () => {
  const ask = await answers();
  seen.length = 0;
  await ask(`/reports/${document}`);
  await ask(`/reports/${document}`, { headers: { authorization: 'Bearer x' } });
  expect(seen).toEqual([null, publicViewer]);
});
