/** What is done to a repair; each act is one transaction with all that follows from it. */
import { allows, requireRight } from '../../access/rights.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { Sight } from '../../access/visibility.ts';
import {
  checkedReason,
  checkMaterials,
  createCaseActions,
  type Deed,
  namedUnit,
  unknownUnit,
} from '../../cases/case.actions.ts';
import { type Material, notFound } from '../../cases/case.ts';
import type { Deciding, Keyed } from '../../graph/decision.ts';
import type { RepairRules } from '../../rules/repair.ts';
import { dayAt } from '../../words/calendar-date.ts';
import { longText } from '../../words/limits.ts';
import { casesById, repairStatements } from './repair.cypher.ts';
import {
  materialRefusal,
  refusalOf,
  type RepairAct,
  repairCaseRules,
  repairDeadline,
  repairOf,
  type RepairProperties,
  type RepairRefusal,
} from './repair.ts';

interface Application extends Keyed {
  readonly record: string;
  readonly promise: string;
  readonly materials: readonly Material[];
}

/** What came of it: ids and named refusals only, for it is kept under the idempotency key. */
export interface RepairOutcome {
  readonly repairId: string | null;
  readonly refusal: RepairRefusal | null;
}

export interface RepairDeps {
  readonly viewer: Viewer;
  readonly rules: RepairRules;
  readonly decide: (
    name: string,
    input: Keyed,
    work: (tx: Deciding) => Promise<RepairOutcome>,
  ) => Promise<RepairOutcome>;
  readonly sight: Sight;
  /** Whether the caller uploaded a file of this digest. */
  readonly stored: (digest: string) => boolean;
  /** Ends publicity and sharing of a record with all that stands on it; false where they had ended. */
  readonly closeRecord: (
    tx: Deciding,
    record: {
      readonly id: string;
      readonly subjectId: string;
      /** The case by which it ends. */
      readonly caseId: string;
    },
    by: 'REPAIRED' | 'WITHDRAWN',
  ) => Promise<boolean>;
}

const refused = (refusal: RepairRefusal): RepairOutcome => ({ repairId: null, refusal });

/** What an act notes beside the state. */
function noted(act: RepairAct, at: string): Partial<RepairProperties> {
  if (act === 'ACCEPT' || act === 'NAME_UNIT') return {};
  return act === 'SERVE' ? { servedAt: at } : { decidedAt: at, decidedOn: dayAt(at) };
}

/** The acts of one request's viewer. */
export function createRepairActions({
  viewer,
  sight,
  rules,
  decide,
  stored,
  closeRecord,
}: RepairDeps) {
  const cases = createCaseActions(viewer, {
    kind: 'REPAIR',
    statements: repairStatements,
    rules: repairCaseRules,
    of: repairOf,
    deadline: (repair, today) => repairDeadline(rules, repair, today),
    noted,
    lapsed: (at) => ({ state: 'LAPSED', decidedAt: at }),
  });

  async function takeIn(tx: Deciding, input: Application): Promise<RepairOutcome> {
    const on = dayAt(tx.at);
    const [found] = await tx.run(casesById, { keys: [input.record], sight });
    const record = found?.value;
    if (!record || !allows(viewer, 'APPLY_FOR_REPAIR', { subject: record.subjectId }))
      return refused(notFound);
    const refusal =
      refusalOf(rules, record, on) ?? materialRefusal(rules, input.materials, stored, on);
    if (refusal) return refused(refusal);
    const node = {
      id: tx.newId('REPAIR'),
      state: 'APPLIED' as const,
      subjectId: record.subjectId,
      recordId: record.id,
      reviewer: record.authorityCode,
      reviewerName: record.authorityName,
      appliedAt: tx.at,
      appliedOn: on,
      promise: input.promise,
    };
    await cases.open(tx, { anchorId: record.id, node, what: 'APPLY' }, input.materials);
    return { repairId: node.id, refusal: null };
  }

  function apply(input: Application): Promise<RepairOutcome> {
    requireRight(viewer, 'APPLY_FOR_REPAIR');
    longText('promise', input.promise, 2_000);
    checkMaterials(input.materials);
    return decide('applyForRepair', input, (tx) => takeIn(tx, input));
  }

  /** What was corrected since the application may have a longer shortest period; what ended has nothing to repair. */
  async function grant(
    tx: Deciding,
    { id: caseId, recordId, subjectId }: RepairProperties,
  ): Promise<RepairRefusal | 'LAPSED' | null> {
    const [found] = await tx.run(casesById, { keys: [recordId], sight });
    const refusal = found && refusalOf(rules, { ...found.value, open: false }, dayAt(tx.at));
    if (!found || refusal?.code === 'ALREADY_ENDED') return 'LAPSED';
    if (refusal) return refusal;
    const closed = await closeRecord(tx, { id: recordId, subjectId, caseId }, 'REPAIRED');
    return closed ? null : 'LAPSED';
  }

  /** What an act does outside the case, or what stands against it there. */
  const effectOf =
    (tx: Deciding, { what, changes }: Deed<RepairProperties, RepairAct>) =>
    async (repair: RepairProperties): Promise<RepairRefusal | 'LAPSED' | null> => {
      if (what === 'GRANT') return grant(tx, repair);
      return what === 'NAME_UNIT' ? unknownUnit(tx, changes?.reviewer) : null;
    };

  const act = (
    name: string,
    input: Keyed & { readonly repair: string },
    deed: Deed<RepairProperties, RepairAct>,
  ): Promise<RepairOutcome> =>
    decide(name, input, async (tx) => {
      const refusal = await cases.act(tx, input.repair, deed, effectOf(tx, deed));
      return refusal ? refused(refusal) : { repairId: input.repair, refusal };
    });

  return {
    apply,
    decide: (
      input: Keyed & {
        readonly repair: string;
        readonly decision: 'ACCEPT' | 'RETURN' | 'GRANT' | 'REFUSE';
        readonly reason?: string | null | undefined;
      },
    ) => act('decideRepair', input, { what: input.decision, reason: checkedReason(input.reason) }),
    withdraw: (
      input: Keyed & { readonly repair: string; readonly reason?: string | null | undefined },
    ) => act('withdrawRepair', input, { what: 'CANCEL', reason: checkedReason(input.reason) }),
    serve: (input: Keyed & { readonly repair: string; readonly means: string }) =>
      act('serveRepair', input, { what: 'SERVE', reason: checkedReason(input.means) }),
    nameUnit: (
      input: Keyed & { readonly repair: string; readonly unit: string; readonly reason: string },
    ) => act('nameRepairUnit', input, { what: 'NAME_UNIT', ...namedUnit(input) }),
  };
}
