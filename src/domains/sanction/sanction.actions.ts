/** What a clerk or a department decides about sanctions: imposing, lifting, declining, and feedback on them. */
import type { Act } from '../../access/permissions.ts';
import { allows, requireRight } from '../../access/rights.ts';
import type { Sight } from '../../access/visibility.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { Decide, Deciding, Keyed } from '../../graph/decision.ts';
import type { SanctionRules } from '../../rules/groundings.ts';
import { type Matter, matterOn } from '../../rules/matters.ts';
import { dayAt } from '../../words/calendar-date.ts';
import { imposing } from './impose.actions.ts';
import { addStep, type FoundSanction, liftSanctions, sanctionsById } from './sanction.cypher.ts';
import { type LoopStep, refusedAt, type RefusalCode, type SanctionOutcome } from './sanction.ts';

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

  /** The sanction when it holds, is open to the caller and the caller may decide on it; else why not. */
  async function decidable(
    tx: Deciding,
    id: string,
    act: Act,
  ): Promise<FoundSanction | RefusalCode> {
    const day = dayAt(tx.at);
    const [found] = await tx.run(sanctionsById, {
      keys: [id],
      sight: { ...sight, today: day },
      asOf: { validAt: day, knownAt: tx.at },
    });
    const held = found?.value;
    if (!held || held.properties.liftedAt != null) return 'NO_SUCH_SANCTION';
    const { to, applierCode } = held.properties;
    if (to != null && to <= day) return 'NO_SUCH_SANCTION';
    const may = allows(viewer, act, { unit: applierCode ?? null });
    return may ? held : 'APPLIER_NOT_COMPETENT';
  }

  async function liftNow(tx: Deciding, { sanction, reason }: LiftInput): Promise<SanctionOutcome> {
    if (!isText(reason)) return refusedAt(tx.at, 'REASON_MISSING');
    const held = await decidable(tx, sanction, 'LIFT_SANCTION');
    if (typeof held === 'string') return refusedAt(tx.at, held);
    await tx.run(liftSanctions, { ids: [sanction], at: tx.at, by, reason: reason.trim() });
    tx.changed({
      kind: 'SANCTION',
      what: 'WITHDRAWN',
      subjectId: held.subjectId,
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
    const held = await decidable(tx, input.sanction, 'REPORT_FEEDBACK');
    if (typeof held === 'string') return refusedAt(tx.at, held);
    const unit = viewer.department ?? held.properties.applierCode ?? null;
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
