/** What is refused beside GraphQL: addresses, methods and bodies that cannot be read, and faults of ours. */
import type { ErrorRequestHandler, RequestHandler } from 'express';
import { limits } from '../words/limits.ts';
import { causeName, type Log } from './log.ts';

/** What express itself refuses: a body that is no JSON, or too large. */
export const refuseBody: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  const status = error instanceof Error && 'status' in error ? Number(error.status) : 500;
  if (response.headersSent || status >= 500) {
    next(error);
    return;
  }
  const message =
    status === 413
      ? `The request is larger than ${limits.body} bytes.`
      : 'The request body must be JSON with a query.';
  response.status(status).json({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] });
};

/** What express cannot read of an address. */
export const refuseAddress: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (!(error instanceof URIError) || response.headersSent) {
    next(error);
    return;
  }
  const message = 'The address holds a percent sign that begins no character.';
  response.status(400).json({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] });
};

/** What nobody foresaw: logged by its kind, told to nobody. */
export const masked =
  (log: Log): ErrorRequestHandler =>
  (error, _request, response, next) => {
    const code = 'INTERNAL_SERVER_ERROR';
    log.error({ code, cause: causeName(error) }, 'failed');
    if (response.headersSent) {
      next();
      return;
    }
    response
      .status(500)
      .json({ errors: [{ message: 'The hub failed to answer.', extensions: { code } }] });
  };

/** An address is kept by every proxy on the way, and a question may name a person: questions travel in bodies alone. */
export const onlyPost: RequestHandler = (request, response, next) => {
  if (request.method === 'POST') {
    next();
    return;
  }
  const message = 'Questions are sent by POST, in the body.';
  response
    .status(405)
    .set('Allow', 'POST')
    .json({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] });
};

/** The address is not repeated: a caller may have written a name into it. */
export const unknown: RequestHandler = (_request, response) => {
  const message = 'Nothing is here. The API is at /graphql, the pages are at / and /explore.';
  response
    .status(404)
    .set('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'")
    .set('X-Content-Type-Options', 'nosniff')
    .json({ errors: [{ message, extensions: { code: 'NOT_FOUND' } }] });
};
