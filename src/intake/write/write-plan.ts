/** The statements that put a plan into the graph, in the order in which they need one another. */
import type { Writer } from '../../graph/graph.ts';
import { createThirdEnds, thirdEndsOf } from '../../graph/third-ends.cypher.ts';
import { changeOf } from '../../words/publicity-window.ts';
import { storedKinds } from '../../words/relation-kinds.ts';
import { relationType } from '../../words/relation-type.ts';
import type { ChunkState } from './chunk.ts';
import { removalsOf } from './chunk-state.cypher.ts';
import {
  createRecords,
  createRecordVersions,
  createRelations,
  createSubjects,
  createSubjectVersions,
  mergeDepartments,
  relabelSubjects,
  updateRecords,
  updateSubjects,
} from './chunk-write.cypher.ts';
import { labelsOfRecord, type Properties, subjectLabels } from './graph-rows.ts';
import type { ChangeRow, ChunkPlan } from './plan-chunk.ts';
import type { Tracked } from './relation-versions.ts';

/** The versions of relations that this chunk makes or changes. */
const trackedOf = (state: ChunkState): readonly Tracked[] =>
  [...state.histories.values()].flat().filter(({ fresh, touched }) => fresh || touched);

/** Writes subjects made or changed, and their versions. */
export async function writeSubjects(tx: Writer, state: ChunkState, plan: ChunkPlan): Promise<void> {
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

/** Stores versions of relations under the type that fits them on the day. */
export async function writeRelations(tx: Writer, state: ChunkState, day: string): Promise<void> {
  const tracked = trackedOf(state);
  const touched = tracked.filter((one) => one.touched);
  for (const kind of storedKinds) {
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
  const thirds = thirdEndsOf(tracked.filter(({ fresh }) => fresh).map(({ version }) => version));
  if (thirds.length > 0) await tx.run(createThirdEnds, { rows: thirds });
}

/** Writes records made or changed, their departments and versions. */
export async function writeRecords(tx: Writer, plan: ChunkPlan, batch: string): Promise<void> {
  const planned = [...plan.records.values()];
  if (plan.departments.size > 0) {
    const rows = [...plan.departments].map(([id, properties]) => ({ id, properties }));
    await tx.run(mergeDepartments, { rows });
  }
  const created = planned
    .filter(({ isNew }) => isNew)
    .map(({ record, subjectId, bornId, departmentId }) => ({
      subjectId,
      bornId: bornId ?? null,
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

/** What the outbox is told. */
export function changesOf(state: ChunkState, plan: ChunkPlan, day: string): readonly ChangeRow[] {
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
  const records = [...plan.records.values()].map(({ record, subjectId }): ChangeRow => {
    const former = state.records.get(record.id);
    return {
      kind: 'RECORD',
      what: former ? changeOf(former, record, day) : 'NEW',
      subjectId,
      ref: record.id,
    };
  });
  return [
    ...[...state.newSubjects].map(ofSubject('NEW')),
    ...[...state.changedSubjects].map(ofSubject('CHANGED')),
    ...relations,
    ...records,
  ];
}
