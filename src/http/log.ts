/** What is written into the log: how it is called, and what a fault may say of itself. */
import type { Level } from '../errors.ts';
import { limits } from '../words/limits.ts';

/** The log, by level. */
export type Log = Readonly<Record<Level, (line: object, message: string) => void>>;

/** Characters of a fault's kind and places. */
const longestCause = 1_000;

/** Where a fault arose. A text of several lines stands at the head of the stack, so only frames are taken. */
const placesOf = ({ stack = '' }: Error): string =>
  (stack.match(/^ {4}at .*$/gm) ?? [])
    .slice(0, 3)
    .map((frame) => frame.trim())
    .join(' ');

/** More digits than this may be those of a document. */
const fewDigits = 4;

/** The name of an operation as it may be logged: a caller may have written a number or a name of a person into it. */
export function operationLabel(name: string | null): string | null {
  if (name === null || !/^\w+$/.test(name)) return null;
  const label = name.slice(0, limits.loggedName);
  const digits = label.match(/\d/g)?.length ?? 0;
  return digits > fewDigits ? label.replace(/\d/g, '#') : label;
}

/** The kind of a fault without its text: a driver's text can carry values. */
export const causeName = (cause: unknown): string =>
  cause instanceof Error
    ? `${cause.name}${'code' in cause ? ` ${String(cause.code)}` : ''} ${placesOf(cause)}`.slice(
        0,
        longestCause,
      )
    : typeof cause;
