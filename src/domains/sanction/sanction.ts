/** What a sanction is, and the steps of the loop of feedback around it. */
import { type Certain, enforceable } from '../../rules/certainty.ts';
import { type Grounded, imposable } from '../../rules/groundings.ts';
import type { ResolvedAsOf } from '../../words/as-of.ts';

/** What the graph holds of one imposed measure. */
export interface SanctionProperties {
  readonly id: string;
  readonly measure: string;
  readonly effect: 'PUNISHMENT' | 'REWARD';
  readonly basis: string;
  /** The rule of grounding. */
  readonly rule: string;
  /** First day. */
  readonly from: string;
  /** First day on which it no longer holds; absent when it has no end of its own. */
  readonly to?: string | null;
  readonly applierCode?: string | null;
  readonly applierName?: string | null;
  readonly automatic: boolean;
  readonly imposedAt: string;
  readonly imposedBy: string;
  readonly liftedAt?: string | null;
  readonly liftedBy?: string | null;
  readonly liftReason?: string | null;
}

/** A sanction as this viewer may see it: only grounds that are open to the viewer are named. */
export interface SanctionRow extends SanctionProperties {
  readonly subjectId: string;
  /** Id of the unit that applies it, where the hub knows the unit. */
  readonly applierId: string | null;
  readonly groundIds: readonly string[];
  readonly asOf: ResolvedAsOf;
}

/** One dated event of a sanction. */
export interface SanctionStep {
  readonly kind: StepKind;
  readonly at: string;
  readonly by: string | null;
  readonly unit: string | null;
  readonly matter: string | null;
  readonly count: number;
  readonly note: string | null;
  /** Order of events of one instant. */
  readonly number: number;
}

/** 推送, 比对, 拦截, 监督, 反馈: the loop of feedback, in its order. */
export const loopSteps = ['PUSHED', 'COMPARED', 'INTERCEPTED', 'SUPERVISED', 'FED_BACK'] as const;
export type LoopStep = (typeof loopSteps)[number];
export type StepKind = 'IMPOSED' | 'SHORTENED' | 'LIFTED' | LoopStep;

/** Why a decision on a sanction is not taken; a named "no" is part of the answer, not an error. */
export const refusals = {
  MEASURE_UNKNOWN: 'measure: the catalogue has no such measure.',
  MEASURE_NOT_IN_FORCE: 'measure: it is not in force on that day.',
  BASIS_MISSING: "basis: name one of the measure's bases in law, as the catalogue writes it.",
  SUBJECT_KIND_NOT_COVERED: 'subject: the measure does not reach this kind of subject.',
  GROUND_MISSING: 'grounds: name records of this subject that are in force and open to you.',
  SUBJECT_MERGED:
    'subject: it is merged into another one; impose on that, with which subject(key: {id}) answers.',
  GROUND_DOES_NOT_FIT: 'grounds: no rule lets one of these records ground this measure.',
  RULE_NOT_CONFIRMED:
    'grounds: the rule or the measure was not read in its text and nobody has confirmed it; an operator does, with `hub rules confirm`.',
  APPLIER_NOT_COMPETENT: 'applier: this unit is not one that applies the measure.',
  PERIOD_INVALID: 'from, to: the end must lie after the beginning and after today.',
  ALREADY_IMPOSED: 'measure: it is in force on this subject already, by the same unit.',
  NO_SUCH_SANCTION: 'sanction: there is none with this id that is in force and open to you.',
  REASON_MISSING: 'reason: say why, in 1 to 500 characters.',
  MATTER_UNKNOWN: 'matter: the application list has no such matter.',
  SECOND_PERSON_NEEDED:
    'sanction: this decision waits for its second person, of the unit that applies the measure or made the finding, and not who took it first.',
  UNIT_UNKNOWN:
    'sanction: no unit applies it and the one that made the finding has no credit code here, or is gone; ask it, name it in a repair or an objection against the record that grounds the measure.',
  COUNT_INVALID: 'count: it must be a whole number from 1 to 1,000,000.',
} as const;

export type RefusalCode = keyof typeof refusals;

/** A named "no" with its words. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly message: string;
}

/** Whether the sanction held on the day, as far as was known at the moment. */
export const isActive = (
  {
    from,
    to,
    imposedAt,
    liftedAt,
  }: Pick<SanctionProperties, 'from' | 'to' | 'imposedAt' | 'liftedAt'>,
  { validAt, knownAt }: ResolvedAsOf,
): boolean =>
  imposedAt <= knownAt &&
  from <= validAt &&
  (to == null || to > validAt) &&
  (liftedAt == null || liftedAt > knownAt);

/** Whether a rule may burden: it was read in its text, or somebody has confirmed it. */
export const isConfirmed = (rule: Certain): boolean => enforceable(rule) !== null;

/** Whether what a record grounds may be imposed. */
export const mayImpose = (grounded: Grounded): boolean => imposable(grounded) !== null;

/** What a decision came to; kept as the outcome of its key, so it names things by their ids alone. */
export interface SanctionOutcome {
  readonly sanctionId: string | null;
  readonly at: string;
  readonly refusals: readonly Refusal[];
  /** What it is about while it waits for its second person. */
  readonly proposedOn?: string;
}

export const refusalOf = (code: RefusalCode): Refusal => ({ code, message: refusals[code] });

export const refusedBecause = (at: string, reasons: readonly Refusal[]): SanctionOutcome => ({
  sanctionId: null,
  at,
  refusals: reasons,
});

export const refusedAt = (at: string, ...codes: readonly RefusalCode[]): SanctionOutcome =>
  refusedBecause(at, codes.map(refusalOf));
