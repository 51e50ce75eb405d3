/** What a question to the hub is, how its answer is typed, and what it is when none comes. */
declare const typed: unique symbol;

/**
 * The text of a question with the types that codegen made of it. They stand in no script: at run time it is its text.
 * The length, which every string has, keeps TypeScript from taking the rest for a mistake.
 */
export type Question<Data, Variables> = string & {
  readonly length: number;
  readonly [typed]?: (variables: Variables) => Data;
};

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
export type Ask = <Data, Variables>(
  question: Question<Data, Variables>,
  variables: Variables,
  signal?: AbortSignal,
) => Promise<Data>;

/** What to tell the user about whatever was thrown. */
export const faultOf = (error: unknown): Fault =>
  error instanceof AskError
    ? error.fault
    : { code: 'UNEXPECTED', message: error instanceof Error ? error.message : String(error) };
