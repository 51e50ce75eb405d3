/** What every answer carries, whichever route gives it; a route says what it needs otherwise. */
import { randomUUID } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import type { HubError } from '../errors.ts';

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

/** `Retry-After`, where a refusal says when to come back; the longest of several. */
export function tellWhenToReturn(
  headers: { readonly set: (name: string, value: string) => unknown },
  refusals: readonly (HubError | undefined)[],
): void {
  const waits = refusals.flatMap((refusal) => refusal?.retryAfter ?? []);
  if (waits.length > 0) headers.set('Retry-After', String(Math.max(...waits)));
}

/** The id that this answer carries. */
export const idOf = (response: Pick<Response, 'get'>): string => response.get(requestId) ?? '';
