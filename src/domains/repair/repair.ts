/** 信用修复 as a state machine: what may happen to an application, who may do it, and what is due when. */
import { repairEdition, type RepairEdition, type RepairRules } from '../../rules/repair.ts';
import type { CaseStep, Refused } from '../../words/case-step.ts';
import { type Deadline, deadlineOn } from '../../words/deadline.ts';

export type RepairState = 'APPLIED' | 'RETURNED' | 'ACCEPTED' | 'GRANTED' | 'REFUSED' | 'CANCELLED';
export type RepairAct = 'ACCEPT' | 'RETURN' | 'GRANT' | 'REFUSE' | 'CANCEL' | 'SERVE';
export type MaterialKind = 'PERFORMANCE' | 'COMMITMENT' | 'AUTHORITY' | 'OTHER';

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
>;

/** What the rules look at in a record. */
export interface RepairCase {
  readonly id: string;
  readonly subjectId: string;
  readonly kind: string;
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
  /** Whether an application for it is under way. */
  readonly open: boolean;
}

export interface Material {
  readonly kind: MaterialKind;
  readonly title: string;
  readonly digest: string;
}

/** What a repair is; what it has not come to is null. */
export interface RepairProperties {
  readonly id: string;
  readonly state: RepairState;
  readonly subjectId: string;
  readonly recordId: string;
  readonly reviewer: string | null;
  readonly appliedAt: string;
  readonly appliedOn: string;
  readonly decidedAt: string | null;
  readonly decidedOn: string | null;
  readonly dueOn: string | null;
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
  decidedAt: null,
  decidedOn: null,
  dueOn: null,
  servedAt: null,
  ...node,
});

export interface RepairRow extends RepairProperties {
  readonly materials: readonly Material[];
  readonly steps: readonly CaseStep[];
  readonly deadline: Deadline | null;
}

const refuse = (code: RepairRefusal['code'], message: string): RepairRefusal => ({ code, message });

/** No such thing, or none that this caller may act on: both sound the same, or the answer would tell. */
export const notFound = refuse(
  'NOT_FOUND',
  'There is no such thing that you may act on; take its id from your own records or worklist.',
);

const forbidding = (edition: RepairEdition, { kind, title }: RepairCase) =>
  edition.unrepairable.find((one) => one.kind === kind && one.titles.includes(title));

/** What stands against an application made on `today`, materials aside; null when nothing does. */
export function refusalOf(
  rules: RepairRules,
  record: RepairCase,
  today: string,
): RepairRefusal | null {
  const edition = repairEdition(rules, today);
  if (!edition.kinds.some((kind) => kind === record.kind))
    return refuse('NOT_REPAIRABLE', `Records of kind ${record.kind} are not repaired.`);
  const stands = record.performance;
  if (record.kind === 'COMMITMENT' && !edition.performances.some((one) => one === stands))
    return refuse(
      'NOT_REPAIRABLE',
      `A commitment in state ${stands ?? 'MADE'} is no breach; there is nothing to repair.`,
    );
  const forbidden = forbidding(edition, record);
  if (forbidden) return refuse('UNREPAIRABLE', `Repair is not open: ${forbidden.basis}.`);
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

/** What stands against a grant when the record has ended since the application. */
export const nothingToEnd: RepairRefusal = refuse(
  'ALREADY_ENDED',
  'The record was ended since; refuse the application, or let the applicant withdraw it.',
);

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
  const unknown = materials.filter(({ digest }) => !stored(digest));
  if (unknown.length === 0) return null;
  return refuse(
    'MATERIALS_MISSING',
    `Upload first, with POST /materials: ${unknown.map(({ digest }) => digest.slice(0, 12)).join(', ')}.`,
  );
}

const transitions: Readonly<
  Record<RepairState, Readonly<Partial<Record<RepairAct, RepairState>>>>
> = {
  APPLIED: { ACCEPT: 'ACCEPTED', RETURN: 'RETURNED', CANCEL: 'CANCELLED' },
  ACCEPTED: { GRANT: 'GRANTED', REFUSE: 'REFUSED', CANCEL: 'CANCELLED' },
  RETURNED: {},
  GRANTED: { SERVE: 'GRANTED' },
  REFUSED: { SERVE: 'REFUSED' },
  CANCELLED: {},
};

/** The state that an act leads to, undefined where it is not possible; a decision is served once. */
export function stateAfter(
  { state, servedAt }: Pick<RepairProperties, 'state' | 'servedAt'>,
  act: RepairAct,
): RepairState | undefined {
  return act === 'SERVE' && servedAt !== null ? undefined : transitions[state][act];
}

/** Who acts: a clerk, a department by its code, or a subject by its id. */
export interface Actor {
  readonly role: string;
  readonly department: string | null;
  readonly subject: string | null;
}

/** Whether the actor may handle the repair at all; others are not told that there is one. */
const handles = (actor: Actor, repair: RepairProperties): boolean =>
  actor.role === 'CLERK' ||
  (actor.role === 'DEPARTMENT' &&
    actor.department !== null &&
    actor.department === repair.reviewer) ||
  (actor.role === 'SUBJECT' && actor.subject === repair.subjectId);

const mayAct = (actor: Actor, act: RepairAct, { reviewer }: RepairProperties): boolean => {
  if (actor.role === 'SUBJECT') return act === 'CANCEL';
  const decides = act === 'GRANT' || act === 'REFUSE';
  // 谁认定、谁修复: a clerk decides only where nobody knows whose finding it was
  return !decides || actor.role === 'DEPARTMENT' || reviewer === null;
};

/** What stands against an act; null when it may be done. */
export function actRefusal(
  actor: Actor,
  act: RepairAct,
  repair: RepairProperties,
  reason: string | null,
): RepairRefusal | null {
  if (!handles(actor, repair)) return notFound;
  if (!mayAct(actor, act, repair))
    return refuse(
      'NOT_COMPETENT',
      repair.reviewer === null || actor.role === 'SUBJECT'
        ? 'The applicant can only withdraw; a clerk or department decides.'
        : `Only the unit that made the finding, ${repair.reviewer}, grants or refuses.`,
    );
  if (!stateAfter(repair, act))
    return refuse('WRONG_STATE', `${act} is not possible in state ${repair.state}.`);
  if ((act === 'RETURN' || act === 'REFUSE') && reason === null)
    return refuse('REASON_MISSING', `${act} needs a reason that the applicant can act on.`);
  return null;
}

/** What is due next and how it stands today; null when nothing is. The rules are those of the day of application. */
export function deadlineOf(
  rules: RepairRules,
  repair: Pick<RepairProperties, 'state' | 'appliedOn' | 'decidedOn' | 'servedAt'>,
  today: string,
): Deadline | null {
  const { workingDays } = repairEdition(rules, repair.appliedOn);
  const { check, decision, service, close } = workingDays;
  const { state, appliedOn, decidedOn, servedAt } = repair;
  if (state === 'APPLIED')
    return deadlineOn('CHECK', { from: appliedOn, days: check, close }, today);
  if (state === 'ACCEPTED')
    return deadlineOn('DECISION', { from: appliedOn, days: decision, close }, today);
  if ((state === 'GRANTED' || state === 'REFUSED') && servedAt === null && decidedOn !== null)
    return deadlineOn('SERVICE', { from: decidedOn, days: service, close }, today);
  return null;
}
