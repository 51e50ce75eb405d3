/** What a starting hub asks before and beside the first callers, so that none of them waits for a plan. */
import { setTimeout as pause } from 'node:timers/promises';
import { hubItself } from '../access/viewer.ts';
import { withoutTurns } from '../graph/in-turns.ts';
import { branchesOf } from '../domains/relation/relation.ts';
import type { SubjectRow } from '../domains/subject/subject.ts';
import type { Page } from '../words/page.ts';
import { type Context, createContext } from './context.ts';
import type { Hub } from './request.ts';

/** An id of the right form that names nothing. */
const nothing = `sub_${'0'.repeat(22)}`;

/** A database that the hub did not start keeps plans by how many keys a statement is given: up to 10, up to 100. */
const familySizes = [2, 20];

const nobodies = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    id: `sub_${String(at).padStart(22, '0')}`,
    kind: 'ENTERPRISE' as const,
    hop: 1,
  }));

/** Milliseconds that one statement may take while its plan is made. */
const planning = 60_000;

/**
 * Asks for the family of the first firm there is: what a family is worked out from is asked of those found in it, so a
 * question about nothing would stop at the first statement.
 */
async function warmUpFamily({ group, now }: Context, { rows }: Page<SubjectRow>): Promise<void> {
  for (const { row } of rows.slice(0, 1)) {
    const family = await group.around(row.id, now);
    for (const size of familySizes)
      await group.risk({ ...family, members: nobodies(size), people: [] });
  }
}

/** What a starting hub asks under. */
const warmUpRequest = {
  viewer: hubItself,
  id: 'warm-up',
  caller: '',
  timeout: planning,
  idempotencyKey: null,
} as const;

/** Portions of firms after which a database that has just started runs what a list asks as fast as it ever will. */
const warmUpTurns = 100;
const firmsPerTurn = 100;

/** Warms screenings up with a page of firms; tells where to go on, null at the end. */
async function warmUpScreeningsWith(
  { screenings }: Hub,
  { rows, more }: Page<SubjectRow>,
): Promise<string | null> {
  await screenings.warmUp(rows.flatMap(({ row }) => row.uscc ?? []));
  return more ? (rows.at(-1)?.cursor ?? null) : null;
}

/** While somebody asks, a warm-up rests this many times as long as it worked. */
const givingWay = 9;

/**
 * Goes on warming screenings up beside the first requests, behind the firms that the warm-up ended at: a database that
 * has just started takes twice as long for a list. Gives way while `isAsked`, and ends with the signal and when a list
 * comes that is no warm-up.
 */
export async function warmUpScreenings(
  hub: Hub,
  from: string | null,
  { isAsked, signal }: { readonly isAsked: () => boolean; readonly signal: AbortSignal },
): Promise<void> {
  let after = from;
  for (let turn = 1; turn < warmUpTurns && after !== null; turn += 1) {
    const begun = performance.now();
    const { subject, now } = createContext(
      { ...hub, turnsOf: withoutTurns },
      { ...warmUpRequest, signal },
    );
    after = await warmUpScreeningsWith(
      hub,
      await subject.page({ first: firmsPerTurn, after }, now),
    );
    const rest = isAsked() ? givingWay * (performance.now() - begun) : 0;
    await pause(rest, undefined, { signal, ref: false }).catch(() => undefined);
    if (signal.aborted || hub.screenings.isBusy()) return;
  }
}

/**
 * Asks the common statements once about nothing, so that the database has planned them before the first caller comes:
 * on a cold start a plan takes longer than its answer by a thousand times. Tells behind which firm to go on warming up.
 */
export async function warmUp(hub: Hub): Promise<string | null> {
  const { signal } = new AbortController();
  const context = createContext({ ...hub, turnsOf: withoutTurns }, { ...warmUpRequest, signal });
  const { subject, relation, record, control, evaluation, now } = context;
  const { sanction, repair, dispute, provenance } = context;
  const nobody = { id: nothing, kind: 'ENTERPRISE', name: '' } as const;
  const page = await subject.page({ search: '公共信用', first: 1 }, now);
  const grades = await evaluation.history(nobody, evaluation.schemes[0]?.id ?? '', {});
  const listed = await subject.page({ first: firmsPerTurn }, now);
  const walk = {
    wanted: branchesOf(null, null),
    after: undefined,
    perBranch: 1,
    most: 1,
    asOf: now,
  };
  await Promise.all([
    page.total(),
    listed.total(),
    subject.byId(nothing, now),
    subject.byKey({ uscc: '91000000MA00000000' }, now),
    relation.page(nothing, null, null, {}, now),
    relation.totals(nothing, now),
    relation.walk([nothing], walk),
    relation.ties([nothing], walk),
    record.page(nothing, {}, now),
    record.counts(nothing, now),
    record.seen(nothing, 1, now),
    record.byId(nothing, now),
    provenance.of({ sourceRow: `${nothing}:1`, department: nothing }),
    sanction.page(nothing, { active: true }, now),
    repair.page(nothing, {}),
    dispute.page(nothing, {}),
    control.controllers(nobody, { rule: 'BENEFICIAL_OWNER' }, now),
    control.controlled(nobody, { rule: 'CONTROL_CASCADE' }, now),
    control.filed(nothing, 'BENEFICIAL_OWNER', now),
    evaluation.of(nobody),
    grades.total(),
    warmUpFamily(context, listed),
  ]);
  return warmUpScreeningsWith(hub, listed);
}
