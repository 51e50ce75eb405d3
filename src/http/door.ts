/**
 * The one door to everything that is not for everybody alike: whose call it is, how many they made, who they are. What
 * stands behind it answers a visit; what is refused, at the door or behind it, is answered in refusals.ts.
 */
import type { RequestHandler } from 'express';
import type { Viewer } from '../access/viewer.ts';
import { idOf } from './headers.ts';

/** What the door asks. */
export interface Doorkeeper {
  readonly readViewer: (authorization: string | undefined) => Promise<Viewer>;
  /** RATE_LIMITED when this caller came too often. */
  readonly checkRate: (caller: string) => Promise<void>;
}

/** Somebody who came in. */
export interface Visit {
  /** Finds the request in the log. */
  readonly id: string;
  /** Whom limits of rate count by: an address. */
  readonly caller: string;
  readonly viewer: Viewer;
  readonly hasToken: boolean;
  /** Fires when the caller leaves before the answer. */
  readonly signal: AbortSignal;
}

/** Counts the caller, then reads its token: nobody's token is looked at more often than its address may come. */
export async function admit(
  { checkRate, readViewer }: Doorkeeper,
  caller: string,
  authorization: string | undefined,
): Promise<Viewer> {
  await checkRate(caller);
  return readViewer(authorization);
}

const visits = new WeakMap<object, Visit>();

/** Lets callers in. */
export const createDoor =
  (keeper: Doorkeeper): RequestHandler =>
  async (request, response, next) => {
    const leaving = new AbortController();
    response.on('close', () => {
      if (!response.writableFinished) leaving.abort();
    });
    const { ip: caller = '', headers } = request;
    const viewer = await admit(keeper, caller, headers.authorization);
    const hasToken = headers.authorization !== undefined;
    visits.set(request, { id: idOf(response), caller, viewer, hasToken, signal: leaving.signal });
    next();
  };

/** Who came in with this request. */
export function visitOf(request: object): Visit {
  const visit = visits.get(request);
  if (!visit) throw new Error('This route stands in front of the door.');
  return visit;
}
