/** One way to impose a measure, for a person and for a rule alike. */
import { allows } from '../../access/rights.ts';
import type { Sight } from '../../access/visibility.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { Deciding } from '../../graph/decision.ts';
import { type Enforceable, madeOf } from '../../rules/certainty.ts';
import {
  endOf,
  endOfGround,
  groundedBy,
  imposable,
  type SanctionRules,
} from '../../rules/groundings.ts';
import { inForce, type Measure } from '../../rules/measures.ts';
import { checkedDate } from '../../words/as-of.ts';
import { dayAt } from '../../words/calendar-date.ts';
import { within } from '../../words/limits.ts';
import {
  alreadyImposed,
  createSanction,
  groundsOf,
  isMerged,
  unitByCode,
} from './sanction.cypher.ts';
import {
  type Refusal,
  refusalOf,
  refusedAt,
  refusedBecause,
  type RefusalCode,
  type SanctionOutcome,
  type SanctionProperties,
} from './sanction.ts';

export interface ImposeInput {
  readonly key?: string | null | undefined;
  readonly subject: string;
  readonly measure: string;
  readonly basis: string;
  readonly grounds: readonly string[];
  readonly from?: string | null | undefined;
  readonly to?: string | null | undefined;
  readonly applier?: string | null | undefined;
}

interface Applier {
  readonly code: string | null;
  readonly name: string | null;
}

const mayApply = ({ appliers }: Measure, { name }: Applier): boolean =>
  appliers.length === 0 || appliers.some((word) => name?.includes(word) ?? false);

/** Says who would be competent, where the catalogue names any. */
const notCompetent = ({ appliers }: Measure): Refusal => {
  const { code, message } = refusalOf('APPLIER_NOT_COMPETENT');
  const words =
    appliers.length === 0 ? '' : ` Units whose names say one of ${appliers.join('、')} do.`;
  return { code, message: `${message}${words}` };
};

/** Writes a sanction with its first steps, and tells the outbox. */
async function imposeIn(
  tx: Deciding,
  {
    subject,
    records,
    sanction,
    decidingFor,
  }: {
    readonly subject: string;
    readonly records: readonly string[];
    /** Code of the unit that whoever decides speaks for. */
    readonly decidingFor: string | null;
    readonly sanction: Enforceable<SanctionProperties>;
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
  const pushed = applierCode != null && applierCode !== decidingFor;
  await tx.run(createSanction, {
    subject,
    records,
    sanction,
    steps: pushed ? [...steps, { ...event, kind: 'PUSHED', number: 2 } as const] : steps,
  });
  tx.changed({ kind: 'SANCTION', what: 'NEW', subjectId: subject, ref: id });
}

/** Imposes a measure, or says by name why not. */
export function imposing({
  viewer,
  sight,
  rules,
  by,
}: {
  readonly viewer: Viewer;
  readonly sight: Sight;
  readonly rules: SanctionRules;
  /** Who decides. */
  readonly by: string;
}) {
  async function applierOf(tx: Deciding, asked: string | null): Promise<Applier | undefined> {
    const code = asked ?? viewer.department;
    // a department decides for itself alone
    if (!allows(viewer, 'IMPOSE_SANCTION', { unit: code })) return undefined;
    if (code === null) return { code, name: null };
    const [unit] = await tx.run(unitByCode, { code });
    // a department that has delivered nothing yet is known by its token
    if (!unit && code !== viewer.department) return undefined;
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
    if (records.length === 0) return 'GROUND_MISSING';
    within('sanctionGrounds', 'the number of grounds', records.length);
    const found = await tx.run(groundsOf, {
      subject: input.subject,
      records,
      sight: { ...sight, today: day },
      today: day,
    });
    const kind = found[0]?.subjectKind;
    if (kind === undefined || found.length < records.length) {
      const asOf = { validAt: day, knownAt: tx.at };
      const [one] = await tx.run(isMerged, { subject: input.subject, sight, asOf });
      return one?.merged === true ? 'SUBJECT_MERGED' : 'GROUND_MISSING';
    }
    if (!measure.subjects.some((one) => one === kind)) return 'SUBJECT_KIND_NOT_COVERED';
    const grounded = found.map(({ record }) => {
      const named = groundedBy(rules, record, kind, day).filter(
        (one) => one.measure.id === measure.id,
      );
      return { record, named, fitting: named.flatMap((one) => imposable(one) ?? []) };
    });
    if (grounded.some(({ named }) => named.length === 0)) return 'GROUND_DOES_NOT_FIT';
    const [by] = grounded.flatMap(({ fitting }) => fitting);
    if (by === undefined || grounded.some(({ fitting }) => fitting.length === 0))
      return 'RULE_NOT_CONFIRMED';
    const ends = grounded.flatMap(({ record, fitting }) =>
      fitting.map((one) => endOfGround(record, one)),
    );
    const earliest = found.map(({ record }) => record.decidedOn).sort()[0] ?? day;
    return { records, by, ends, earliest };
  }

  return async function impose(tx: Deciding, input: ImposeInput): Promise<SanctionOutcome> {
    const day = dayAt(tx.at);
    const measure = measureOf(input, day);
    if (typeof measure === 'string') return refusedAt(tx.at, measure);
    const applier = await applierOf(tx, input.applier ?? null);
    const carried = await carry(tx, input, measure, day);
    const incompetent = !applier || !mayApply(measure, applier);
    if (incompetent || typeof carried === 'string')
      return refusedBecause(tx.at, [
        ...(incompetent ? [notCompetent(measure)] : []),
        ...(typeof carried === 'string' ? [refusalOf(carried)] : []),
      ]);
    const from = input.from == null ? day : checkedDate('from', input.from);
    const to = endOf(carried.ends, input.to == null ? null : checkedDate('to', input.to));
    const begins = from > day ? from : day;
    if (from < carried.earliest || (to !== null && to <= begins))
      return refusedAt(tx.at, 'PERIOD_INVALID');
    const [known] = await tx.run(alreadyImposed, {
      subject: input.subject,
      measure: measure.id,
      applier: applier.code ?? '',
      today: day,
    });
    if (known) return refusedAt(tx.at, 'ALREADY_IMPOSED');
    const sanction = madeOf<SanctionProperties>(carried.by, {
      id: tx.newId('SANCTION'),
      measure: measure.id,
      effect: measure.effect,
      basis: input.basis.trim(),
      rule: carried.by.rule.id,
      from,
      to,
      applierCode: applier.code,
      applierName: applier.name,
      automatic: false,
      imposedAt: tx.at,
      imposedBy: by,
    });
    await imposeIn(tx, {
      subject: input.subject,
      records: carried.records,
      sanction,
      decidingFor: viewer.department,
    });
    return { sanctionId: sanction.id, at: tx.at, refusals: [] };
  };
}
