/** For which purposes a role may ask for a report. A purpose opens nothing by itself; a false one is refused. */
import { HubError } from '../errors.ts';
import type { Role, Viewer } from './viewer.ts';

const bank = ['LOAN_APPLICATION', 'POST_LOAN', 'DUE_DILIGENCE'];
const government = [
  'ADMINISTRATIVE_APPROVAL',
  'PROCUREMENT',
  'SUBSIDY',
  'SUPERVISION',
  'JUDICIAL',
  'DUE_DILIGENCE',
  'RESEARCH',
];

// the public sees what is public whatever it says, so nothing is gained by doubting its purpose
const allowed: Readonly<Record<Exclude<Role, 'PUBLIC'>, readonly string[]>> = {
  SUBJECT: ['OWN_REPORT', 'DUE_DILIGENCE'],
  DEPARTMENT: government,
  ANALYST: government,
  CLERK: [...government, 'OWN_REPORT'],
  LENDER: bank,
};

/** Refuses a purpose that is not one of the role's, with FORBIDDEN that names those that are. */
export function checkPurpose({ role }: Viewer, purpose: string): void {
  if (role === 'PUBLIC' || allowed[role].includes(purpose)) return;
  throw new HubError(
    'FORBIDDEN',
    `Role ${role} asks for ${allowed[role].join(', ')}; not for ${purpose}.`,
  );
}
