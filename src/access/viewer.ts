/** Who asks, as the token says; without a token the public. */
import { type Role, roleNames, roleOf, type Scope } from './roles.ts';

export type { Role } from './roles.ts';

export interface Viewer {
  readonly role: Role;
  /** Unified social credit code of the department the token speaks for. */
  readonly department: string | null;
  /** Id of the subject the token speaks for. */
  readonly subject: string | null;
  /** Who holds the token, by the issuer's own naming; null without a token. */
  readonly user: string | null;
}

export const publicViewer = {
  role: 'PUBLIC',
  department: null,
  subject: null,
  user: null,
} as const satisfies Viewer;

/** Whether it is the public that asks, or somebody who has said who they are. */
export const isPublic = ({ role }: Viewer): boolean => role === publicViewer.role;

/** Roles that a token can carry. */
export const tokenRoles = roleNames.filter((role) => role !== publicViewer.role);

/** By whom the hub asks itself: an official, because some answers are closed to the public before anything is asked. */
export const hubItself: Viewer = { ...publicViewer, role: 'ANALYST' };

/** Whether persons show with their names, masked numbers and records. */
export const seesPersons = ({ role }: Viewer): boolean => roleOf(role)?.persons === 'NAMED';

/** Sharing scopes open to the viewer without a consent. */
export const scopesOf = ({ role }: Viewer): readonly Scope[] => roleOf(role)?.scopes ?? [];

/** Names the caller of a decision: an idempotency key means the same only for the same caller. */
export const callerOf = ({ role, department, subject, user }: Viewer): string =>
  [role, department ?? '', subject ?? '', user ?? ''].join('|');

/** Who hands files in: a subject, or the counter of the credit centre, whoever sits at it. */
export const ownerOf = ({ role, department, subject }: Viewer): string =>
  [role, department ?? '', subject ?? ''].join('|');
