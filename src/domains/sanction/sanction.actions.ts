/** What a clerk or a department decides about sanctions: imposing, lifting, declining, and feedback on them. */
import type { Act } from '../../access/permissions.ts';
import { allows, requireRight } from '../../access/rights.ts';
import type { Sight } from '../../access/visibility.ts';
import type { Viewer } from '../../access/viewer.ts';
import { decidedByTwo, decidersOf, forgetProposed } from '../../cases/two-people.actions.ts';
import type { Decide, Deciding, Keyed } from '../../graph/decision.ts';
import type { SanctionRules } from '../../rules/groundings.ts';
import { type Matter, matterOn } from '../../rules/matters.ts';
import { dayAt } from '../../words/calendar-date.ts';
import { imposing } from './impose.actions.ts';
import {
  addStep,
  type FoundSanction,
  liftSanctions,
  sanctionsById,
  unitsOfSanction,
} from './sanction.cypher.ts';
import { type LoopStep, refusedAt, type SanctionOutcome } from './sanction.ts';

export interface LiftInput extends Keyed {
  readonly sanction: string;
  readonly reason: string;
}

export interface FeedbackInput extends Keyed {
  readonly sanction: string;
  readonly step: LoopStep;
  readonly count?: number | null | undefined;
  readonly matter?: string | null | undefined;
  readonly note?: string | null | undefined;
}

interface Options {
  readonly decide: Decide;
  readonly viewer: Viewer;
  readonly sight: Sight;
  readonly rules: SanctionRules;
  readonly matters: readonly Matter[];
}

/** Longest reason or note, in characters. */
const longestText = 500;

const isText = (text: string): boolean => text.trim() !== '' && text.length <= longestText;

/** Decisions on sanctions. A refusal by rule is an outcome of its own and is kept under the key like any other. */
export function createSanctionActions({ decide, viewer, sight, rules, matters }: Options) {
  const by = viewer.user ?? viewer.department ?? viewer.role;
  const impose = imposing({ viewer, sight, rules, by });

  /** The sanction when it holds and is open to the caller. */
  async function held(tx: Deciding, id: string): Promise<FoundSanction | undefined> {
    const day = dayAt(tx.at);
    const [found] = await tx.run(sanctionsById, {
      keys: [id],
      sight: { ...sight, today: day },
      asOf: { validAt: day, knownAt: tx.at },
    });
    const one = found?.value;
    if (!one || one.properties.liftedAt != null) return undefined;
    return one.properties.to != null && one.properties.to <= day ? undefined : one;
  }

  /** Both people, where a second one has said the same; else how it stands. */
  async function waits(tx: Deciding, targetId: string, reason: string) {
    const [units] = await tx.run(unitsOfSanction, { id: targetId });
    const matter = await decidersOf(tx, units?.codes ?? [], false);
    if (!allows(viewer, 'LIFT_SANCTION', matter)) return refusedAt(tx.at, 'APPLIER_NOT_COMPETENT');
    if (!matter.unitExists) return refusedAt(tx.at, 'UNIT_UNKNOWN');
    const rights = { first: 'LIFT_SANCTION', second: 'CONFIRM_LIFTING', matter } as const;
    const decision = { act: 'LIFT', targetId, ...rights, content: {}, reason } as const;
    const outcome = await decidedByTwo(tx, viewer, decision);
    if (outcome.state === 'PROPOSED')
      return { sanctionId: targetId, at: tx.at, refusals: [], proposedOn: targetId };
    return outcome.state === 'CONFIRMED'
      ? `${outcome.first.user}, ${by}`
      : refusedAt(tx.at, 'SECOND_PERSON_NEEDED');
  }

  async function liftNow(tx: Deciding, { sanction, reason }: LiftInput): Promise<SanctionOutcome> {
    if (!isText(reason)) return refusedAt(tx.at, 'REASON_MISSING');
    const found = await held(tx, sanction);
    if (!found) return refusedAt(tx.at, 'NO_SUCH_SANCTION');
    const both = await waits(tx, sanction, reason.trim());
    if (typeof both !== 'string') return both;
    await tx.run(liftSanctions, { ids: [sanction], at: tx.at, by: both, reason: reason.trim() });
    await forgetProposed(tx, sanction);
    tx.changed({
      kind: 'SANCTION',
      what: 'WITHDRAWN',
      subjectId: found.subjectId,
      ref: sanction,
    });
    return { sanctionId: sanction, at: tx.at, refusals: [] };
  }

  async function reportNow(tx: Deciding, input: FeedbackInput): Promise<SanctionOutcome> {
    const day = dayAt(tx.at);
    const count = input.count ?? 1;
    const note = input.note?.trim() ?? '';
    if (!Number.isInteger(count) || count < 1 || count > 1_000_000)
      return refusedAt(tx.at, 'COUNT_INVALID');
    if (note.length > longestText) return refusedAt(tx.at, 'REASON_MISSING');
    const matter = input.matter ?? null;
    if (matter !== null && !matterOn(matters, matter, day))
      return refusedAt(tx.at, 'MATTER_UNKNOWN');
    const found = await held(tx, input.sanction);
    if (!found) return refusedAt(tx.at, 'NO_SUCH_SANCTION');
    const { applierCode = null } = found.properties;
    if (!allows(viewer, 'REPORT_FEEDBACK', { unit: applierCode }))
      return refusedAt(tx.at, 'APPLIER_NOT_COMPETENT');
    const unit = viewer.department ?? applierCode;
    const step = { kind: input.step, at: tx.at, by, unit, matter, count, note, number: 5 };
    await tx.run(addStep, { id: input.sanction, step });
    return { sanctionId: input.sanction, at: tx.at, refusals: [] };
  }

  const decided =
    <Input extends Keyed>(
      name: string,
      act: Act,
      work: (tx: Deciding, input: Input) => Promise<SanctionOutcome>,
    ) =>
    async (input: Input): Promise<SanctionOutcome> => {
      requireRight(viewer, act);
      return decide(name, input, (tx) => work(tx, input));
    };

  return {
    impose: decided('imposeSanction', 'IMPOSE_SANCTION', impose),
    lift: decided('liftSanction', 'LIFT_SANCTION', liftNow),
    reportFeedback: decided('reportSanctionFeedback', 'REPORT_FEEDBACK', reportNow),
  };
}
