/**
 * Measures that a rule imposes by itself. The outbox is gone through from where the last run stopped, so a run finds
 * exactly what was delivered since, in whatever process; a portion and its place in the outbox are one transaction.
 */
import { hubItself } from '../../access/viewer.ts';
import { sightOf } from '../../access/visibility.ts';
import { createChanges } from '../../graph/changes.cypher.ts';
import { takeMoment } from '../../graph/moment.ts';
import type { Change } from '../../graph/decision.ts';
import type { Graph, Writer } from '../../graph/graph.ts';
import { type Enforceable, madeOf } from '../../rules/certainty.ts';
import {
  endOf,
  endOfGround,
  type Grounded,
  groundedBy,
  groundingKinds,
  imposable,
  type SanctionRules,
} from '../../rules/groundings.ts';
import { today } from '../../words/calendar-date.ts';
import { groupBy } from '../../words/group.ts';
import { opaqueId } from '../../words/opaque-id.ts';
import { endGrounds } from './ground-end.actions.ts';
import {
  attachGrounds,
  type Candidate,
  candidates,
  changesAfter,
  createAutomatic,
  shakenGrounds,
  keepProgress,
  type Progress,
  readProgress,
  recordsAfter,
} from './automatic.cypher.ts';

/** What a run of the rules needs. */
export interface RuleRun {
  readonly idSecret: string;
  readonly rules: SanctionRules;
  readonly clock: () => Date;
}

const portion = 2_000;

interface Portion {
  readonly records: readonly string[];
  readonly next: Progress;
  readonly last: boolean;
}

/** The records to look at next, and where that leaves the run. */
async function nextPortion(tx: Writer, progress: Progress): Promise<Portion> {
  if (progress.loadSeq !== null) {
    const found = await tx.run(recordsAfter, { after: progress.loadAfter ?? '', first: portion });
    const records = found.map(({ id }) => id);
    const last = records.at(-1);
    const next =
      records.length < portion || last === undefined
        ? { value: progress.loadSeq, loadSeq: null, loadAfter: null }
        : { ...progress, loadAfter: last };
    return { records, next, last: false };
  }
  const changes = await tx.run(changesAfter, { after: progress.value, first: portion });
  const load = changes.findIndex(({ kind }) => kind === 'LOAD');
  const before = load < 0 ? changes : changes.slice(0, load);
  const records = before.flatMap(({ kind, ref }) =>
    kind === 'RECORD' && ref !== null ? [ref] : [],
  );
  const value = before.at(-1)?.seq ?? progress.value;
  const next: Progress = { value, loadSeq: changes[load]?.seq ?? null, loadAfter: null };
  return { records: [...new Set(records)], next, last: load < 0 && changes.length < portion };
}

interface Due {
  readonly candidate: Candidate;
  readonly grounded: Enforceable<Grounded>;
}

const dueOf = (rules: SanctionRules, candidate: Candidate, day: string): Due[] =>
  groundedBy(rules, candidate.record, candidate.subjectKind, day)
    .flatMap((grounded) => imposable(grounded) ?? [])
    .filter(
      (grounded) =>
        grounded.rule.mode === 'AUTOMATIC' && !candidate.decided.includes(grounded.measure.id),
    )
    .map((grounded) => ({ candidate, grounded }))
    .filter(({ grounded }) => {
      const end = endOfGround(candidate.record, grounded);
      return end === null || end > day;
    });

