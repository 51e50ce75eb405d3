/** What a row of the table of rights says. */
import type { Condition } from './conditions.ts';
import type { Role } from './roles.ts';

/** All that must hold, by role; an empty list asks for the role alone. */
export type Rights = Readonly<Partial<Record<Role, readonly Condition[]>>>;

/** One act. */
export interface Permission {
  /** What is done, for the documents. */
  readonly what: string;
  readonly roles: Rights;
  /** What whoever may not is told; a condition that fails may have words of its own. */
  readonly refusal: string;
  readonly refusals?: Readonly<Partial<Record<Condition, string>>>;
  /** The code for callers without a token, where it is not UNAUTHENTICATED. */
  readonly withoutToken?: 'FORBIDDEN';
}

/** Clerks, whatever it is about. */
export const clerks = { CLERK: [] } as const satisfies Rights;

/** The subject for itself, and the counter for everybody. */
export const subjectOrCounter = { SUBJECT: ['OWN_SUBJECT'], CLERK: [] } as const satisfies Rights;

/** The subject, the unit whose matter it is, and the counter. */
export const partyOrHandler = {
  SUBJECT: ['OWN_SUBJECT'],
  DEPARTMENT: ['COMPETENT_UNIT'],
  CLERK: [],
} as const satisfies Rights;

/** What those are told who have no part in a case. */
export const onlyHandlers = 'There is no such case that you may act on.';
