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
