/** 信用修复 as a state machine: what may happen to an application, who may do it, and what is due when. */
import {
  type Case,
  type CaseDetails,
  type CaseRules,
  deadlineOf,
  type DueBy,
  type Material,
  notUploaded,
} from '../../cases/case.ts';
import { neverRepaired, repairEdition, type RepairRules } from '../../rules/repair.ts';
import type { Refused } from '../../words/case-step.ts';
import type { Deadline } from '../../words/deadline.ts';
import type { RecordKind } from '../../words/record-kinds.ts';

export const repairStates = [
  'APPLIED',
  'RETURNED',
  'ACCEPTED',
  'GRANTED',
  'REFUSED',
  'CANCELLED',
  'LAPSED',
] as const;

export type RepairState = (typeof repairStates)[number];
export type RepairAct = 'ACCEPT' | 'RETURN' | 'GRANT' | 'REFUSE' | 'CANCEL' | 'SERVE' | 'NAME_UNIT';

export type RepairRefusal = Refused<
  | 'NOT_FOUND'
  | 'WRONG_STATE'
  | 'NOT_COMPETENT'
  | 'NOT_REPAIRABLE'
  | 'UNREPAIRABLE'
  | 'TOO_EARLY'
  | 'ALREADY_ENDED'
  | 'ALREADY_OPEN'
  | 'MATERIALS_MISSING'
  | 'REASON_MISSING'
  | 'SECOND_PERSON_NEEDED'
  | 'UNIT_UNKNOWN'
  | 'UNIT_GONE'
  | 'RECEIVER_UNKNOWN'
>;

/** What the rules look at in a record. */
export interface RepairCase {
  readonly id: string;
  readonly subjectId: string;
  readonly kind: RecordKind;
  readonly title: string;
  readonly decidedOn: string;
  /** How a commitment stands; null for other kinds. */
  readonly performance: string | null;
  readonly publicFrom: string | null;
  readonly publicTo: string | null;
  readonly earliestRepair: string | null;
  readonly closedAt: string | null;
  /** Code of the unit that made the finding, where it is known. */
  readonly authorityCode: string | null;
  /** That unit as the record names it. */
  readonly authorityName: string | null;
  /** Whether an application for it is under way. */
  readonly open: boolean;
}

/** What a repair is; what it has not come to is null. */
export interface RepairProperties extends Case<RepairState> {
  readonly recordId: string;
  readonly appliedAt: string;
  readonly appliedOn: string;
  readonly decidedAt: string | null;
  readonly decidedOn: string | null;
  readonly servedAt: string | null;
  readonly promise: string;
}

/** A repair as the graph holds it: a node has no nulls. */
export type RepairNode = Partial<RepairProperties> &
  Pick<
    RepairProperties,
    'id' | 'state' | 'subjectId' | 'recordId' | 'appliedAt' | 'appliedOn' | 'promise'
  >;

/** The repair with what it has not come to as null. */
export const repairOf = (node: RepairNode): RepairProperties => ({
  reviewer: null,
  reviewerName: null,
  decidedAt: null,
  decidedOn: null,
  dueOn: null,
  servedAt: null,
  ...node,
});

export type RepairRow = RepairProperties & CaseDetails;

const refuse = (code: RepairRefusal['code'], message: string): RepairRefusal => ({ code, message });

/** What stands against an application made on `today`, materials aside; null when nothing does. */
export function refusalOf(
  rules: RepairRules,
  record: RepairCase,
  today: string,
): RepairRefusal | null {
  const edition = repairEdition(rules, today);
  const never = neverRepaired(edition, record);
  if (never) return never;
  const over = record.publicTo !== null && record.publicTo <= today;
  if (record.closedAt !== null || over)
    return refuse('ALREADY_ENDED', 'The record is no longer shown; there is nothing to end.');
  if (record.earliestRepair !== null && today < record.earliestRepair)
    return refuse(
      'TOO_EARLY',
      `The shortest period ends on ${record.earliestRepair}; apply on that day or later.`,
    );
  if (record.open)
    return refuse('ALREADY_OPEN', 'An application is under way; wait for it or withdraw it.');
  return null;
}

/** What stands against these materials; `stored` tells whether a file was uploaded. */
export function materialRefusal(
  rules: RepairRules,
  materials: readonly Material[],
  stored: (digest: string) => boolean,
  today: string,
): RepairRefusal | null {
  const missing = repairEdition(rules, today).materials.filter(
    ({ kind }) => !materials.some((one) => one.kind === kind),
  );
  if (missing.length > 0)
    return refuse(
      'MATERIALS_MISSING',
      `Also hand in: ${missing.map(({ kind, name }) => `${kind} (${name})`).join(', ')}.`,
    );
  return notUploaded(materials, stored);
}

/** What may be done with a repair, and by whom. */
export const repairCaseRules: CaseRules<RepairProperties, RepairAct> = {
  transitions: {
    APPLIED: {
      ACCEPT: 'ACCEPTED',
      RETURN: 'RETURNED',
      CANCEL: 'CANCELLED',
      NAME_UNIT: 'APPLIED',
    },
    ACCEPTED: {
      GRANT: 'GRANTED',
      REFUSE: 'REFUSED',
      CANCEL: 'CANCELLED',
      NAME_UNIT: 'ACCEPTED',
    },
    RETURNED: {},
    GRANTED: { SERVE: 'GRANTED' },
    REFUSED: { SERVE: 'REFUSED' },
    CANCELLED: {},
    LAPSED: {},
  },
  isDone: (act, { servedAt }) => act === 'SERVE' && servedAt !== null,
  withReason: ['RETURN', 'REFUSE'],
  rights: {
    ACCEPT: 'ACCEPT_REPAIR',
    RETURN: 'RETURN_REPAIR',
    GRANT: 'GRANT_REPAIR',
    REFUSE: 'REFUSE_REPAIR',
    CANCEL: 'WITHDRAW_REPAIR',
    SERVE: 'SERVE_REPAIR',
    NAME_UNIT: 'NAME_UNIT',
  },
  second: { GRANT: 'CONFIRM_GRANT', NAME_UNIT: 'CONFIRM_UNIT' },
  ofUnit: ['GRANT', 'REFUSE'],
  ofCentre: () => false,
  notCompetent: ({ subject }, { reviewer }) =>
    reviewer === null || subject !== null
      ? 'The applicant can only withdraw; a clerk or department decides.'
      : `Only the unit that made the finding, ${reviewer}, grants or refuses.`,
};

/** The answer reaches the applicant within the whole span, however late the decision was. */
const service = {
  what: 'SERVICE',
  terms: [
    { days: 'service', from: 'decidedOn' },
    { days: 'answer', from: 'appliedOn' },
  ],
  until: 'servedAt',
} as const;

const dueBy: DueBy<RepairProperties, 'check' | 'answer' | 'service'> = {
  APPLIED: { what: 'CHECK', terms: [{ days: 'check', from: 'appliedOn' }], until: null },
  ACCEPTED: { what: 'DECISION', terms: [{ days: 'answer', from: 'appliedOn' }], until: null },
  RETURNED: null,
  GRANTED: service,
  REFUSED: service,
  CANCELLED: null,
  LAPSED: null,
};

/** What is due next and how it stands today; null when nothing is. The rules are those of the day of application. */
export const repairDeadline = (
  rules: RepairRules,
  repair: RepairProperties,
  today: string,
): Deadline | null => {
  const days = repairEdition(rules, repair.appliedOn).workingDays;
  return deadlineOf(dueBy, repair, { days, calendar: rules.calendar }, today);
};
