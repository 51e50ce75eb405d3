/** What the planners of subjects, relations and records share. */
import type { Value } from './graph-rows.ts';

/** What one fact of a row did; the verdict on the row is made of these. Rejected is what cannot be, as only the graph tells. */
export type Outcome = 'stored' | 'unchanged' | 'conflict' | 'rejected';

/** Where a fact comes from, and when the hub learnt it. */
export interface FactOrigin {
  readonly batch: string;
  readonly sourceRow: string;
  readonly department: string;
  /** Instant of the transaction. */
  readonly recordedAt: string;
  /** The same as a day in China. */
  readonly day: string;
  /** Whether a claim of this delivery shows before one that `department` made earlier (authority order). */
  readonly prevailsOver: (department: string) => boolean;
  /** The form in which a telephone number is kept: a person's only as a keyed hash. */
  readonly phoneKey: (digits: string) => string;
}

type Values = Readonly<Record<string, Value | undefined>>;

const equal = (one: Value | undefined, other: Value | undefined): boolean =>
  one === other ||
  (Array.isArray(one) && Array.isArray(other) && JSON.stringify(one) === JSON.stringify(other));

/** The same object without some of its properties; a loop, because every row of a city passes here. */
export function without<T extends object, K extends keyof T & string>(
  source: T,
  ...names: readonly K[]
): Omit<T, K> {
  const left: Partial<T> = {};
  for (const name in source) {
    if (!(names as readonly string[]).includes(name)) left[name] = source[name];
  }
  return left as Omit<T, K>;
}

/** Whether everything that is stated is known already. */
export const says = (known: Values, stated: Values): boolean =>
  Object.entries(stated).every(([name, value]) => value === undefined || equal(known[name], value));

/** What is stated otherwise than it is known, by name. */
export const disagreeing = (known: Values, stated: Values): readonly string[] =>
  Object.keys(stated).filter(
    (name) =>
      stated[name] !== undefined && known[name] !== undefined && !equal(known[name], stated[name]),
  );

/** Whether something stated differs from what is known, not merely adds to it. */
export const contradicts = (known: Values, stated: Values): boolean =>
  disagreeing(known, stated).length > 0;

/** Whether `sourceRow` lies in the batch. */
export const isOfBatch = (sourceRow: string | undefined, batch: string): boolean =>
  sourceRow?.startsWith(`${batch}:`) ?? false;

/** Whether the day of a new fact lies after that of the known one, where both are known. */
export const isLater = (next: string | undefined, known: string | undefined): boolean =>
  next !== undefined && known !== undefined && next > known;

/** The earlier of two ends, where absent is open. */
export const earliest = (one: string | undefined, other: string | undefined): string | undefined =>
  one === undefined || (other !== undefined && other < one) ? other : one;
