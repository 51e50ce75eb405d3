/** What is done to a repair; each act is one transaction with all that follows from it. */
import type { Viewer } from '../../access/viewer.ts';
import type { Sight } from '../../access/visibility.ts';
import { HubError } from '../../errors.ts';
import type { Deciding, Keyed } from '../../graph/decision.ts';
import { type RepairRules, repairEdition } from '../../rules/repair.ts';
import { dayAt } from '../../words/calendar-date.ts';
import { stated, stepOf } from '../../words/case-step.ts';
import { dueAfter } from '../../words/deadline.ts';
import { longText } from '../../words/limits.ts';
import { advanceRepair, casesById, createRepair, repairForUpdate } from './repair.cypher.ts';
import {
  actRefusal,
  type Material,
  materialRefusal,
  notFound,
  nothingToEnd,
  refusalOf,
  repairOf,
  type RepairAct,
  type RepairProperties,
  type RepairRefusal,
  stateAfter,
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
  /** Whether a file of this digest was uploaded. */
  readonly sight: Sight;
  /** Whether the caller uploaded a file of this digest. */
  readonly stored: (digest: string) => boolean;
  /** Ends publicity and sharing of a record with all that stands on it; false where they had ended. */
  readonly closeRecord: (
    tx: Deciding,
    record: { readonly id: string; readonly subjectId: string },
    by: 'REPAIRED' | 'WITHDRAWN',
  ) => Promise<boolean>;
}

const refused = (refusal: RepairRefusal): RepairOutcome => ({ repairId: null, refusal });

/** The acts of one request's viewer. */
export function createRepairActions({
  viewer,
  sight,
  rules,
  decide,
  stored,
  closeRecord,
}: RepairDeps) {
  const applies = viewer.role === 'SUBJECT' || viewer.role === 'CLERK';

  async function takeIn(tx: Deciding, input: Application): Promise<RepairOutcome> {
    const on = dayAt(tx.at);
    const [found] = await tx.run(casesById, { keys: [input.record], sight });
    const record = found?.value;
    if (!record || (viewer.role === 'SUBJECT' && record.subjectId !== viewer.subject))
      return refused(notFound);
    const refusal =
      refusalOf(rules, record, on) ?? materialRefusal(rules, input.materials, stored, on);
    if (refusal) return refused(refusal);
    const id = tx.newId('REPAIR');
    const repair = stated({
      id,
      state: 'APPLIED',
      subjectId: record.subjectId,
      recordId: record.id,
      reviewer: record.authorityCode,
      appliedAt: tx.at,
      appliedOn: on,
      promise: input.promise,
      dueOn: dueAfter(on, repairEdition(rules, on).workingDays.check),
    });
    await tx.run(createRepair, {
      recordId: record.id,
      repair,
      materials: input.materials.map((material, place) => ({ ...material, place })),
      step: stated(stepOf(viewer, 'APPLY', tx.at, null)),
    });
    tx.changed({ kind: 'REPAIR', what: 'NEW', subjectId: record.subjectId, ref: id });
    return { repairId: id, refusal: null };
  }

  function apply(input: Application): Promise<RepairOutcome> {
    if (!applies)
      throw new HubError('FORBIDDEN', 'The subject itself applies, or a clerk at its counter.');
    longText('promise', input.promise, 2_000);
    if (input.materials.length > 20)
      throw new HubError('BAD_USER_INPUT', 'materials: at most 20 files.');
    for (const { title, digest } of input.materials) {
      longText('materials.title', title, 200);
      if (!/^[0-9a-f]{64}$/.test(digest))
        throw new HubError(
          'BAD_USER_INPUT',
          'materials.digest must be the SHA-256 that POST /materials answered.',
        );
    }
    return decide('applyForRepair', input, (tx) => takeIn(tx, input));
  }

  /** What an act changes beside the state. */
  function changesOf(repair: RepairProperties, act: RepairAct, at: string): object {
    const { decision, service } = repairEdition(rules, repair.appliedOn).workingDays;
    if (act === 'ACCEPT') return { dueOn: dueAfter(repair.appliedOn, decision) };
    if (act === 'SERVE') return { servedAt: at, dueOn: null };
    const decided = { decidedAt: at, decidedOn: dayAt(at) };
    const toServe = act === 'GRANT' || act === 'REFUSE';
    return { ...decided, dueOn: toServe ? dueAfter(decided.decidedOn, service) : null };
  }

  async function act(
    tx: Deciding,
    id: string,
    what: RepairAct,
    reason: string | null,
  ): Promise<RepairOutcome> {
    const [found] = await tx.run(repairForUpdate, { id });
    if (!found) return refused(notFound);
    const repair = repairOf(found.repair);
    const refusal = actRefusal(viewer, what, repair, reason);
    if (refusal) return refused(refusal);
    const { subjectId, recordId } = repair;
    // a record that an objection has ended meanwhile would be told to have been repaired
    if (what === 'GRANT' && !(await closeRecord(tx, { id: recordId, subjectId }, 'REPAIRED')))
      return refused(nothingToEnd);
    await tx.run(advanceRepair, {
      id,
      changes: { state: stateAfter(repair, what), ...changesOf(repair, what, tx.at) },
      step: stated(stepOf(viewer, what, tx.at, reason)),
    });
    tx.changed({ kind: 'REPAIR', what: 'CHANGED', subjectId, ref: id });
    return { repairId: id, refusal: null };
  }

  const acting = (
    name: string,
    input: Keyed & { readonly repair: string },
    what: RepairAct,
    reason: string | null | undefined,
  ): Promise<RepairOutcome> => {
    if (reason != null) longText('reason', reason, 2_000);
    return decide(name, input, (tx) => act(tx, input.repair, what, reason ?? null));
  };

  return {
    apply,
    decide: (
      input: Keyed & {
        readonly repair: string;
        readonly decision: 'ACCEPT' | 'RETURN' | 'GRANT' | 'REFUSE';
        readonly reason?: string | null | undefined;
      },
    ) => acting('decideRepair', input, input.decision, input.reason),
    withdraw: (
      input: Keyed & { readonly repair: string; readonly reason?: string | null | undefined },
    ) => acting('withdrawRepair', input, 'CANCEL', input.reason),
    serve: (input: Keyed & { readonly repair: string; readonly means: string }) =>
      acting('serveRepair', input, 'SERVE', input.means),
  };
}
