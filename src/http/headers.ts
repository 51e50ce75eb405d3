/** What every answer carries, whichever route gives it; a route says what it needs otherwise. */
import { randomUUID } from 'node:crypto';
import type { RequestHandler, Response } from 'express';

const requestId = 'X-Request-Id';

/** Nothing is kept, framed, run, indexed or told on. */
export const commonHeaders = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Robots-Tag': 'noindex',
} as const;

/** Sets them, with an id that finds the request in the log. */
export const setHeaders: RequestHandler = (_request, response, next) => {
  response.set({ ...commonHeaders, [requestId]: randomUUID() });
  next();
};

/** The id that this answer carries. */
export const idOf = (response: Pick<Response, 'get'>): string => response.get(requestId) ?? '';
