import type { Sight } from '../../access/visibility.ts';
import type { Viewer } from '../../access/viewer.ts';
import { HubError } from '../../errors.ts';
import type { Decide, Deciding } from '../../graph/decision.ts';
import { endOf, endOfGround, groundedBy, type SanctionRules } from '../../rules/groundings.ts';
import { type Matter, matterOn } from '../../rules/matters.ts';
import { inForce, type Measure } from '../../rules/measures.ts';
import { checkedDate } from '../../words/as-of.ts';
import { today } from '../../words/calendar-date.ts';
import { within } from '../../words/limits.ts';
import {
  addStep,
  alreadyImposed,
  carriedBy,
  createSanction,
  type FoundSanction,
  groundsOf,
  liftSanctions,
  sanctionsById,
  shortenSanctions,
  unitByCode,
} from './sanction.cypher.ts';
import {
  type LoopStep,
  type Refusal,
  refusal,
  type RefusalCode,
  type SanctionProperties,
} from './sanction.ts';

/** What a decision came to; kept as the outcome of its key, so it names things by their ids alone. */
export interface SanctionOutcome {
  readonly sanctionId: string | null;
  readonly at: string;
  readonly refusals: readonly Refusal[];
}

interface Keyed {
  readonly key?: string | null | undefined;
}

export interface ImposeInput extends Keyed {
  readonly subject: string;
  readonly measure: string;
  readonly basis: string;
  readonly grounds: readonly string[];
  readonly from?: string | null | undefined;
  readonly to?: string | null | undefined;
  readonly applier?: string | null | undefined;
}

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

interface Applier {
  readonly code: string | null;
  readonly name: string | null;
}

/** Longest reason or note, in characters. */
const longestText = 500;

/** Clerks decide for the centre, departments for themselves. */
function onlyDeciders(viewer: Viewer): void {
  if (viewer.role === 'CLERK' || (viewer.role === 'DEPARTMENT' && viewer.department !== null))
    return;
  throw new HubError(
    viewer.role === 'PUBLIC' ? 'UNAUTHENTICATED' : 'FORBIDDEN',
    'This takes the token of a clerk, or of a department that names its code.',
  );
}

const isText = (text: string): boolean => text.trim() !== '' && text.length <= longestText;

const mayApply = ({ appliers }: Measure, { name }: Applier): boolean =>
  appliers.length === 0 || appliers.some((word) => name?.includes(word) ?? false);

