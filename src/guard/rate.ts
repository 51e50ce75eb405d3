import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { HubError } from '../errors.ts';

/** Counts a caller's requests; RATE_LIMITED with the seconds to wait once there are more than `perMinute`. */
export function createRateGuard(perMinute: number): (caller: string) => Promise<void> {
  if (perMinute === 0) return () => Promise.resolve();
  const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 });
  return async (caller) => {
    try {
      await limiter.consume(caller);
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      const seconds = Math.ceil(error.msBeforeNext / 1000);
      throw new HubError('RATE_LIMITED', `Too many requests; come back in ${seconds} seconds.`, {
        retryAfter: seconds,
      });
    }
  };
}
