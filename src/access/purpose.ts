/** For which purposes a role may ask for a report. A purpose opens nothing by itself; a false one is refused. */
import { HubError } from '../errors.ts';
import { requireRight } from './rights.ts';
import { roleOf } from './roles.ts';
import type { Viewer } from './viewer.ts';

/** Refuses a report about another subject that says it is one's own, with FORBIDDEN. */
export function checkOwnReport(viewer: Viewer, purpose: string, asked: string): void {
  if (purpose === 'OWN_REPORT') requireRight(viewer, 'ISSUE_OWN_REPORT', { subject: asked });
}

/** Refuses a question without a purpose with PURPOSE_REQUIRED, and one with another role's purpose as `checkPurpose` does. */
export function requirePurpose(
  viewer: Viewer,
  argument: string,
  purpose: string | null | undefined,
): void {
  if (purpose == null)
    throw new HubError('PURPOSE_REQUIRED', `${argument}: say what for (请注明查询目的).`);
  checkPurpose(viewer, purpose);
}

/** Refuses a purpose that is not one of the role's, with FORBIDDEN that names those that are. */
export function checkPurpose({ role }: Viewer, purpose: string): void {
  const purposes = roleOf(role)?.purposes ?? [];
  if (purposes.includes(purpose)) return;
  throw new HubError(
    'FORBIDDEN',
    `Role ${role} asks for ${purposes.join(', ')}; not for ${purpose}.`,
  );
}
