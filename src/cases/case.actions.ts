/** Opens a case and takes it from state to state, inside the transaction of whoever decides. */
import type { Viewer } from '../access/viewer.ts';
import { HubError } from '../errors.ts';
import type { Change, Deciding } from '../graph/decision.ts';
import { dayAt } from '../words/calendar-date.ts';
import { type Refused, stated, stepOf } from '../words/case-step.ts';
import type { Deadline } from '../words/deadline.ts';
import { longText } from '../words/limits.ts';
import {
  type ActRefusal,
  actRefusal,
  type Case,
  type CaseRules,
  type Material,
  notFound,
  stateAfter,
  unitsOf,
} from './case.ts';
import type { CaseStatements } from './case.cypher.ts';
import { lapseReasons } from './lapse.actions.ts';
import { decidedByTwo, decidersOf, forgetProposed } from './two-people.actions.ts';
import { proposedActs } from './two-people.ts';

/** What the acts on one kind of case need to know of it. */
export interface CaseActing<One extends Case, Act extends string, Node extends object> {
  /** Its kind in ids and in the outbox. */
  readonly kind: 'REPAIR' | 'DISPUTE';
  readonly statements: CaseStatements<Node>;
  readonly rules: CaseRules<One, Act>;
  /** The case with what it has not come to as null. */
  readonly of: (node: Node) => One;
  readonly deadline: (one: One, today: string) => Deadline | null;
  /** What an act notes beside the state and the next deadline. */
  readonly noted: (act: Act, at: string) => Partial<One>;
  /** What is noted where it ends because what it is about is gone. */
  readonly lapsed: (at: string) => Partial<One>;
}

/** An act on a case. */
export interface Deed<One extends Case, Act extends string> {
  readonly what: Act;
  readonly reason: string | null;
  /** What it says beside the reason, for an act that takes two people. */
  readonly content?: object;
  /** What it changes in the case itself. */
  readonly changes?: Partial<One>;
}

/** What came of an act: nothing stood against it, or a named no. */
export type Acted<Code extends string> = ActRefusal | Refused<Code> | null;

const mostMaterials = 20;

/** BAD_USER_INPUT when there are too many files, or one has no name or none that POST /materials gave it. */
export function checkMaterials(materials: readonly Material[]): void {
  if (materials.length > mostMaterials)
    throw new HubError('BAD_USER_INPUT', `materials: at most ${mostMaterials} files.`);
  for (const { title, digest } of materials) {
    longText('materials.title', title, 200);
    if (!/^[0-9a-f]{64}$/.test(digest))
      throw new HubError(
        'BAD_USER_INPUT',
        'materials.digest must be the SHA-256 that POST /materials answered.',
      );
  }
}

/** A reason of at most 2,000 characters, or none. */
export function checkedReason(reason: string | null | undefined): string | null {
  if (reason != null) longText('reason', reason, 2_000);
  return reason ?? null;
}

/** The deed of naming the unit that decides a case. */
export const namedUnit = ({
  unit,
  reason,
}: {
  readonly unit: string;
  readonly reason: string;
}) => ({
  reason: checkedReason(reason),
  content: { unit },
  changes: { reviewer: unit, reviewerName: null },
});

/** What stands against a unit that is named: only one that the hub knows can decide. */
export async function unknownUnit(
  tx: Deciding,
  code: string | null | undefined,
): Promise<Refused<'RECEIVER_UNKNOWN'> | null> {
  const { unitExists } = await decidersOf(tx, code == null ? [] : [code], false);
  if (unitExists) return null;
  return {
    code: 'RECEIVER_UNKNOWN',
    message: 'unit: the hub knows no unit of this credit code; name one that has delivered.',
  };
}

/** The acts of one viewer on one kind of case. */
export function createCaseActions<One extends Case, Act extends string, Node extends object>(
  viewer: Viewer,
  { kind, statements, rules, of, deadline, noted, lapsed }: CaseActing<One, Act, Node>,
) {
  const dueOn = (one: One, at: string): string | null => deadline(one, dayAt(at))?.dueOn ?? null;
  const told = (tx: Deciding, what: Change['what'], { id, subjectId }: Case): void => {
    tx.changed({ kind, what, subjectId, ref: id });
  };

  /** Opens a case that hangs on `anchorId`; `what` is its first step. */
  async function open(
    tx: Deciding,
    {
      anchorId,
      node,
      what,
    }: { readonly anchorId: string; readonly node: Node; readonly what: string },
    materials: readonly Material[],
  ): Promise<void> {
    const one = of(node);
    await tx.run(statements.open, {
      anchorId,
      properties: stated({ ...one, dueOn: dueOn(one, tx.at) }),
      materials: materials.map((material, place) => ({ ...material, place })),
      step: stated(stepOf(viewer, what, tx.at, null)),
    });
    told(tx, 'NEW', one);
  }

  const note = async (
    tx: Deciding,
    one: One,
    { what, reason, changes }: { what: string; reason: string | null; changes: Partial<One> },
  ): Promise<void> => {
    await tx.run(statements.advance, {
      id: one.id,
      changes: { ...changes, dueOn: dueOn({ ...one, ...changes }, tx.at) },
      step: stated(stepOf(viewer, what, tx.at, reason)),
    });
    told(tx, 'CHANGED', one);
  };

  /** Whether an act is to be carried out now; one that takes two people waits for the second. */
  async function isDue(tx: Deciding, one: One, { what, reason, content = {} }: Deed<One, Act>) {
    const deciders = await decidersOf(tx, unitsOf(one), rules.ofCentre(one));
    const refusal = actRefusal(rules, viewer, what, { one, deciders }, reason);
    if (refusal) return refusal;
    const act = proposedActs.find((name) => name === (what as string));
    const second = act && rules.second[act as Act & typeof act];
    if (!act || !second) return 'CONFIRMED';
    const matter = { ...deciders, subject: one.subjectId, unit: one.reviewer };
    const by = { first: rules.rights[what], second, matter };
    const decision = { act, targetId: one.id, ...by, content, reason };
    const outcome = await decidedByTwo(tx, viewer, decision);
    return outcome.state === 'REFUSED' ? outcome.refusal : outcome.state;
  }

  /**
   * Takes a case on, after `effect` has done what the act means outside the case; its refusal leaves all as it was. What
   * takes two people is noted when the first one decides, and done when the second one does.
   */
  async function act<Code extends string = never>(
    tx: Deciding,
    id: string,
    deed: Deed<One, Act>,
    effect: (one: One) => Promise<Refused<Code> | 'LAPSED' | null>,
  ): Promise<Acted<Code>> {
    const [found] = await tx.run(statements.forUpdate, { id });
    if (!found) return notFound;
    const one = of(found.properties);
    const { what, reason } = deed;
    const due = await isDue(tx, one, deed);
    if (due === 'PROPOSED') {
      await note(tx, one, { what: `PROPOSE_${what}`, reason, changes: {} });
      return null;
    }
    if (due !== 'CONFIRMED') return due;
    const met = await effect(one);
    if (met !== null) {
      await forgetProposed(tx, id);
      if (met !== 'LAPSED') return met;
      await note(tx, one, { what: 'LAPSE', reason: lapseReasons.GONE, changes: lapsed(tx.at) });
      return null;
    }
    const state = stateAfter(rules, one, what);
    await note(tx, one, {
      what,
      reason,
      changes: { ...noted(what, tx.at), ...deed.changes, state },
    });
    await forgetProposed(tx, id);
    return null;
  }

  return { open, act };
}
