/**
 * The one door to everything that is not for everybody alike: whose call it is, how many they made, who they are. What
 * stands behind it answers a visit; what is refused, at the door or behind it, is answered in refusals.ts.
 */
import type { RequestHandler } from 'express';
import { callerOf, isPublic, type Viewer } from '../access/viewer.ts';
import { callerAddress, type Trust } from './address.ts';
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
  /** Whom limits count by: whoever a token names, else an address. */
  readonly caller: string;
  readonly viewer: Viewer;
  readonly hasToken: boolean;
  /** Fires when the caller leaves before the answer. */
  readonly signal: AbortSignal;
}

/**
 * Counts by token first, then by address: behind one address may sit a whole office, and whoever floods it without a
 * token must not use up what its holders may ask. A token that is not accepted counts for the address.
 */
export async function admit(
  { checkRate, readViewer }: Doorkeeper,
  address: string,
  authorization: string | undefined,
): Promise<Pick<Visit, 'viewer' | 'caller'>> {
  if (authorization === undefined) await checkRate(address);
  const viewer = await readViewer(authorization).catch(async (error: unknown) => {
    await checkRate(address);
    throw error;
  });
  if (isPublic(viewer)) return { viewer, caller: address };
  const caller = callerOf(viewer);
  await checkRate(caller);
  return { viewer, caller };
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
    const { authorization } = request.headers;
    const trust = request.app.get('trust proxy fn') as Trust;
    const { viewer, caller } = await admit(keeper, callerAddress(request, trust), authorization);
    const hasToken = authorization !== undefined;
    visits.set(request, { id: idOf(response), caller, viewer, hasToken, signal: leaving.signal });
    next();
  };

/** Who came in with this request. */
export function visitOf(request: object): Visit {
  const visit = visits.get(request);
  if (!visit) throw new Error('This route stands in front of the door.');
  return visit;
}
