/**
 * The table of rights: which role may do what, and on which conditions. Decisions, pages, file routes, subscriptions and
 * worklists ask it by rights.ts, and docs/rights.md is printed from it. A role that a row does not name is refused.
 */
import { deciding } from './deciding.ts';
import {
  type Permission,
  type Rights,
  subjectOrCounter,
  partyOrHandler,
  onlyHandlers,
} from './permission.ts';

const officials = { DEPARTMENT: [], ANALYST: [], CLERK: [] } as const satisfies Rights;
const offices = { DEPARTMENT: [], ANALYST: [], LENDER: [], CLERK: [] } as const satisfies Rights;
const everybody = { PUBLIC: [], SUBJECT: [], ...offices } as const satisfies Rights;
/** What stands in a worklist is chosen by SEE_CASE. */
const worklists = { DEPARTMENT: ['HAS_DEPARTMENT'], CLERK: [] } as const satisfies Rights;
const onlyOfficials = 'This takes the token of a department, an analyst or a clerk.';

/** The rights. */
export const permissions = {
  READ_REGISTER: {
    what: 'ask about subjects, relations, records, control, maps and rules, as far as sight goes',
    roles: everybody,
    refusal: 'This role may ask nothing.',
  },
  ASK_AT_LENGTH: {
    what: 'ask what costs more than can be given to everybody',
    roles: { SUBJECT: [], ...offices },
    refusal: 'Without a token a question may cost less.',
  },
  FIND_PERSON: {
    what: 'look a natural person up by name and number',
    roles: officials,
    refusal: 'Looking a person up takes the token of a department, an analyst or a clerk.',
  },
  READ_GRADE: {
    what: 'read the grade of a subject named by its id',
    roles: {
      PUBLIC: ['OPEN_SCOPE'],
      SUBJECT: ['OWN_OR_OPEN_SCOPE'],
      DEPARTMENT: ['OPEN_SCOPE'],
      ANALYST: ['OPEN_SCOPE'],
      LENDER: ['OPEN_SCOPE'],
      CLERK: ['OPEN_SCOPE'],
    },
    refusal:
      'Grades are open to departments and the credit centre, and to the subject itself, each with its token.',
  },
  ISSUE_REPORT: {
    what: 'have a credit report issued for a purpose of the role, and fetch it again',
    roles: everybody,
    refusal: 'This role has no report issued.',
  },
  ISSUE_OWN_REPORT: {
    what: 'have a report issued for the purpose OWN_REPORT',
    roles: subjectOrCounter,
    refusal:
      'OWN_REPORT is for the subject that this token speaks for; of others a subject asks for DUE_DILIGENCE.',
  },
  KEEP_JUDICIAL_REPORT: {
    what: 'fetch a report issued for a court although a record in it was closed since',
    roles: officials,
    refusal: onlyOfficials,
  },
  READ_STATISTICS: {
    what: 'read the figures of the city, its grades and its deliveries',
    roles: officials,
    refusal:
      'The figures of the city are open to departments and the credit centre, with their token.',
  },
  READ_BATCHES: {
    what: 'read what became of the rows of a delivery, and what was remarked on them; a department of its own',
    roles: { DEPARTMENT: ['COMPETENT_UNIT'], ANALYST: [], CLERK: [] },
    refusal:
      'Deliveries are open to the department that made them and to the credit centre, with their token.',
  },
  READ_PROPOSALS: {
    what: 'see which measures the rules propose, and what became of those imposed',
    roles: officials,
    refusal: onlyOfficials,
  },
  READ_FEED: {
    what: 'follow what became of the records that a platform holds (变更推送)',
    roles: offices,
    refusal: 'The feed is for departments, analysts, clerks and lending platforms.',
    withoutToken: 'FORBIDDEN',
  },
  SCREEN: {
    what: 'screen a list of parties (联合奖惩核验)',
    roles: offices,
    refusal: 'Screening takes the token of a department, an analyst, a clerk or a lender.',
  },
  SCREEN_PERSON: {
    what: 'name natural persons in a list to be screened',
    roles: officials,
    refusal: onlyOfficials,
  },
  READ_SCREENING: {
    what: 'follow a screening, read what it found, screen its list again',
    roles: { DEPARTMENT: ['OWNER'], ANALYST: ['OWNER'], LENDER: ['OWNER'], CLERK: ['OWNER'] },
    refusal: 'A screening is for whoever started it.',
  },
  SEE_CASE: {
    what: 'be told of a repair, an objection or a commitment to follow, and read the files handed in',
    roles: partyOrHandler,
    refusal: onlyHandlers,
  },
  READ_REPAIR_WORKLIST: {
    what: 'list the repairs that one handles',
    roles: worklists,
    refusal:
      'The worklist is for clerks, and for departments whose token names their code; a subject asks for its own repairs.',
    withoutToken: 'FORBIDDEN',
  },
  READ_DISPUTE_WORKLIST: {
    what: 'list the objections that one resolves',
    roles: worklists,
    refusal:
      'The worklist is for clerks, and for departments whose token names their code; a subject asks for its own disputes.',
    withoutToken: 'FORBIDDEN',
  },
  READ_COMMITMENT_WORKLIST: {
    what: 'list the commitments that one follows',
    roles: worklists,
    refusal: 'The worklist is for clerks and departments; a subject asks for its own records.',
    withoutToken: 'FORBIDDEN',
  },
  READ_PROPOSED_DECISIONS: {
    what: 'list the decisions that wait for their second person',
    roles: worklists,
    refusal: 'The worklist is for clerks, and for departments whose token names their code.',
    withoutToken: 'FORBIDDEN',
  },
  ...deciding,
} as const satisfies Readonly<Record<string, Permission>>;

export type Act = keyof typeof permissions;

/** The row of an act; undefined for one that nobody listed, which is refused to all. */
export const permissionOf = (act: string): Permission | undefined =>
  Object.hasOwn(permissions, act) ? permissions[act as Act] : undefined;