/** What of one measure on one party has to be written: a sanction, or grounds of one that is there. */
function planOf(due: readonly Due[], { idSecret }: RuleRun, at: string, day: string) {
  const [first] = due;
  if (!first) return undefined;
  const { candidate, grounded } = first;
  const { measure, rule } = grounded;
  const records = [...new Set(due.map((one) => one.candidate.record.id))].sort();
  const ends = due.map((one) => endOfGround(one.candidate.record, one.grounded));
  const borne = candidate.borne.find((one) => one.measure === measure.id);
  if (borne) return { attach: { id: borne.id, records, to: endOf([...ends, borne.to]) } };
  const by = `RULE ${rule.id}`;
  // a rule that is confirmed anew imposes anew
  const confirmed = rule.confirmation ? `|${rule.confirmation.at}` : '';
  const sanction = madeOf(grounded, {
    id: opaqueId(idSecret, 'SANCTION', `${measure.id}|${records.join('|')}${confirmed}`),
    measure: measure.id,
    effect: measure.effect,
    basis: measure.bases[0] ?? '',
    rule: rule.id,
    from: day,
    to: endOf(ends),
    automatic: true,
    imposedAt: at,
    imposedBy: by,
  });
  const step = {
    kind: 'IMPOSED',
    at,
    by,
    unit: null,
    matter: null,
    count: 1,
    note: null,
    number: 1,
  } as const;
  return { create: { subject: candidate.subjectId, records, sanction, step } };
}

async function imposePortion(tx: Writer, run: RuleRun) {
  const day = today(run.clock);
  const at = await takeMoment(tx, run.clock);
  const [found] = await tx.run(readProgress, {});
  const progress = found?.progress ?? { value: 0, loadSeq: null, loadAfter: null };
  const { records, next, last } = await nextPortion(tx, progress);
  const weighed = await tx.run(candidates, {
    records,
    kinds: groundingKinds(run.rules),
    // the rules see what officials see
    sight: sightOf(hubItself, { validAt: day, knownAt: at }),
    today: day,
  });
  const changes: { kind: string; what: string; subjectId: string; ref: string; at: string }[] = [];
  const ended = await tx.run(shakenGrounds, { records, today: day });
  for (const { recordId } of ended) {
    const reason =
      '依据的信用信息已失效或已更正. The record that carried it is no longer in force, or was corrected.';
    const changed = (change: Change): void => void changes.push({ ...change, at });
    await endGrounds({ ...tx, changed }, { recordId, at, by: 'RECORD ENDED', reason }, run.rules);
  }
  const due = weighed.flatMap((candidate) => dueOf(run.rules, candidate, day));
  const plans = [
    ...groupBy(due, ({ candidate, grounded }) => `${candidate.subjectId}|${grounded.measure.id}`),
  ].map(([, group]) => planOf(group, run, at, day));
  const rows = plans.flatMap((plan) => plan?.create ?? []);
  const created = await tx.run(createAutomatic, { rows });
  await tx.run(attachGrounds, { rows: plans.flatMap((plan) => plan?.attach ?? []) });
  for (const { id, subjectId } of created)
    changes.push({ kind: 'SANCTION', what: 'NEW', subjectId, ref: id, at });
  if (changes.length > 0) await tx.run(createChanges, { rows: changes });
  await tx.run(keepProgress, { ...next });
  return { imposed: created.length, records: records.length, last };
}

/** Goes through everything delivered since the last run; answers how many records it looked at and how many sanctions it imposed. */
export async function imposeByRule(
  graph: Graph,
  run: RuleRun,
): Promise<{ readonly records: number; readonly imposed: number }> {
  let [records, imposed] = [0, 0];
  for (;;) {
    const done = await graph.write('propose', (tx) => imposePortion(tx, run), { timeout: 120_000 });
    records += done.records;
    imposed += done.imposed;
    if (done.last) return { records, imposed };
  }
}

/** Has the next run look at every record again: a rule was confirmed that may ground what was delivered long ago. */
export async function lookAtAll(tx: Writer): Promise<void> {
  const [found] = await tx.run(readProgress, {});
  const progress = found?.progress ?? { value: 0, loadSeq: null, loadAfter: null };
  await tx.run(keepProgress, {
    value: progress.value,
    loadSeq: progress.loadSeq ?? progress.value,
    loadAfter: null,
  });
}
