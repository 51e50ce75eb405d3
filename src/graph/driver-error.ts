import neo4j from 'neo4j-driver';
import { type ErrorCode, HubError } from '../errors.ts';

/** First match wins. The driver's own text is never passed on: it can carry property values. */
const translations: readonly (readonly [RegExp, ErrorCode, string])[] = [
  [
    /ConstraintValidationFailed/,
    'CONFLICT',
    'Somebody else wrote the same thing at the same time; read again and retry.',
  ],
  [
    /TransactionTimedOut|LockAcquisitionTimeout/,
    'TIMEOUT',
    'The question took longer than its limit; ask for less: fewer hops, a smaller page.',
  ],
  [
    /Transaction(Marked)?Terminated|Transaction\.Terminated|LockClientStopped/,
    'TIMEOUT',
    'The question was stopped before it had finished.',
  ],
  [
    /MemoryPoolOutOfMemory|TransactionOutOfMemory|StackOverFlow/,
    'QUERY_TOO_EXPENSIVE',
    'The question needs more memory than one question may have; ask for less.',
  ],
  [
    /ServiceUnavailable|SessionExpired|DatabaseUnavailable|TransientError|^N\/A$/,
    'UNAVAILABLE',
    'The database does not answer at the moment; try again shortly.',
  ],
];

/** Turns whatever the driver threw into an error of the hub; the cause is kept for the log. */
export function toHubError(error: unknown): HubError {
  if (error instanceof HubError) return error;
  if (error instanceof neo4j.Neo4jError) {
    const found = translations.find(([pattern]) => pattern.test(error.code));
    if (found) return new HubError(found[1], found[2], { cause: error });
  }
  return new HubError('INTERNAL_SERVER_ERROR', 'The hub failed to answer.', { cause: error });
}

/** True when the same read may simply be tried again. */
export function isRetryable(error: unknown): boolean {
  return error instanceof neo4j.Neo4jError && neo4j.isRetryableError(error);
}
