/** Who has to act: nobody, the caller, whoever runs the hub soon, or now. */
export type Level = 'debug' | 'info' | 'warn' | 'error';

interface ErrorRow {
  readonly status: number;
  /** The status where an address itself is asked for: the API answers 200, as other fields may be there. */
  readonly addressed?: number;
  readonly level: Level;
}

/** Every code the hub can answer with, its HTTP status, and who has to act on it. docs/errors.md prints each with the comment in front of it. */
export const errorTable = {
  /** An argument breaks a rule; the message names it and the remedy. */
  BAD_USER_INPUT: { status: 400, level: 'debug' },
  /** The token is missing where one is needed, or is not accepted: bring a fresh one. */
  UNAUTHENTICATED: { status: 401, level: 'info' },
  /** Not for this role, or not for this purpose. */
  FORBIDDEN: { status: 403, level: 'info' },
  /** The question needs a stated purpose: say what for. */
  PURPOSE_REQUIRED: { status: 403, level: 'info' },
  /** Something that the question names is not there, or not for this caller. */
  NOT_FOUND: { status: 200, addressed: 404, level: 'debug' },
  /** A record in this report was closed or corrected since: ask for a new report. */
  GONE: { status: 410, level: 'debug' },
  /** Somebody else wrote at the same time: read again and decide again. */
  CONFLICT: { status: 200, addressed: 409, level: 'info' },
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
} as const satisfies Record<string, ErrorRow>;

export type ErrorCode = keyof typeof errorTable;

/** Codes of GraphQL and of the transport, which say that a caller's question cannot be read. */
const unreadable = [
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'BAD_REQUEST',
];

const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(errorTable, code);

/** The level that a code is logged at; one that nobody knows is a fault of ours. */
export const levelOf = (code: string): Level => {
  if (isErrorCode(code)) return errorTable[code].level;
  return unreadable.includes(code) ? 'debug' : 'error';
};

/** The status of an answer of the API that says nothing else; undefined for codes that are not the hub's own. */
export const statusOf = (code: string): number | undefined =>
  isErrorCode(code) ? errorTable[code].status : undefined;

/** The status where an address itself is asked for. */
export const addressedStatus = (code: ErrorCode): number => {
  const row: ErrorRow = errorTable[code];
  return row.addressed ?? row.status;
};

/** The one error the hub throws on purpose: its message is safe to show to any caller (no personal data, no Cypher). */
export class HubError extends Error {
  readonly code: ErrorCode;
  /** Seconds after which the same call may well be answered. */
  readonly retryAfter: number | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    options: { readonly cause?: unknown; readonly retryAfter?: number } = {},
  ) {
    super(message, 'cause' in options ? { cause: options.cause } : {});
    this.name = 'HubError';
    this.code = code;
    this.retryAfter = options.retryAfter;
  }
}
