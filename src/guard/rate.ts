/** How often a caller may do something in a span of time. */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { HubError } from '../errors.ts';

/** Counts what a caller does; RATE_LIMITED with the seconds to wait once it is more than `most` in so many seconds. */
export function createRateGuard(
  most: number,
  { seconds: duration, what } = { seconds: 60, what: 'requests' },
): (caller: string) => Promise<void> {
  if (most === 0) return () => Promise.resolve();
  const limiter = new RateLimiterMemory({ points: most, duration });
  return async (caller) => {
    try {
      await limiter.consume(caller);
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      const seconds = Math.ceil(error.msBeforeNext / 1000);
      throw new HubError('RATE_LIMITED', `Too many ${what}; come back in ${seconds} seconds.`, {
        retryAfter: seconds,
      });
    }
  };
}

const day = { seconds: 86_400 };

/** All of several guards. */
export const allOf =
  (...guards: readonly ((caller: string) => Promise<void>)[]) =>
  async (caller: string): Promise<void> => {
    for (const guard of guards) await guard(caller);
  };

/** What a caller may have stored in a day. */
export const createDailyQuota = (most: number, what: string): ((caller: string) => Promise<void>) =>
  createRateGuard(most, { ...day, what });