/** Decisions on sanctions. A refusal by rule is an outcome of its own and is kept under the key like any other. */
export function createSanctionActions({ decide, viewer, sight, rules, matters }: Options) {
  const by = viewer.user ?? viewer.department ?? viewer.role;
  const refused = (at: string, ...codes: readonly RefusalCode[]): SanctionOutcome => ({
    sanctionId: null,
    at,
    refusals: codes.map(refusal),
  });

  async function applierOf(tx: Deciding, asked: string | null): Promise<Applier | undefined> {
    const code = asked ?? viewer.department;
    // a department decides for itself alone
    if (viewer.role === 'DEPARTMENT' && code !== viewer.department) return undefined;
    if (code === null) return { code, name: null };
    const [unit] = await tx.run(unitByCode, { code });
    return { code, name: unit?.name ?? null };
  }

  /** The measure and its basis, or why not. */
  function measureOf(input: ImposeInput, day: string): Measure | RefusalCode {
    const measure = rules.measures.find(({ id }) => id === input.measure);
    if (!measure) return 'MEASURE_UNKNOWN';
    if (!inForce(measure, day)) return 'MEASURE_NOT_IN_FORCE';
    return measure.bases.includes(input.basis.trim()) ? measure : 'BASIS_MISSING';
  }

  /** The grounds that carry the measure, with the rule and the latest end; or why they do not. */
  async function carry(tx: Deciding, input: ImposeInput, measure: Measure, day: string) {
    const records = [...new Set(input.grounds)];
    within('sanctionGrounds', 'the number of grounds', records.length);
    const found = await tx.run(groundsOf, {
      subject: input.subject,
      records,
      sight: { ...sight, today: day },
      today: day,
    });
    const kind = found[0]?.subjectKind;
    if (kind === undefined || found.length < records.length) return 'GROUND_MISSING';
    if (!measure.subjects.some((one) => one === kind)) return 'SUBJECT_KIND_NOT_COVERED';
    const grounded = found.map(({ record }) => {
      const fitting = groundedBy(rules, record, kind, day).filter(
        (one) => one.measure.id === measure.id,
      );
      return { record, fitting };
    });
    const [rule] = grounded.flatMap(({ fitting }) => fitting.map((one) => one.rule.id));
    if (rule === undefined || grounded.some(({ fitting }) => fitting.length === 0))
      return 'GROUND_DOES_NOT_FIT';
    const ends = grounded.flatMap(({ record, fitting }) =>
      fitting.map((one) => endOfGround(record, one)),
    );
    const earliest = found.map(({ record }) => record.decidedOn).sort()[0] ?? day;
    return { records, rule, ends, earliest };
  }

  async function imposeNow(tx: Deciding, input: ImposeInput): Promise<SanctionOutcome> {
    const day = today(() => new Date(tx.at));
    const measure = measureOf(input, day);
    if (typeof measure === 'string') return refused(tx.at, measure);
    const applier = await applierOf(tx, input.applier ?? null);
    if (!applier || !mayApply(measure, applier)) return refused(tx.at, 'APPLIER_NOT_COMPETENT');
    const carried = await carry(tx, input, measure, day);
    if (typeof carried === 'string') return refused(tx.at, carried);
    const from = input.from == null ? day : checkedDate('from', input.from);
    const to = endOf(carried.ends, input.to == null ? null : checkedDate('to', input.to));
    const begins = from > day ? from : day;
    if (from < carried.earliest || (to !== null && to <= begins))
      return refused(tx.at, 'PERIOD_INVALID');
    const [known] = await tx.run(alreadyImposed, {
      subject: input.subject,
      measure: measure.id,
      applier: applier.code ?? '',
      today: day,
    });
    if (known) return refused(tx.at, 'ALREADY_IMPOSED');
    const sanction: SanctionProperties = {
      id: tx.newId('SANCTION'),
      measure: measure.id,
      effect: measure.effect,
      basis: input.basis.trim(),
      rule: carried.rule,
      from,
      to,
      applierCode: applier.code,
      applierName: applier.name,
      automatic: false,
      imposedAt: tx.at,
      imposedBy: by,
    };
    await imposeIn(tx, { subject: input.subject, records: carried.records, sanction });
    return { sanctionId: sanction.id, at: tx.at, refusals: [] };
  }

  /** The sanction when it holds, is open to the caller and the caller may decide on it; else why not. */
  async function decidable(tx: Deciding, id: string): Promise<FoundSanction | RefusalCode> {
    const day = today(() => new Date(tx.at));
    const [found] = await tx.run(sanctionsById, {
      keys: [id],
      sight: { ...sight, today: day },
      asOf: { validAt: day, knownAt: tx.at },
    });
    const held = found?.value;
    if (!held || held.properties.liftedAt != null) return 'NO_SUCH_SANCTION';
    const { to, applierCode } = held.properties;
    if (to != null && to <= day) return 'NO_SUCH_SANCTION';
    const own = viewer.role === 'CLERK' || applierCode === viewer.department;
    return own ? held : 'APPLIER_NOT_COMPETENT';
  }

  async function liftNow(tx: Deciding, { sanction, reason }: LiftInput): Promise<SanctionOutcome> {
    if (!isText(reason)) return refused(tx.at, 'REASON_MISSING');
    const held = await decidable(tx, sanction);
    if (typeof held === 'string') return refused(tx.at, held);
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
    const day = today(() => new Date(tx.at));
    const count = input.count ?? 1;
    const note = input.note?.trim() ?? '';
    if (!Number.isInteger(count) || count < 1 || count > 1_000_000)
      return refused(tx.at, 'COUNT_INVALID');
    if (note.length > longestText) return refused(tx.at, 'REASON_MISSING');
    const matter = input.matter ?? null;
    if (matter !== null && !matterOn(matters, matter, day)) return refused(tx.at, 'MATTER_UNKNOWN');
    const held = await decidable(tx, input.sanction);
    if (typeof held === 'string') return refused(tx.at, held);
    const unit = viewer.department ?? held.properties.applierCode ?? null;
    const step = { kind: input.step, at: tx.at, by, unit, matter, count, note, number: 5 };
    await tx.run(addStep, { id: input.sanction, step });
    return { sanctionId: input.sanction, at: tx.at, refusals: [] };
  }

  const decided =
    <Input extends Keyed>(
      name: string,
      work: (tx: Deciding, input: Input) => Promise<SanctionOutcome>,
    ) =>
    async (input: Input): Promise<SanctionOutcome> => {
      onlyDeciders(viewer);
      return decide(name, input, (tx) => work(tx, input));
    };

  return {
    impose: decided('imposeSanction', imposeNow),
    lift: decided('liftSanction', liftNow),
    reportFeedback: decided('reportSanctionFeedback', reportNow),
  };
}

