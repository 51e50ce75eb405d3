/** 异议: what may happen to an objection, and who may do it. */
import {
  type Case,
  type CaseDetails,
  type CaseRules,
  deadlineOf,
  type DueBy,
} from '../../cases/case.ts';
import type { RepairRules } from '../../rules/repair.ts';
import type { Refused } from '../../words/case-step.ts';
import type { Deadline } from '../../words/deadline.ts';
import { kindOfId } from '../../words/opaque-id.ts';

export const disputeStates = [
  'OPEN',
  'CORRECTED',
  'WITHDRAWN',
  'DISMISSED',
  'CANCELLED',
  'LAPSED',
] as const;

export type DisputeState = (typeof disputeStates)[number];
export type DisputeAct = 'CORRECT' | 'WITHDRAW' | 'DISMISS' | 'CANCEL' | 'NAME_UNIT';

export type DisputeRefusal = Refused<
  | 'NOT_FOUND'
  | 'WRONG_STATE'
  | 'NOT_COMPETENT'
  | 'ALREADY_OPEN'
  | 'MATERIALS_MISSING'
  | 'REASON_MISSING'
  | 'CORRECTION_MISSING'
  | 'SECOND_PERSON_NEEDED'
  | 'UNIT_UNKNOWN'
  | 'UNIT_GONE'
  | 'RECEIVER_UNKNOWN'
>;

/** What an objection is; what it has not come to is null. */
export interface DisputeProperties extends Case<DisputeState> {
  readonly targetId: string;
  readonly claim: string;
  readonly filedAt: string;
  readonly filedOn: string;
  readonly decidedAt: string | null;
}

/** An objection as the graph holds it: a node has no nulls. */
export type DisputeNode = Partial<DisputeProperties> &
  Pick<
    DisputeProperties,
    'id' | 'state' | 'subjectId' | 'targetId' | 'claim' | 'filedAt' | 'filedOn'
  >;

/** The objection with what it has not come to as null. */
export const disputeOf = (node: DisputeNode): DisputeProperties => ({
  reviewer: null,
  reviewerName: null,
  dueOn: null,
  decidedAt: null,
  ...node,
});

export type DisputeRow = DisputeProperties & CaseDetails;

const refuse = (code: DisputeRefusal['code'], message: string): DisputeRefusal => ({
  code,
  message,
});

export const alreadyOpen = refuse(
  'ALREADY_OPEN',
  'An objection against it is open; wait for it or withdraw it.',
);

export const correctionMissing = refuse(
  'CORRECTION_MISSING',
  'CORRECT needs what is right: title, content, amounts or kinds of a record, performance of a commitment; ratio or position of a relation. A merge stands or is undone.',
);

/** What may be done with an objection, and by whom. */
export const disputeCaseRules: CaseRules<DisputeProperties, DisputeAct> = {
  transitions: {
    OPEN: {
      CORRECT: 'CORRECTED',
      WITHDRAW: 'WITHDRAWN',
      DISMISS: 'DISMISSED',
      CANCEL: 'CANCELLED',
      NAME_UNIT: 'OPEN',
    },
    CORRECTED: {},
    WITHDRAWN: {},
    DISMISSED: {},
    CANCELLED: {},
    LAPSED: {},
  },
  isDone: () => false,
  // the schema asks for one with every outcome
  withReason: [],
  rights: {
    CORRECT: 'UPHOLD_DISPUTE',
    WITHDRAW: 'UPHOLD_DISPUTE',
    DISMISS: 'DISMISS_DISPUTE',
    CANCEL: 'WITHDRAW_DISPUTE',
    NAME_UNIT: 'NAME_UNIT',
  },
  second: {
    CORRECT: 'CONFIRM_UPHOLDING',
    WITHDRAW: 'CONFIRM_UPHOLDING',
    NAME_UNIT: 'CONFIRM_UNIT',
  },
  ofUnit: ['CORRECT', 'WITHDRAW', 'DISMISS'],
  // clerks said that two are one
  ofCentre: ({ targetId }) => kindOfId(targetId) === 'MERGE',
  notCompetent: (_, { reviewer }) =>
    reviewer === null
      ? 'Who objects can only withdraw; a clerk resolves it.'
      : `Only the unit that made the finding, ${reviewer}, resolves it.`,
};

const dueBy: DueBy<DisputeProperties, 'resolution'> = {
  OPEN: { what: 'RESOLUTION', terms: [{ days: 'resolution', from: 'filedOn' }], until: null },
  CORRECTED: null,
  WITHDRAWN: null,
  DISMISSED: null,
  CANCELLED: null,
  LAPSED: null,
};

/** By when it must be resolved, and how that stands today; null when it is. */
export const disputeDeadline = (
  { calendar, dispute }: RepairRules,
  one: DisputeProperties,
  today: string,
): Deadline | null => deadlineOf(dueBy, one, { days: dispute.workingDays, calendar }, today);
