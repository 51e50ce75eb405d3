/**
 * The table of rights: which role may do what, and on which conditions. Decisions, pages, file routes, subscriptions and
 * worklists ask it by rights.ts, and docs/rights.md is printed from it. A role that a row does not name is refused.
 */
import type { Condition } from './conditions.ts';
import type { Role } from './roles.ts';

/** All that must hold, by role; an empty list asks for the role alone. */
type Rights = Readonly<Partial<Record<Role, readonly Condition[]>>>;

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

const officials = { DEPARTMENT: [], ANALYST: [], CLERK: [] } as const satisfies Rights;
const offices = { DEPARTMENT: [], ANALYST: [], LENDER: [], CLERK: [] } as const satisfies Rights;
const everybody = { PUBLIC: [], SUBJECT: [], ...offices } as const satisfies Rights;
const clerks = { CLERK: [] } as const satisfies Rights;
const subjectOrCounter = { SUBJECT: ['OWN_SUBJECT'], CLERK: [] } as const satisfies Rights;
const partyOrHandler = {
  SUBJECT: ['OWN_SUBJECT'],
  DEPARTMENT: ['COMPETENT_UNIT'],
  CLERK: [],
} as const satisfies Rights;
const handlers = { DEPARTMENT: ['COMPETENT_UNIT'], CLERK: [] } as const satisfies Rights;
/** 谁认定、谁修复: a clerk decides only where nobody knows whose finding it was. */
const unitAlone = {
  DEPARTMENT: ['COMPETENT_UNIT'],
  CLERK: ['UNIT_UNKNOWN'],
} as const satisfies Rights;
/** A department decides for itself, by a token that says which one it is. */
const namedUnitOrCentre = {
  DEPARTMENT: ['HAS_DEPARTMENT', 'COMPETENT_UNIT'],
  CLERK: [],
} as const satisfies Rights;
/** What stands in a worklist is chosen by SEE_CASE. */
const worklists = { DEPARTMENT: ['HAS_DEPARTMENT'], CLERK: [] } as const satisfies Rights;

const onlyOfficials = 'This takes the token of a department, an analyst or a clerk.';
const onlyDeciders = 'This takes the token of a clerk, or of a department that names its code.';
const onlyHandlers = 'There is no such case that you may act on.';
const onlyMergers = 'A clerk of the credit centre says which subjects are one.';

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
  STORE_MATERIAL: {
    what: 'hand a file in',
    roles: { SUBJECT: [], CLERK: [] },
    refusal: 'A subject hands in files, or a clerk at its counter.',
    withoutToken: 'FORBIDDEN',
  },
  USE_ANY_MATERIAL: {
    what: 'rest an application on a file that somebody else handed in',
    roles: clerks,
    refusal: 'A file counts for whoever handed it in.',
  },
  APPLY_FOR_REPAIR: {
    what: 'apply for the repair of a record',
    roles: subjectOrCounter,
    refusal: 'The subject itself applies, or a clerk at its counter.',
    withoutToken: 'FORBIDDEN',
  },
  ACCEPT_REPAIR: { what: 'accept an application', roles: handlers, refusal: onlyHandlers },
  RETURN_REPAIR: { what: 'return an application', roles: handlers, refusal: onlyHandlers },
  GRANT_REPAIR: { what: 'grant a repair', roles: unitAlone, refusal: onlyHandlers },
  REFUSE_REPAIR: { what: 'refuse a repair', roles: unitAlone, refusal: onlyHandlers },
  SERVE_REPAIR: { what: 'serve the decision', roles: handlers, refusal: onlyHandlers },
  WITHDRAW_REPAIR: { what: 'end an application', roles: partyOrHandler, refusal: onlyHandlers },
  FILE_DISPUTE: {
    what: 'object to a record, a relation or a merge',
    roles: subjectOrCounter,
    refusal: 'The subject itself objects, or a clerk at its counter.',
    withoutToken: 'FORBIDDEN',
  },
  RESOLVE_DISPUTE: { what: 'resolve an objection', roles: unitAlone, refusal: onlyHandlers },
  WITHDRAW_DISPUTE: {
    what: 'withdraw an objection',
    roles: subjectOrCounter,
    refusal: onlyHandlers,
  },
  IMPOSE_SANCTION: { what: 'impose a measure', roles: namedUnitOrCentre, refusal: onlyDeciders },
  LIFT_SANCTION: { what: 'lift a measure', roles: namedUnitOrCentre, refusal: onlyDeciders },
  REPORT_FEEDBACK: {
    what: 'report what was done by a measure',
    roles: namedUnitOrCentre,
    refusal: onlyDeciders,
  },
  MAKE_COMMITMENT: {
    what: 'make a commitment (信用承诺), or write down one made on paper',
    roles: { SUBJECT: ['OWN_SUBJECT'], ...namedUnitOrCentre },
    refusal: 'The subject itself promises, or a department or clerk writes it down.',
    refusals: {
      OWN_SUBJECT: 'subject: a subject promises for itself alone.',
      HAS_DEPARTMENT:
        'A department writes down what was made to itself, and this token names no department.',
      COMPETENT_UNIT: 'receiver: a department writes down what was made to itself.',
    },
    withoutToken: 'FORBIDDEN',
  },
  CONCLUDE_COMMITMENT: {
    what: 'say whether a commitment was kept',
    roles: unitAlone,
    refusal: 'The unit that it was made to says whether it was kept.',
    withoutToken: 'FORBIDDEN',
  },
  MERGE_SUBJECTS: {
    what: 'say that two subjects are one',
    roles: clerks,
    refusal: onlyMergers,
    withoutToken: 'FORBIDDEN',
  },
  UNMERGE_SUBJECTS: {
    what: 'make two of one again',
    roles: clerks,
    refusal: onlyMergers,
    withoutToken: 'FORBIDDEN',
  },
} as const satisfies Readonly<Record<string, Permission>>;

export type Act = keyof typeof permissions;

/** The row of an act; undefined for one that nobody listed, which is refused to all. */
export const permissionOf = (act: string): Permission | undefined =>
  Object.hasOwn(permissions, act) ? permissions[act as Act] : undefined;
