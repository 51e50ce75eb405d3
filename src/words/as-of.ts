import { HubError } from '../errors.ts';
import { isRealDate, readDate, today } from './calendar-date.ts';

/** The two clocks of an answer: a day in the world and a moment of knowledge (ISO strings). */
export interface ResolvedAsOf {
  readonly validAt: string;
  readonly knownAt: string;
}

export interface AsOfInput {
  readonly validAt?: string | null | undefined;
  readonly knownAt?: string | null | undefined;
}

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** Checks a `Date` value: `YYYY-MM-DD` that exists; else BAD_USER_INPUT naming the argument. */
export function checkedDate(argument: string, text: string): string {
  const read = /^\d{4}-\d{2}-\d{2}$/.test(text) ? readDate(text) : undefined;
  if (read && ('date' in read ? read.date === text : true)) return text;
  throw new HubError(
    'BAD_USER_INPUT',
    `${argument} must be a day that exists, written YYYY-MM-DD.`,
  );
}

function checkedInstant(argument: string, text: string): string {
  // Date.parse moves 30 February to March, and an offset can carry a year beyond four digits, where text no longer sorts
  const time = instant.test(text) && isRealDate(text.slice(0, 10)) ? Date.parse(text) : Number.NaN;
  const read = Number.isNaN(time) ? '' : new Date(time).toISOString();
  if (/^\d{4}-/.test(read)) return read;
  throw new HubError(
    'BAD_USER_INPUT',
    `${argument} must be an RFC 3339 instant with its zone, such as 2026-04-01T08:00:00+08:00.`,
  );
}

/** The clocks of a question: what it does not say is taken from `base`, the parent answer or now. */
export function resolveAsOf(input: AsOfInput | null | undefined, base: ResolvedAsOf): ResolvedAsOf {
  return {
    validAt: input?.validAt == null ? base.validAt : checkedDate('asOf.validAt', input.validAt),
    knownAt: input?.knownAt == null ? base.knownAt : checkedInstant('asOf.knownAt', input.knownAt),
  };
}

const dayLength = 86_400_000;

/** The first instant that lies behind a question: behind its moment of knowledge, or behind its day in China. */
export function behind({ validAt, knownAt }: ResolvedAsOf): string {
  const known = Date.parse(knownAt) + 1;
  const valid = Date.parse(`${validAt}T00:00:00+08:00`) + dayLength;
  return new Date(Math.min(known, valid)).toISOString();
}

/** Now, on both clocks; the day is China's. */
export function asOfNow(now: Date): ResolvedAsOf {
  return { validAt: today(() => now), knownAt: now.toISOString() };
}
