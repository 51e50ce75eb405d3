/** Who asks, as the token says; without a token the public. */
export type Role = 'PUBLIC' | 'SUBJECT' | 'DEPARTMENT' | 'ANALYST' | 'LENDER' | 'CLERK';
export type Scope = 'PUBLIC' | 'SHARED' | 'AUTHORISED';

export const roles = [
  'SUBJECT',
  'DEPARTMENT',
  'ANALYST',
  'LENDER',
  'CLERK',
] as const satisfies Role[];

export interface Viewer {
  readonly role: Role;
  /** Unified social credit code of the department the token speaks for. */
  readonly department: string | null;
  /** Id of the subject the token speaks for. */
  readonly subject: string | null;
  /** Who holds the token, by the issuer's own naming; null without a token. */
  readonly user: string | null;
}

export const publicViewer: Viewer = {
  role: 'PUBLIC',
  department: null,
  subject: null,
  user: null,
};

/** By whom the hub asks itself: an official, because some answers are closed to the public before anything is asked. */
export const hubItself: Viewer = { ...publicViewer, role: 'ANALYST' };

/** Roles that work for the government: shared items and whole names of persons are open to them. */
const official: readonly Role[] = ['DEPARTMENT', 'ANALYST', 'CLERK'];

export const isOfficial = ({ role }: Viewer): boolean => official.includes(role);

/** Sharing scopes open to the viewer without a consent. */
export const scopesOf = (viewer: Viewer): Scope[] =>
  isOfficial(viewer) ? ['PUBLIC', 'SHARED'] : ['PUBLIC'];

/** Names the caller of a decision: an idempotency key means the same only for the same caller. */
export const callerOf = ({ role, department, subject, user }: Viewer): string =>
  [role, department ?? '', subject ?? '', user ?? ''].join('|');

/** Who hands files in: a subject, or the counter of the credit centre, whoever sits at it. */
export const ownerOf = ({ role, department, subject }: Viewer): string =>
  [role, department ?? '', subject ?? ''].join('|');
