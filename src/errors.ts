/** Every code the hub can answer with, its HTTP status, and who has to act on it. docs/errors.md prints each with the comment in front of it. */
export const errorTable = {
  /** An argument breaks a rule; the message names it and the remedy. */
  BAD_USER_INPUT: { status: 400, level: 'debug' },
  /** The token is missing where one is needed, or is not accepted: bring a fresh one. */
  UNAUTHENTICATED: { status: 401, level: 'info' },
  /** Not for this role, or not for this purpose. */
  FORBIDDEN: { status: 403, level: 'info' },
  /** Something that the question names is not there, or not for this caller. */
  NOT_FOUND: { status: 200, level: 'debug' },
  /** A record in this report was closed or corrected since: ask for a new report. */
  GONE: { status: 410, level: 'debug' },
  /** Somebody else wrote at the same time: read again and decide again. */
  CONFLICT: { status: 200, level: 'info' },
  /** Too deep, wide or dear: the message names bound and figure; ask for less at a time. */
  QUERY_TOO_EXPENSIVE: { status: 400, level: 'info' },
  /** Too many requests: the message says when to come back. */
  RATE_LIMITED: { status: 429, level: 'info' },
  /** A statement ran past its limit: ask for fewer hops or a smaller page. */
  TIMEOUT: { status: 504, level: 'warn' },
  /** The database does not answer; safe to send again. */
  UNAVAILABLE: { status: 503, level: 'warn' },
  /** Our fault: `X-Request-Id` finds it in the log. */
  INTERNAL_SERVER_ERROR: { status: 500, level: 'error' },
} as const satisfies Record<string, { status: number; level: 'debug' | 'info' | 'warn' | 'error' }>;

export type ErrorCode = keyof typeof errorTable;

/** The one error the hub throws on purpose: its message is safe to show to any caller (no personal data, no Cypher). */
export class HubError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'HubError';
    this.code = code;
  }
}
