/** How a route refuses: one form, one table of statuses, for what the hub, express and nobody foresaw. */
import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import { addressedStatus, HubError } from '../errors.ts';
import type { FaultLog } from './fault-log.ts';
import { idOf, tellWhenToReturn } from './headers.ts';

interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

const badRequest = (status: number, message: string): Refusal => ({
  status,
  code: 'BAD_REQUEST',
  message,
});

const masked: Refusal = {
  status: 500,
  code: 'INTERNAL_SERVER_ERROR',
  message: 'The hub failed to answer.',
};

/** What express' readers of bodies say of what they refuse. */
interface BodyFault extends Error {
  readonly status: number;
  readonly type?: string;
  readonly limit?: number;
  readonly charset?: string;
}

const isBodyFault = (error: unknown): error is BodyFault =>
  error instanceof Error &&
  'status' in error &&
  typeof error.status === 'number' &&
  error.status >= 400 &&
  error.status < 500;

/** The name of a charset, unless a caller has written something else in its place. */
const charsetName = (charset: string | undefined): string =>
  charset !== undefined && /^[\w.:-]{1,40}$/.test(charset)
    ? `The charset ${charset}`
    : 'This charset';

function bodyRefusal({ status, type, limit, charset }: BodyFault): Refusal {
  if (status === 413) return badRequest(413, `The request is larger than ${limit ?? 0} bytes.`);
  if (type === 'charset.unsupported')
    return badRequest(415, `${charsetName(charset)} is not read here: send UTF-8.`);
  if (type === 'encoding.unsupported')
    return badRequest(
      415,
      'This content encoding is not read here: send gzip, deflate, br or none.',
    );
  if (type === 'entity.parse.failed')
    return badRequest(status, 'The request body must be JSON with a query.');
  return badRequest(status, 'The request cannot be read.');
}

/** What the system says where nothing can be written: no fault of the caller, and none that a program can mend. */
const unwritable = ['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM'];

const isUnwritable = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && unwritable.includes(String(error.code));

const notKept: Refusal = {
  status: addressedStatus('UNAVAILABLE'),
  code: 'UNAVAILABLE',
  message:
    'The hub cannot write to its data folder, so nothing was kept; whoever runs it has to make room there.',
};

function refusalOf(error: unknown): Refusal {
  if (isUnwritable(error)) return notKept;
  if (error instanceof HubError)
    return { status: addressedStatus(error.code), code: error.code, message: error.message };
  if (error instanceof URIError)
    return badRequest(400, 'The address holds a percent sign that begins no character.');
  return isBodyFault(error) ? bodyRefusal(error) : masked;
}

function answer(response: Response, { status, code, message }: Refusal): void {
  response.status(status).json({ errors: [{ message, extensions: { code } }] });
}

/** Answers whatever a route throws. */
export const refuse =
  (faults: FaultLog): ErrorRequestHandler =>
  (error: unknown, _request, response, next) => {
    // nobody is left to be told, and nothing went wrong here
    if (response.destroyed && !response.writableFinished) return;
    const refusal = refusalOf(error);
    faults.told(idOf(response), [error], () => refusal.code);
    if (response.headersSent) {
      // half an answer must not look like a whole one; express ends the connection
      next(error);
      return;
    }
    tellWhenToReturn(response, error instanceof HubError ? [error] : []);
    answer(response, refusal);
  };

const methodRefusal = badRequest(405, 'Questions are sent by POST, in the body.');

/** An address is kept by every proxy on the way, and a question may name a person: questions travel in bodies alone. */
export const onlyPost: RequestHandler = (request, response, next) => {
  if (request.method === 'POST') {
    next();
    return;
  }
  response.set('Allow', 'POST');
  answer(response, methodRefusal);
};

const typeRefusal = badRequest(400, 'Questions are sent as application/json, in UTF-8.');

/** Any other content type would be a body that nobody has read. */
export const onlyJson: RequestHandler = (request, response, next) => {
  // null where there is no body at all, which the API refuses in its own words
  if (request.is('application/json') === false) answer(response, typeRefusal);
  else next();
};

/** The address is not repeated: a caller may have written a name into it. */
export const unknown: RequestHandler = (_request, response) => {
  answer(response, {
    status: 404,
    code: 'NOT_FOUND',
    message: 'Nothing is here. The API is at /graphql, the pages are at / and /explore.',
  });
};
