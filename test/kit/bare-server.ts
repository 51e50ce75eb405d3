/** The API without a database: the real server over HTTP, on a graph that answers as a test says. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { publicViewer } from '../../src/access/viewer.ts';
import type { Graph } from '../../src/graph/graph.ts';
import { createCallerTurns } from '../../src/guard/turns.ts';
import type { Log } from '../../src/http/log.ts';
import { createListener } from '../../src/http/listener.ts';
import { createServer, type ServerOptions } from '../../src/http/server.ts';
import { createJobs } from '../../src/hub/screenings.ts';
import { shippedLibrary } from '../../src/rules/rulebook.ts';
import { reportsOver, testKeys } from './reports.ts';

/** A line of the log, with the level that it was written at. */
export interface LogLine {
  readonly level: keyof Log;
  readonly message: string;
  readonly code?: string;
  readonly request?: string;
  readonly [name: string]: unknown;
}

/** Starts the API; `lines` is what it has logged so far. */
export async function startBareServer(
  read: Graph['read'],
  {
    patience,
    ...options
  }: Partial<
    Pick<ServerOptions, 'checkRate' | 'readViewer' | 'ready' | 'hasRoom' | 'files' | 'trustProxy'>
  > & {
    readonly patience?: Parameters<typeof createListener>[1];
  } = {},
) {
  const lines: LogLine[] = [];
  const writer =
    (level: keyof Log) =>
    (line: object, message: string): void =>
      void lines.push({ ...line, level, message });
  const graph: Graph = {
    read,
    write: () => Promise.reject(new Error('nothing is written here')),
    close: () => Promise.resolve(),
  };
  const { app, listen, stop } = await createServer({
    graph,
    reports: reportsOver(graph),
    checkPersonLookUps: () => Promise.resolve(),
    seals: testKeys,
    rules: shippedLibrary,
    screenings: createJobs(
      { graph, clock: () => new Date(), rules: shippedLibrary },
      () => undefined,
    ),
    vault: { hash: String, seal: String, open: String },
    clock: () => new Date(),
    turnsOf: createCallerTurns(),
    statementLimit: 5_000,
    readViewer: () => Promise.resolve(publicViewer),
    checkRate: () => Promise.resolve(),
    materials: { has: () => false, hasOf: () => false },
    page: express.Router(),
    files: express.Router(),
    log: {
      debug: writer('debug'),
      info: writer('info'),
      warn: writer('warn'),
      error: writer('error'),
    },
    ready: () => Promise.resolve(true),
    hasRoom: () => true,
    ...options,
  });
  const http = createListener(app, patience);
  listen(http);
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    lines,
    stop: async () => {
      http.close();
      http.closeAllConnections();
      await stop();
    },
  };
}
