/** What is written into the log: how it is called, and what a fault may say of itself. */
import type { Level } from '../errors.ts';

/** The log, by level. */
export type Log = Readonly<Record<Level, (line: object, message: string) => void>>;

/** Where a fault arose. A text of several lines stands at the head of the stack, so only frames are taken. */
const placesOf = ({ stack = '' }: Error): string =>
  (stack.match(/^ {4}at .*$/gm) ?? [])
    .slice(0, 3)
    .map((frame) => frame.trim())
    .join(' ');

/** The kind of a fault without its text: a driver's text can carry values. */
export const causeName = (cause: unknown): string =>
  cause instanceof Error
    ? `${cause.name}${'code' in cause ? ` ${String(cause.code)}` : ''} ${placesOf(cause)}`
    : typeof cause;
