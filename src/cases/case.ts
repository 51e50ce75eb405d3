/**
 * What repairs, objections and every further case have in common: states and acts, who handles them, what is due when,
 * and what is handed in. It knows none of the domains that use it.
 */
import type { Caller } from '../access/conditions.ts';
import type { Act as Right } from '../access/permissions.ts';
import { admits, allows, wordsFor } from '../access/rights.ts';
import type { CaseStep, Refused } from '../words/case-step.ts';
import { type Deadline, deadlineOn } from '../words/deadline.ts';
import type { WorkingCalendar } from '../words/working-day.ts';
import {
  type Deciders,
  type ProposedAct,
  type TwoPeopleRefusal,
  unitRefusal,
  type UnitRefusal,
} from './two-people.ts';

export type MaterialKind = 'PERFORMANCE' | 'COMMITMENT' | 'AUTHORITY' | 'OTHER';

/** A file that was handed in; it lies outside the graph under its digest. */
export interface Material {
  readonly kind: MaterialKind;
  readonly title: string;
  readonly digest: string;
}

/** What every case is; what it has not come to is null. */
export interface Case<State extends string = string> {
  readonly id: string;
  readonly state: State;
  readonly subjectId: string;
  /** Code of the unit that decides it; null where it is not known. */
  readonly reviewer: string | null;
  /** That unit as its source names it; null where it is not known. */
  readonly reviewerName: string | null;
  readonly dueOn: string | null;
}

/** What a case is shown with. */
export interface CaseDetails {
  readonly materials: readonly Material[];
  readonly steps: readonly CaseStep[];
  readonly deadline: Deadline | null;
}

/** To which state an act leads; an act that a state does not name is not possible in it. */
export type Transitions<State extends string, Act extends string> = Readonly<
  Record<State, Readonly<Partial<Record<Act, State>>>>
>;

/** Properties of a case that hold a day or an instant. */
type TimeOf<One> = {
  [Name in keyof One]: One[Name] extends string | null ? Name : never;
}[keyof One];

/** So many working days after a day of the case; the count is named as the rules name it. */
export interface Term<One, Days extends string> {
  readonly days: Days;
  readonly from: TimeOf<One>;
}

/** What is due in a state: at the end of the first of its terms, and no more once something was done. */
export interface Due<One, Days extends string> {
  readonly what: string;
  readonly terms: readonly Term<One, Days>[];
  /** What ends it within the state; null: only the next state does. */
  readonly until: TimeOf<One> | null;
}

/** What is due in each state; null: nothing. */
export type DueBy<One extends Case, Days extends string> = Readonly<
  Record<One['state'], Due<One, Days> | null>
>;

/** Counts of working days by name, with how many before the end a deadline is close. */
export type WorkingDays<Days extends string> = Readonly<Record<Days | 'close', number>>;

/** What may be done with the cases of one kind, and by whom. */
export interface CaseRules<One extends Case, Act extends string> {
  readonly transitions: Transitions<One['state'], Act>;
  /** Whether an act that leads to the same state was done before: it is done once. */
  readonly isDone: (act: Act, one: One) => boolean;
  /** Acts that need a reason in words. */
  readonly withReason: readonly Act[];
  /** The right that each act takes of somebody who handles the case; of the first, where it takes two people. */
  readonly rights: Readonly<Record<Act, Right>>;
  /** The right of the second person, for acts that take two; the same names as in the API. */
  readonly second: Readonly<Partial<Record<Act & ProposedAct, Right>>>;
  /** Acts that only the unit decides whose finding it was: they wait until that is known. */
  readonly ofUnit: readonly Act[];
  /** Whether the credit centre said itself what the case is about. */
  readonly ofCentre: (one: One) => boolean;
  /** What is said to those who may not. */
  readonly notCompetent: (caller: Caller, one: One) => string;
}

