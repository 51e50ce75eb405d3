/**
 * One transaction for one chunk: everything it changes, the changes' outbox and the batch's progress stand or fall
 * together. It may run more than once, so it begins by asking how far the batch has come.
 */
import type { Graph, Writer } from '../../graph/graph.ts';
import { HubError } from '../../errors.ts';
import { today } from '../../words/calendar-date.ts';
import type { Verdict } from '../facts.ts';
import { advanceBatch, type BatchNode, finishBatch, readBatch } from './batch.cypher.ts';
import type { Chunk, ChunkState, ImportContext } from './chunk.ts';
import { removalsOf } from './chunk-state.cypher.ts';
import {
  createChanges,
  createFindings,
  createRecords,
  createRecordVersions,
  createRelations,
  createSubjects,
  createSubjectVersions,
  lockChanges,
  mergeDepartments,
  relabelSubjects,
  updateRecords,
  updateSubjects,
} from './chunk-write.cypher.ts';
import {
  labelsOfRecord,
  type Properties,
  type RelationType,
  relationType,
  subjectLabels,
} from './graph-rows.ts';
import {
  emptyState,
  factsOf,
  isRecord,
  loadRecords,
  loadRelations,
  loadSubjectClaims,
} from './load-state.ts';
import { type ChangeRow, type ChunkPlan, planChunk } from './plan-chunk.ts';
import { recordKey } from './plan-record.ts';
import type { Tracked } from './plan-relation.ts';
import { resolveParties } from './resolve-parties.ts';
import { idsOf } from './chunk.ts';

/** Most findings of one batch that are kept in the graph; the file of rejected rows has all of its own. */
export const findingLimit = 10_000;

const transactionLimit = 120_000;
const attempts = 3;

/** The versions of relations that this chunk makes or changes. */
const trackedOf = (state: ChunkState): readonly Tracked[] =>
  [...state.histories.values()].flat().filter(({ fresh, touched }) => fresh || touched);

async function writeSubjects(tx: Writer, state: ChunkState, plan: ChunkPlan): Promise<void> {
  const { newSubjects, changedSubjects, relabelled } = state;
  const created = [...newSubjects].map((subject) => ({
    labels: subjectLabels(subject.kind),
    properties: { ...subject },
  }));
  const changed = [...changedSubjects].map((subject) => ({
    id: subject.id,
    properties: { ...subject },
  }));
  const labels = [...relabelled].map(({ id, kind }) => ({ id, labels: subjectLabels(kind) }));
  if (created.length > 0) await tx.run(createSubjects, { rows: created });
  if (labels.length > 0) await tx.run(relabelSubjects, { rows: labels });
  if (changed.length > 0) await tx.run(updateSubjects, { rows: changed });
  const versions = plan.subjectVersions.map(hung);
  if (versions.length > 0) await tx.run(createSubjectVersions, { rows: versions });
}

const hung = ({ ownerId, ...properties }: Properties) => ({ ownerId: String(ownerId), properties });

async function writeRelations(tx: Writer, state: ChunkState, day: string): Promise<void> {
  const tracked = trackedOf(state);
  const touched = tracked.filter((one) => one.touched);
  for (const kind of Object.keys(removalsOf) as RelationType[]) {
    const rows = touched
      .filter(({ version }) => version.kind === kind)
      .map(({ version: { key, id } }) => ({ key, id }));
    if (rows.length === 0) continue;
    for (const statement of removalsOf[kind]) await tx.run(statement, { rows });
  }
  const rows = tracked.map(({ version }) => ({
    type: relationType(version, day),
    fromId: version.fromId,
    toId: version.toId,
    properties: { ...version },
  }));
  if (rows.length > 0) await tx.run(createRelations, { rows });
}

async function writeRecords(tx: Writer, plan: ChunkPlan, batch: string): Promise<void> {
  const planned = [...plan.records.values()];
  if (plan.departments.size > 0) {
    const rows = [...plan.departments].map(([id, properties]) => ({ id, properties }));
    await tx.run(mergeDepartments, { rows });
  }
  const created = planned
    .filter(({ isNew }) => isNew)
    .map(({ record, subjectId, departmentId }) => ({
      subjectId,
      departmentId,
      labels: labelsOfRecord(record.kind),
      properties: record,
    }));
  if (created.length > 0) await tx.run(createRecords, { batch, rows: created });
  const changed = planned
    .filter(({ isNew }) => !isNew)
    .map(({ record }) => ({ id: record.id, properties: record }));
  if (changed.length > 0) await tx.run(updateRecords, { batch, rows: changed });
  const versions = plan.recordVersions.map(hung);
  if (versions.length > 0) await tx.run(createRecordVersions, { rows: versions });
}

