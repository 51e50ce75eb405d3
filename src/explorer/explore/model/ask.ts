/** Why the hub gave no answer: its code, or UNREACHABLE when nothing came back. */
export interface Fault {
  readonly code: string;
  readonly message: string;
}

/** Thrown by every question that was not answered whole. */
export class AskError extends Error {
  readonly fault: Fault;

  constructor(fault: Fault, options?: { cause?: unknown }) {
    super(fault.message, options);
    this.name = 'AskError';
    this.fault = fault;
  }
}

/** Sends one question and gives its data; throws AskError. */
export type Ask = <Data>(
  question: string,
  variables: Readonly<Record<string, unknown>>,
  signal?: AbortSignal,
) => Promise<Data>;

/** What to tell the user about whatever was thrown. */
export const faultOf = (error: unknown): Fault =>
  error instanceof AskError
    ? error.fault
    : { code: 'UNEXPECTED', message: error instanceof Error ? error.message : String(error) };
