/** Every code the hub can answer with, its HTTP status, and who has to act on it. Documented in README. */
export const errorTable = {
  BAD_USER_INPUT: { status: 400, level: 'debug' },
  UNAUTHENTICATED: { status: 401, level: 'info' },
  FORBIDDEN: { status: 403, level: 'info' },
  NOT_FOUND: { status: 200, level: 'debug' },
  GONE: { status: 410, level: 'debug' },
  CONFLICT: { status: 200, level: 'info' },
  QUERY_TOO_EXPENSIVE: { status: 400, level: 'info' },
  RATE_LIMITED: { status: 429, level: 'info' },
  TIMEOUT: { status: 504, level: 'warn' },
  UNAVAILABLE: { status: 503, level: 'warn' },
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
