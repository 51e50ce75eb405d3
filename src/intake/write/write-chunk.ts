/**
 * One transaction for one chunk: everything it changes, the changes' outbox and the batch's progress stand or fall
 * together. It may run more than once, so it begins by asking how far the batch has come.
 */
import { HubError } from '../../errors.ts';
import { createChanges } from '../../graph/changes.cypher.ts';
import type { Graph, Writer } from '../../graph/graph.ts';
import { takeMoment } from '../../graph/moment.ts';
import { today } from '../../words/calendar-date.ts';
import { limits } from '../../words/limits.ts';
import type { Verdict } from '../facts.ts';
import { advanceBatch, type BatchNode, finishBatch, readBatch } from './batch.cypher.ts';
import { type Chunk, idsOf, type ImportContext } from './chunk.ts';
import { createFindings } from './chunk-write.cypher.ts';
import {
  emptyState,
  factsOf,
  isRecord,
  loadRecords,
  loadRelations,
  loadSubjectClaims,
} from './load-state.ts';
import { planChunk } from './plan-chunk.ts';
import { actKey, recordKey } from './plan-record.ts';
import { resolveParties } from './resolve-parties.ts';
import { changesOf, writeRecords, writeRelations, writeSubjects } from './write-plan.ts';

/** Most findings of one batch that are kept in the graph; the file of rejected rows has all of its own. */
export const findingLimit = limits.batchFindings.most;

const transactionLimit = 120_000;
const attempts = 3;

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
  const recordIds = facts.filter(isRecord).flatMap((fact) => {
    const key = recordKey(fact, resolutions.get(fact.party)?.subject.id ?? '');
    return [key, actKey(fact, key)].map((one) => newId('RECORD', one));
  });
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

/** Takes the lock, and the moment of what is written behind it. */
async function momentOf(tx: Writer, { clock }: ImportContext): Promise<Moment> {
  const recordedAt = await takeMoment(tx, clock);
  return { recordedAt, day: today(() => new Date(recordedAt)) };
}

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
  const changes = changesOf(state, plan, day).map((change) => ({ ...change, at: recordedAt }));
  if (changes.length > 0) await tx.run(createChanges, { rows: changes });
  await tx.run(advanceBatch, {
    id: chunk.batch,
    rowsDone: Math.max(batch.rowsDone, chunk.rows.at(-1)?.number ?? 0),
    read: chunk.rows.length,
    findings: findings.length,
    findingsMade: plan.findings.length,
    ...plan.remarked,
    ...plan.verdicts,
  });
}

async function batchOf(tx: Writer, id: string): Promise<BatchNode> {
  const [found] = await tx.run(readBatch, { id });
  if (!found) throw new HubError('INTERNAL_SERVER_ERROR', 'The batch is gone.');
  return found.batch;
}

async function writeOnce(tx: Writer, chunk: Chunk, context: ImportContext): Promise<void> {
  const moment = await momentOf(tx, context);
  const batch = await batchOf(tx, chunk.batch);
  const rows = chunk.rows.filter(({ number }) => number > batch.rowsDone);
  if (rows.length > 0) await writeRows(tx, { ...chunk, rows }, context, moment, batch);
}

async function writeLeftOnce(tx: Writer, chunk: Chunk, context: ImportContext): Promise<void> {
  const moment = await momentOf(tx, context);
  const batch = await batchOf(tx, chunk.batch);
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
