/** One dated event of a case: who did what, when and why. */
export interface CaseStep {
  readonly what: string;
  readonly at: string;
  readonly role: string;
  readonly department: string | null;
  readonly user: string | null;
  readonly reason: string | null;
}

/** A named no, with the way out in words; nothing was changed. */
export interface Refused<Code extends string> {
  readonly code: Code;
  readonly message: string;
}

/** The step that somebody takes. */
export const stepOf = (
  { role, department, user }: Pick<CaseStep, 'role' | 'department' | 'user'>,
  what: string,
  at: string,
  reason: string | null,
): CaseStep => ({ what, at, role, department, user, reason });

/** What a null says of a property of a node: that it is not there. */
export const stated = (values: object): object =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