function changesOf(state: ChunkState, plan: ChunkPlan): readonly ChangeRow[] {
  const ofSubject =
    (what: 'NEW' | 'CHANGED') =>
    ({ id }: { id: string }): ChangeRow => ({
      kind: 'SUBJECT',
      what,
      subjectId: id,
      ref: id,
    });
  const relations = trackedOf(state)
    .filter(({ fresh }) => fresh)
    .map(({ version }): ChangeRow => {
      const first = state.histories.get(version.key)?.length === 1;
      const changed = plan.closed.has(version.id) ? 'WITHDRAWN' : 'CHANGED';
      return {
        kind: 'RELATION',
        what: first ? 'NEW' : changed,
        subjectId: version.toId,
        otherId: version.fromId,
        ref: version.id,
      };
    });
  const records = [...plan.records.values()].map(({ record, subjectId, isNew }): ChangeRow => ({
    kind: 'RECORD',
    what: isNew ? 'NEW' : 'CHANGED',
    subjectId,
    ref: record.id,
  }));
  return [
    ...[...state.newSubjects].map(ofSubject('NEW')),
    ...[...state.changedSubjects].map(ofSubject('CHANGED')),
    ...relations,
    ...records,
  ];
}

async function planned(
  tx: Writer,
  chunk: Chunk,
  context: ImportContext,
  recordedAt: string,
  day: string,
) {
  const state = emptyState();
  const facts = factsOf(chunk.rows);
  const resolutions = await resolveParties(tx, state, chunk, context, recordedAt);
  await loadRelations(tx, state, facts, resolutions);
  const newId = idsOf(context.idSecret);
  const recordIds = facts
    .filter(isRecord)
    .map((fact) => newId('RECORD', recordKey(fact, resolutions.get(fact.party)?.subject.id ?? '')));
  await loadRecords(tx, state, [...new Set(recordIds)]);
  await loadSubjectClaims(tx, state, facts, resolutions);
  return { state, plan: planChunk(chunk, state, resolutions, context, { recordedAt, day }) };
}

const sum = (verdicts: Readonly<Record<Verdict, number>>): number =>
  Object.values(verdicts).reduce((total, count) => total + count, 0);

interface Moment {
  readonly recordedAt: string;
  readonly day: string;
}

const momentOf = ({ clock }: ImportContext): Moment => {
  const now = clock();
  return { recordedAt: now.toISOString(), day: today(() => now) };
};

/** Plans and writes rows that the batch does not hold yet, and counts them in it. */
async function writeRows(
  tx: Writer,
  chunk: Chunk,
  context: ImportContext,
  { recordedAt, day }: Moment,
  batch: BatchNode,
): Promise<void> {
  const { state, plan } = await planned(tx, chunk, context, recordedAt, day);
  if (sum(plan.verdicts) !== chunk.rows.length) {
    const message = 'The counts of a batch do not add up to its rows.';
    throw new HubError('INTERNAL_SERVER_ERROR', message);
  }
  await writeSubjects(tx, state, plan);
  await writeRelations(tx, state, day);
  await writeRecords(tx, plan, chunk.batch);
  const findings = plan.findings.slice(0, Math.max(0, findingLimit - batch.findings));
  if (findings.length > 0) {
    const rows = findings.map((finding) => ({ ...finding }));
    await tx.run(createFindings, { batch: chunk.batch, rows });
  }
  const changes = changesOf(state, plan).map((change) => ({ ...change, at: recordedAt }));
  if (changes.length > 0) await tx.run(createChanges, { rows: changes });
  await tx.run(advanceBatch, {
    id: chunk.batch,
    rowsDone: Math.max(batch.rowsDone, chunk.rows.at(-1)?.number ?? 0),
    read: chunk.rows.length,
    findings: findings.length,
    ...plan.verdicts,
  });
}

async function lockedBatch(tx: Writer, id: string, { recordedAt }: Moment): Promise<BatchNode> {
  await tx.run(lockChanges, { at: recordedAt });
  const [found] = await tx.run(readBatch, { id });
  if (!found) throw new HubError('INTERNAL_SERVER_ERROR', 'The batch is gone.');
  return found.batch;
}

async function writeOnce(tx: Writer, chunk: Chunk, context: ImportContext): Promise<void> {
  const moment = momentOf(context);
  const batch = await lockedBatch(tx, chunk.batch, moment);
  const rows = chunk.rows.filter(({ number }) => number > batch.rowsDone);
  if (rows.length > 0) await writeRows(tx, { ...chunk, rows }, context, moment, batch);
}

async function writeLeftOnce(tx: Writer, chunk: Chunk, context: ImportContext): Promise<void> {
  const moment = momentOf(context);
  const batch = await lockedBatch(tx, chunk.batch, moment);
  if (batch.state === 'FINISHED') return;
  await writeRows(tx, chunk, context, moment, batch);
  await tx.run(finishBatch, { id: chunk.batch, at: moment.recordedAt });
}

/** Somebody else's write of the same thing makes a transaction start again. */
async function withRetry(graph: Graph, work: (tx: Writer) => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await graph.write('import', work, { timeout: transactionLimit });
      return;
    } catch (error) {
      const clash = error instanceof HubError && error.code === 'CONFLICT';
      if (!clash || attempt === attempts) throw error;
    }
  }
}

/** Writes the rows of a chunk that the batch does not hold yet. */
export const writeChunk = (graph: Graph, chunk: Chunk, context: ImportContext): Promise<void> =>
  withRetry(graph, (tx) => writeOnce(tx, chunk, context));

/** Writes the rows that a bulk load has left of a batch, and with them finishes it. */
export const writeLeft = (graph: Graph, chunk: Chunk, context: ImportContext): Promise<void> =>
  withRetry(graph, (tx) => writeLeftOnce(tx, chunk, context));
