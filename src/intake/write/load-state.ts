/** Reads what the graph knows of whatever a chunk names, in sets. */
import type { Writer } from '../../graph/graph.ts';
import { type StoredKind, storedKinds } from '../../words/relation-kinds.ts';
import { createDirectory } from '../directory.ts';
import type { Fact, ReadRow, RecordFact } from '../facts.ts';
import { type ChunkState, collect } from './chunk.ts';
import {
  claimsOnRecords,
  claimsOnSubjects,
  historiesOf,
  recordsById,
  representativesOf,
} from './chunk-state.cypher.ts';
import type { RelationVersion, SubjectNode } from './graph-rows.ts';
import { relationKey } from './relation-versions.ts';
import type { Resolutions } from './resolve-parties.ts';

/** A state that knows nothing yet. */
export const emptyState = (): ChunkState => ({
  directory: createDirectory(),
  newSubjects: new Set(),
  changedSubjects: new Set(),
  relabelled: new Set(),
  histories: new Map(),
  representatives: new Map(),
  records: new Map(),
  claims: new Map(),
});

export type RelationLike = Extract<Fact, { type: 'relation' | 'filedController' }>;

export const factsOf = (rows: readonly ReadRow[]): readonly Fact[] =>
  rows.flatMap(({ facts }) => facts);

const isRelation = (fact: Fact): fact is RelationLike =>
  fact.type === 'relation' || fact.type === 'filedController';

/** The kind that a fact is stored under. */
export const typeOf = (fact: RelationLike): StoredKind =>
  fact.type === 'relation' ? fact.kind : 'FILED_CONTROLLER';

/** Id of the subject that stands for this one: itself, unless it is merged. */
export const standsFor = (subject: SubjectNode | undefined): string =>
  subject?.mergedInto ?? subject?.id ?? '';

/**
 * The subject ids and the natural key of a relation between resolved parties. The key names whom the row names, also
 * where that one is merged into another: the same row is the same relation before, during and after a merge.
 */
export function placeOf(fact: RelationLike, resolutions: Resolutions) {
  const from = resolutions.get(fact.from)?.subject;
  const to = resolutions.get(fact.to)?.subject;
  const third =
    fact.type === 'relation' && fact.third ? resolutions.get(fact.third)?.subject : undefined;
  const discriminator = fact.type === 'relation' ? fact.discriminator : fact.rule;
  const key = relationKey(
    typeOf(fact),
    { fromId: from?.id ?? '', toId: to?.id ?? '', ...(third && { thirdId: third.id }) },
    {
      ...(fact.sourceKey !== undefined && { sourceKey: fact.sourceKey }),
      ...(discriminator !== undefined && { discriminator }),
    },
  );
  return {
    key,
    fromId: standsFor(from),
    toId: standsFor(to),
    fromMerged: from?.mergedInto && from.id,
    toMerged: to?.mergedInto && to.id,
    thirdId: third && standsFor(third),
    thirdMerged: third?.mergedInto && third.id,
  };
}

function remember(state: ChunkState, version: RelationVersion): void {
  const history = state.histories.get(version.key) ?? [];
  state.histories.set(version.key, history);
  if (history.some((tracked) => tracked.version.id === version.id)) return;
  history.push({ version, fresh: false, touched: false });
  // ids count the versions of a key, so their order is that of recording
  history.sort((one, other) => (one.version.recordedAt < other.version.recordedAt ? -1 : 1));
}

async function loadHistories(
  tx: Writer,
  state: ChunkState,
  keysByType: ReadonlyMap<StoredKind, ReadonlySet<string>>,
): Promise<void> {
  for (const [type, keys] of keysByType) {
    for (const statement of historiesOf[type]) {
      const found = await tx.run(statement, { keys: [...keys] });
      for (const { version } of found) remember(state, version);
    }
  }
}

/** Whoever represents the enterprises at present, each with the whole history of that relation. */
async function loadRepresentatives(
  tx: Writer,
  state: ChunkState,
  enterprises: ReadonlySet<string>,
): Promise<void> {
  if (enterprises.size === 0) return;
  const keys = new Map<StoredKind, Set<string>>();
  for (const { version } of await tx.run(representativesOf, { values: [...enterprises] })) {
    collect(keys, 'LEGAL_REPRESENTATIVE', version.key);
    collect(state.representatives, version.toId, version.key);
  }
  await loadHistories(tx, state, keys);
}

/** Histories of every relation that the chunk states or closes. */
export async function loadRelations(
  tx: Writer,
  state: ChunkState,
  facts: readonly Fact[],
  resolutions: Resolutions,
): Promise<void> {
  const keys = new Map<StoredKind, Set<string>>();
  const enterprises = new Set<string>();
  for (const fact of facts) {
    if (isRelation(fact)) {
      const { key, toId } = placeOf(fact, resolutions);
      collect(keys, typeOf(fact), key);
      if (typeOf(fact) === 'LEGAL_REPRESENTATIVE') enterprises.add(toId);
    } else if (fact.type === 'closing') {
      for (const type of storedKinds) collect(keys, type, `SOURCE|${fact.sourceKey}`);
    }
  }
  await loadHistories(tx, state, keys);
  await loadRepresentatives(tx, state, enterprises);
}

/** Known records by id, and claims on them that lost a conflict. */
export async function loadRecords(
  tx: Writer,
  state: ChunkState,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  const known = await tx.run(recordsById, { values: ids });
  for (const { record } of known) state.records.set(record.id, record);
  const values = [...state.records.keys()];
  if (values.length === 0) return;
  for (const { ownerId, hash } of await tx.run(claimsOnRecords, { values })) {
    collect(state.claims, ownerId, hash);
  }
}

/** Claims that lost a conflict over the attributes of the subjects that the chunk states. */
export async function loadSubjectClaims(
  tx: Writer,
  state: ChunkState,
  facts: readonly Fact[],
  resolutions: Resolutions,
): Promise<void> {
  const stated = facts
    .filter((fact) => fact.type === 'subject')
    .map(({ party }) => resolutions.get(party)?.subject)
    .filter((subject) => subject?.hash !== undefined && !state.newSubjects.has(subject));
  const values = [...new Set(stated.map((subject) => subject?.id ?? ''))];
  if (values.length === 0) return;
  for (const { ownerId, hash } of await tx.run(claimsOnSubjects, { values })) {
    collect(state.claims, ownerId, hash);
  }
}

export const isRecord = (fact: Fact): fact is RecordFact => fact.type === 'record';