/** What can stand against an act on any case. */
export type ActRefusal =
  | Refused<'NOT_FOUND' | 'NOT_COMPETENT' | 'WRONG_STATE' | 'REASON_MISSING'>
  | TwoPeopleRefusal
  | UnitRefusal;

/** No such thing, or none that this caller may act on: both sound the same, or the answer would tell. */
export const notFound = {
  code: 'NOT_FOUND',
  message:
    'There is no such thing that you may act on; take its id from your own records, relations or worklist.',
} as const satisfies Refused<'NOT_FOUND'>;

/** The state that an act leads to, undefined where it is not possible. */
export const stateAfter = <One extends Case, Act extends string>(
  { transitions, isDone }: CaseRules<One, Act>,
  one: One,
  act: Act,
): One['state'] | undefined =>
  isDone(act, one) ? undefined : transitions[one.state as One['state']][act];

const nameIt =
  'Ask it to decide; two clerks name its code, or the unit that succeeded it, with nameRepairUnit or nameDisputeUnit.';

/** The codes of the unit that decides a case. */
export const unitsOf = ({ reviewer }: Case): readonly string[] =>
  reviewer === null ? [] : [reviewer];

/** What stands against an act; null when it may be done. */
export function actRefusal<One extends Case, Act extends string>(
  rules: CaseRules<One, Act>,
  caller: Caller,
  act: Act,
  { one, deciders }: { readonly one: One; readonly deciders: Deciders },
  reason: string | null,
): ActRefusal | null {
  const matter = { ...deciders, subject: one.subjectId, unit: one.reviewer };
  const right = rules.rights[act];
  // others are not told that there is one, see `caseVisible`
  if (!allows(caller, 'SEE_CASE', matter)) return notFound;
  if (rules.ofUnit.includes(act) && admits(caller, right)) {
    const missing = unitRefusal(deciders, unitsOf(one), one.reviewerName, nameIt);
    if (missing) return missing;
  }
  if (!allows(caller, right, matter))
    return {
      code: 'NOT_COMPETENT',
      message: wordsFor(caller, right, matter) ?? rules.notCompetent(caller, one),
    };
  if (stateAfter(rules, one, act) === undefined)
    return { code: 'WRONG_STATE', message: `${act} is not possible in state ${one.state}.` };
  if (rules.withReason.includes(act) && reason === null)
    return {
      code: 'REASON_MISSING',
      message: `${act} needs a reason that the applicant can act on.`,
    };
  return null;
}

/** What is due next in a case and how it stands on `today`; null when nothing is. */
export function deadlineOf<One extends Case, Days extends string>(
  dueBy: DueBy<One, Days>,
  one: One,
  { days, calendar }: { readonly days: WorkingDays<Days>; readonly calendar: WorkingCalendar },
  today: string,
): Deadline | null {
  const due = dueBy[one.state as One['state']];
  if (!due || (due.until !== null && one[due.until] !== null)) return null;
  const ends = due.terms.flatMap((term) => {
    const from = one[term.from];
    if (typeof from !== 'string') return [];
    const period = { calendar, from, days: days[term.days], close: days.close };
    return [deadlineOn(due.what, period, today)];
  });
  return ends.reduce<Deadline | null>(sooner, null);
}

/** Of two deadlines the one that comes first. */
const sooner = (one: Deadline | null, other: Deadline): Deadline =>
  one !== null && one.dueOn <= other.dueOn ? one : other;

/** Names the files that were not uploaded; null when all were. */
export function notUploaded(
  materials: readonly Material[],
  stored: (digest: string) => boolean,
): Refused<'MATERIALS_MISSING'> | null {
  const missing = materials.filter(({ digest }) => !stored(digest));
  if (missing.length === 0) return null;
  const names = missing.map(({ digest }) => digest.slice(0, 12)).join(', ');
  return { code: 'MATERIALS_MISSING', message: `Upload first, with POST /materials: ${names}.` };
}