/** Writes a sanction with its first steps, and tells the outbox. */
async function imposeIn(
  tx: Deciding,
  {
    subject,
    records,
    sanction,
  }: {
    readonly subject: string;
    readonly records: readonly string[];
    readonly sanction: SanctionProperties;
  },
): Promise<void> {
  const { id, imposedAt: at, imposedBy: by, applierCode, applierName } = sanction;
  const event = {
    at,
    by,
    unit: applierName ?? applierCode ?? null,
    matter: null,
    count: 1,
    note: null,
  };
  const steps = [{ ...event, kind: 'IMPOSED', number: 1 } as const];
  // a unit that decides for itself need not be told
  const pushed = applierCode != null && applierCode !== by;
  await tx.run(createSanction, {
    subject,
    records,
    sanction,
    steps: pushed ? [...steps, { ...event, kind: 'PUSHED', number: 2 } as const] : steps,
  });
  tx.changed({ kind: 'SANCTION', what: 'NEW', subjectId: subject, ref: id });
}

/** A record that stops to carry anything: repaired or withdrawn. */
export interface EndedGround {
  readonly recordId: string;
  /** Instant of the decision. */
  readonly at: string;
  readonly by: string;
  readonly reason: string;
}

/**
 * Inside the transaction that closes a record: lifts every sanction in force that this record alone carried, shortens
 * the others to the latest end of the records that are left, and answers the ids of those that were lifted.
 */
export async function endGrounds(
  tx: Pick<Deciding, 'run' | 'changed'>,
  { recordId, at, by, reason }: EndedGround,
  rules: SanctionRules,
): Promise<string[]> {
  const day = today(() => new Date(at));
  const carried = await tx.run(carriedBy, { record: recordId, today: day });
  const alone = carried.filter(({ others }) => others.length === 0).map(({ id }) => id);
  const shorter = carried.flatMap(({ id, measure, to, others, subjectKind }) => {
    if (others.length === 0) return [];
    const ends = others.flatMap((record) => {
      const fitting = groundedBy(rules, record, subjectKind, day).filter(
        (one) => one.measure.id === measure,
      );
      return fitting.length === 0
        ? [record.publicTo]
        : fitting.map((one) => endOfGround(record, one));
    });
    const end = endOf(ends, to);
    return end !== null && end !== to ? [{ id, to: end }] : [];
  });
  const lifted = await tx.run(liftSanctions, { ids: alone, at, by, reason });
  const shortened = await tx.run(shortenSanctions, { rows: shorter, at, by, reason });
  for (const { id, subjectId } of lifted)
    tx.changed({ kind: 'SANCTION', what: 'WITHDRAWN', subjectId, ref: id });
  for (const { id, subjectId } of shortened)
    tx.changed({ kind: 'SANCTION', what: 'CHANGED', subjectId, ref: id });
  return lifted.map(({ id }) => id);
}
