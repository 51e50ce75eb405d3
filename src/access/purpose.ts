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

const allowed: Readonly<Record<Role, readonly string[]>> = {
  // a court and the subject itself say who they are
  PUBLIC: [...new Set([...government, ...bank])].filter((purpose) => purpose !== 'JUDICIAL'),
  SUBJECT: ['OWN_REPORT', 'DUE_DILIGENCE'],
  DEPARTMENT: government,
  ANALYST: government,
  CLERK: [...government, 'OWN_REPORT'],
  LENDER: bank,
};

/** Refuses a report about another subject that says it is one's own, with FORBIDDEN. */
export function checkOwnReport({ role, subject }: Viewer, purpose: string, asked: string): void {
  if (purpose !== 'OWN_REPORT' || role !== 'SUBJECT' || subject === asked) return;
  throw new HubError(
    'FORBIDDEN',
    'OWN_REPORT is for the subject that this token speaks for; of others a subject asks for DUE_DILIGENCE.',
  );
}

/** Refuses a purpose that is not one of the role's, with FORBIDDEN that names those that are. */
export function checkPurpose({ role }: Viewer, purpose: string): void {
  if (allowed[role].includes(purpose)) return;
  throw new HubError(
    'FORBIDDEN',
    `Role ${role} asks for ${allowed[role].join(', ')}; not for ${purpose}.`,
  );
}
