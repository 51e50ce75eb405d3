/**
 * The rows of the table of rights for what changes something: handing in, applying, deciding. What takes two people has
 * a row for the first and one for the second; see cases/two-people.ts.
 */
import {
  type Permission,
  type Rights,
  clerks,
  subjectOrCounter,
  partyOrHandler,
  onlyHandlers,
} from './permission.ts';

const handlers = {
  DEPARTMENT: ['HAS_USER', 'COMPETENT_UNIT'],
  CLERK: ['HAS_USER'],
} as const satisfies Rights;
/** 谁认定、谁修复: the unit whose finding it was, and the credit centre only about what it said itself. */
const unitAlone = {
  DEPARTMENT: ['HAS_USER', 'UNIT_EXISTS', 'OF_DECIDING_UNIT'],
  CLERK: ['HAS_USER', 'OF_CENTRE'],
} as const satisfies Rights;
/** The first of two people: the unit's, or the counter's. */
const firstOfTwo = {
  DEPARTMENT: ['HAS_USER', 'OF_DECIDING_UNIT'],
  CLERK: ['HAS_USER'],
} as const satisfies Rights;
/** The second of two people, by whom it is carried out. */
const secondOfTwo = {
  DEPARTMENT: ['HAS_USER', 'SECOND_PERSON', 'UNIT_EXISTS', 'OF_DECIDING_UNIT'],
  CLERK: ['HAS_USER', 'SECOND_PERSON', 'OF_CENTRE'],
} as const satisfies Rights;
const namedClerks = { CLERK: ['HAS_USER'] } as const satisfies Rights;
const secondClerk = { CLERK: ['HAS_USER', 'SECOND_PERSON'] } as const satisfies Rights;
/** A department decides for itself, by a token that says which one it is. */
const namedUnitOrCentre = {
  DEPARTMENT: ['HAS_DEPARTMENT', 'COMPETENT_UNIT'],
  CLERK: [],
} as const satisfies Rights;
const namedPersonOfUnitOrCentre = {
  DEPARTMENT: ['HAS_USER', 'HAS_DEPARTMENT', 'COMPETENT_UNIT'],
  CLERK: ['HAS_USER'],
} as const satisfies Rights;
const onlyDeciders = 'This takes the token of a clerk, or of a department that names its code.';
const onlyMergers = 'A clerk of the credit centre says which subjects are one.';
const onlyClerks =
  'Two clerks of the credit centre name the unit, where the unit is gone or has no credit code.';
const nobody =
  'This token does not say who decides: a decision takes one with a `sub` that names the person.';
/** What is said to somebody whose token names no person, whatever the decision. */
const byPersons = { HAS_USER: nobody } as const;

/** The rights to decide. */
export const deciding = {
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
  ACCEPT_REPAIR: {
    what: 'accept an application',
    roles: handlers,
    refusal: onlyHandlers,
    refusals: byPersons,
  },
  RETURN_REPAIR: {
    what: 'return an application',
    roles: handlers,
    refusal: onlyHandlers,
    refusals: byPersons,
  },
  GRANT_REPAIR: {
    what: 'grant a repair, as the first of two people',
    roles: firstOfTwo,
    refusal: onlyHandlers,
    refusals: byPersons,
  },
  CONFIRM_GRANT: {
    what: 'grant a repair, as the second of two people',
    roles: secondOfTwo,
    refusal: onlyHandlers,
    refusals: byPersons,
  },
  REFUSE_REPAIR: {
    what: 'refuse a repair',
    roles: unitAlone,
    refusal: onlyHandlers,
    refusals: byPersons,
  },
  SERVE_REPAIR: {
    what: 'serve the decision',
    roles: handlers,
    refusal: onlyHandlers,
    refusals: byPersons,
  },
  WITHDRAW_REPAIR: { what: 'end an application', roles: partyOrHandler, refusal: onlyHandlers },
  FILE_DISPUTE: {
    what: 'object to a record, a relation or a merge',
    roles: subjectOrCounter,
    refusal: 'The subject itself objects, or a clerk at its counter.',
    withoutToken: 'FORBIDDEN',
  },
  UPHOLD_DISPUTE: {
    what: 'uphold an objection, as the first of two people',
    roles: firstOfTwo,
    refusal: onlyHandlers,
    refusals: byPersons,
  },
  CONFIRM_UPHOLDING: {
    what: 'uphold an objection, as the second of two people',
    roles: secondOfTwo,
    refusal: onlyHandlers,
    refusals: byPersons,
  },
  DISMISS_DISPUTE: {
    what: 'let stand what was objected to',
    roles: unitAlone,
    refusal: onlyHandlers,
    refusals: byPersons,
  },
  NAME_UNIT: {
    what: 'name the unit that decides a case, where it is gone or has no credit code, as the first of two people',
    roles: { CLERK: ['HAS_USER', 'UNIT_MISSING'] },
    refusal: onlyClerks,
    refusals: byPersons,
  },
  CONFIRM_UNIT: {
    what: 'the same, as the second of two people',
    roles: { CLERK: ['HAS_USER', 'SECOND_PERSON', 'UNIT_MISSING'] },
    refusal: onlyClerks,
    refusals: byPersons,
  },
  WITHDRAW_DISPUTE: {
    what: 'withdraw an objection',
    roles: subjectOrCounter,
    refusal: onlyHandlers,
  },
  IMPOSE_SANCTION: {
    what: 'impose a measure',
    roles: namedPersonOfUnitOrCentre,
    refusal: onlyDeciders,
    refusals: byPersons,
  },
  LIFT_SANCTION: {
    what: 'lift a measure, as the first of two people',
    roles: firstOfTwo,
    refusal: onlyDeciders,
    refusals: byPersons,
  },
  CONFIRM_LIFTING: {
    what: 'lift a measure, as the second of two people',
    roles: secondOfTwo,
    refusal: onlyDeciders,
    refusals: byPersons,
  },
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
    refusals: byPersons,
    withoutToken: 'FORBIDDEN',
  },
  MERGE_SUBJECTS: {
    what: 'say that two subjects are one, as the first of two people',
    roles: namedClerks,
    refusal: onlyMergers,
    refusals: byPersons,
    withoutToken: 'FORBIDDEN',
  },
  CONFIRM_MERGE: {
    what: 'the same, as the second of two people',
    roles: secondClerk,
    refusal: onlyMergers,
    refusals: byPersons,
    withoutToken: 'FORBIDDEN',
  },
  UNMERGE_SUBJECTS: {
    what: 'make two of one again, as the first of two people',
    roles: namedClerks,
    refusal: onlyMergers,
    refusals: byPersons,
    withoutToken: 'FORBIDDEN',
  },
  CONFIRM_UNMERGE: {
    what: 'the same, as the second of two people',
    roles: secondClerk,
    refusal: onlyMergers,
    refusals: byPersons,
    withoutToken: 'FORBIDDEN',
  },
} as const satisfies Readonly<Record<string, Permission>>;
