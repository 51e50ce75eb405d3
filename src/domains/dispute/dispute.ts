/** 异议: what may happen to an objection, and who may do it. */
import type { RepairRules } from '../../rules/repair.ts';
import type { CaseStep, Refused } from '../../words/case-step.ts';
import { type Deadline, deadlineOn } from '../../words/deadline.ts';

export type DisputeState = 'OPEN' | 'CORRECTED' | 'WITHDRAWN' | 'DISMISSED' | 'CANCELLED';
export type DisputeAct = 'CORRECT' | 'WITHDRAW' | 'DISMISS' | 'CANCEL';

export type DisputeRefusal = Refused<
  | 'NOT_FOUND'
  | 'WRONG_STATE'
  | 'NOT_COMPETENT'
  | 'ALREADY_OPEN'
  | 'MATERIALS_MISSING'
  | 'CORRECTION_MISSING'
>;

export interface Material {
  readonly kind: 'PERFORMANCE' | 'COMMITMENT' | 'AUTHORITY' | 'OTHER';
  readonly title: string;
  readonly digest: string;
}

/** What an objection is; what it has not come to is null. */
export interface DisputeProperties {
  readonly id: string;
  readonly state: DisputeState;
  readonly subjectId: string;
  readonly targetId: string;
  readonly reviewer: string | null;
  readonly claim: string;
  readonly filedAt: string;
  readonly filedOn: string;
  readonly dueOn: string | null;
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
  dueOn: null,
  decidedAt: null,
  ...node,
});

export interface DisputeRow extends DisputeProperties {
  readonly materials: readonly Material[];
  readonly steps: readonly CaseStep[];
  readonly deadline: Deadline | null;
}

const refuse = (code: DisputeRefusal['code'], message: string): DisputeRefusal => ({
  code,
  message,
});

/** No such thing, or none that this caller may act on: both sound the same, or the answer would tell. */
export const notFound = refuse(
  'NOT_FOUND',
  'There is no such thing that you may act on; take its id from your own records, relations or worklist.',
);

export const alreadyOpen = refuse(
  'ALREADY_OPEN',
  'An objection against it is open; wait for it or withdraw it.',
);

export const correctionMissing = refuse(
  'CORRECTION_MISSING',
  'CORRECT needs what is right: title, content, amounts or kinds of a record, performance of a commitment; ratio or position of a relation. A merge stands or is undone.',
);

/** Names files that were not uploaded. */
export const notStored = (digests: readonly string[]): DisputeRefusal =>
  refuse(
    'MATERIALS_MISSING',
    `Upload first, with POST /materials: ${digests.map((digest) => digest.slice(0, 12)).join(', ')}.`,
  );

const stateBy: Readonly<Record<DisputeAct, DisputeState>> = {
  CORRECT: 'CORRECTED',
  WITHDRAW: 'WITHDRAWN',
  DISMISS: 'DISMISSED',
  CANCEL: 'CANCELLED',
};

/** The state that an act leads to. */
export const stateAfter = (act: DisputeAct): DisputeState => stateBy[act];

/** Who acts: a clerk, a department by its code, or a subject by its id. */
export interface Actor {
  readonly role: string;
  readonly department: string | null;
  readonly subject: string | null;
}

const handles = (actor: Actor, dispute: DisputeProperties): boolean =>
  actor.role === 'CLERK' ||
  (actor.role === 'DEPARTMENT' &&
    actor.department !== null &&
    actor.department === dispute.reviewer) ||
  (actor.role === 'SUBJECT' && actor.subject === dispute.subjectId);

const mayAct = ({ role }: Actor, act: DisputeAct, { reviewer }: DisputeProperties): boolean => {
  if (act === 'CANCEL') return role !== 'DEPARTMENT';
  // 谁认定、谁负责: a clerk resolves only where nobody knows whose finding it was
  return role === 'DEPARTMENT' || (role === 'CLERK' && reviewer === null);
};

/** What stands against an act; null when it may be done. */
export function actRefusal(
  actor: Actor,
  act: DisputeAct,
  dispute: DisputeProperties,
): DisputeRefusal | null {
  if (!handles(actor, dispute)) return notFound;
  if (!mayAct(actor, act, dispute))
    return refuse(
      'NOT_COMPETENT',
      dispute.reviewer === null
        ? 'Who objects can only withdraw; a clerk resolves it.'
        : `Only the unit that made the finding, ${dispute.reviewer}, resolves it.`,
    );
  if (dispute.state !== 'OPEN')
    return refuse('WRONG_STATE', `${act} is not possible in state ${dispute.state}.`);
  return null;
}

/** By when it must be resolved, and how that stands today; null when it is. */
export function deadlineOf(
  { dispute: { workingDays } }: RepairRules,
  { state, filedOn }: DisputeProperties,
  today: string,
): Deadline | null {
  if (state !== 'OPEN') return null;
  const { resolution, close } = workingDays;
  return deadlineOn('RESOLUTION', { from: filedOn, days: resolution, close }, today);
}
