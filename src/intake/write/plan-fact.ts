/** What one fact changes, by its type. */
import { relationKindRow, type StoredKind } from '../../words/relation-kinds.ts';
import { statementOf } from '../../words/relation-statement.ts';
import type { SubjectKind } from '../../words/subject-kinds.ts';
import type { Fact, Finding, RecordFact, SubjectFact } from '../facts.ts';
import { findingOf } from '../remarks.ts';
import { type ChunkState, collect, type idsOf } from './chunk.ts';
import type { Properties, RecordNode } from './graph-rows.ts';
import { placeOf, type RelationLike, standsFor, typeOf } from './load-state.ts';
import { disagreeing, type FactOrigin, type Outcome } from './outcome.ts';
import { actKey, isOtherAct, planRecord, recordKey, recordNode } from './plan-record.ts';
import { planRelation } from './plan-relation.ts';
import { end, type History, isLive } from './relation-versions.ts';
import { planRepresentative } from './plan-representative.ts';
import { planSubject, statedAttributes, type VersionRow } from './plan-subject.ts';
import type { Resolutions } from './resolve-parties.ts';

/** A record to be created, or known and changed, with the department that decided. */
export interface PlannedRecord {
  readonly record: RecordNode;
  readonly subjectId: string;
  /** Whom the row names, where that subject is merged into the one that bears the record. */
  readonly bornId: string | undefined;
  readonly departmentId: string;
  readonly isNew: boolean;
}

/** What the facts of a chunk add up to while they are planned. */
export interface Planning {
  readonly state: ChunkState;
  readonly resolutions: Resolutions;
  readonly newId: ReturnType<typeof idsOf>;
  readonly subjectVersions: Properties[];
  readonly recordVersions: Properties[];
  readonly records: Map<string, PlannedRecord>;
  readonly departments: Map<string, Properties>;
  readonly closed: Set<string>;
}

export interface FactResult {
  readonly outcome: Outcome;
  readonly remarks?: readonly Finding[];
}

/** Says on what two sources disagree, and what this one states where that names no person. */
function conflictOn(
  kind: SubjectKind | undefined,
  known: Readonly<Properties>,
  stated: Readonly<Properties>,
): readonly Finding[] {
  const names = disagreeing(known, stated).filter((name) => !originNames.has(name));
  const told = kind === 'PERSON' ? [] : names.map((name) => `${name}: ${String(stated[name])}`);
  return [findingOf('CONFLICT', names.join(', '), told.join('; '))];
}

/** What every row of another delivery states otherwise. */
const originNames = new Set(['hash', 'sourceRow', 'department', 'recordedAt', 'phoneKey']);

function keepVersions(
  planning: Planning,
  into: Properties[],
  versions: readonly VersionRow[],
  origin: FactOrigin,
): void {
  for (const [at, { ownerId, properties }] of versions.entries()) {
    const hash = String(properties['hash']);
    const id = planning.newId('VERSION', [ownerId, origin.sourceRow, hash, at].join('|'));
    into.push({ ...properties, id, ownerId });
    if (properties['shown'] === false) collect(planning.state.claims, ownerId, hash);
  }
}

function planSubjectFact(planning: Planning, fact: SubjectFact, origin: FactOrigin): FactResult {
  const { state, resolutions } = planning;
  const subject = resolutions.get(fact.party)?.subject;
  if (!subject) return { outcome: 'unchanged' };
  const guessed = subject.hash === undefined && subject.kind !== fact.party.kind;
  if (guessed && subject.kind !== 'PERSON' && fact.party.kind !== 'PERSON') {
    subject.kind = fact.party.kind;
    if (!state.newSubjects.has(subject)) state.relabelled.add(subject);
  }
  const { outcome, versions, known } = planSubject(
    subject,
    fact,
    origin,
    state.claims.get(subject.id) ?? new Set(),
  );
  // nobody has known a subject that this transaction makes, so it has no former versions
  const kept = state.newSubjects.has(subject)
    ? versions.filter(({ properties }) => properties['shown'] === false)
    : versions;
  keepVersions(planning, planning.subjectVersions, kept, origin);
  if (outcome !== 'unchanged' && !state.newSubjects.has(subject))
    state.changedSubjects.add(subject);
  state.directory.add(subject);
  if (!known) return { outcome };
  return { outcome, remarks: conflictOn(subject.kind, known, statedAttributes(fact)) };
}

function valuesOf(fact: RelationLike) {
  const { validFrom, validTo } = fact;
  const stated = { ...statementOf(fact), validFrom, validTo };
  if (fact.type === 'relation') return { ...stated, scope: fact.scope };
  return { ...stated, rule: fact.rule, basis: fact.basis };
}

/** Whether somebody can have this relation with itself, as a firm that holds its own shares. */
const mayBeOne = (fact: RelationLike): boolean =>
  fact.type === 'filedController' || relationKindRow(fact.kind).isReflexive;

function planRelationFact(planning: Planning, fact: RelationLike, origin: FactOrigin): FactResult {
  const { state, resolutions, newId } = planning;
  const place = placeOf(fact, resolutions);
  const { key } = place;
  if (place.fromId === place.toId && !mayBeOne(fact))
    return { outcome: 'rejected', remarks: [findingOf('SAME_PARTY', '', '')] };
  const history: History = state.histories.get(key) ?? [];
  state.histories.set(key, history);
  const claim = {
    ...place,
    kind: typeOf(fact),
    identifiedBy: resolutions.get(fact.from)?.subject.identifiedBy,
    replaces: fact.sourceKey !== undefined,
    ...valuesOf(fact),
  };
  const relationId = (naturalKey: string) => newId('RELATION', naturalKey);
  const outcome = planRelation(history, claim, origin, relationId);
  return ofRelation(
    claim.kind,
    outcome === 'unchanged' || claim.kind !== 'LEGAL_REPRESENTATIVE'
      ? outcome
      : planRepresentative(state, history, outcome, origin, relationId),
  );
}

/** Both ends may be persons, so that only the kind of the relation is named. */
const ofRelation = (kind: StoredKind, outcome: Outcome): FactResult =>
  outcome === 'conflict' ? { outcome, remarks: [findingOf('CONFLICT', kind, '')] } : { outcome };

function planClosing(
  planning: Planning,
  fact: Extract<Fact, { type: 'closing' }>,
  origin: FactOrigin,
): FactResult {
  const history = planning.state.histories.get(`SOURCE|${fact.sourceKey}`) ?? [];
  const relationId = (naturalKey: string) => planning.newId('RELATION', naturalKey);
  const ended = history
    .filter(isLive)
    .filter((tracked) => end(history, tracked, fact.validTo, origin, relationId));
  for (const { version } of history.filter(isLive)) {
    if (ended.length > 0) planning.closed.add(version.id);
  }
  return { outcome: ended.length > 0 ? 'stored' : 'unchanged' };
}

function departmentOf(planning: Planning, { authorityCode, authorityName }: RecordFact): string {
  const id = planning.newId(
    'DEPARTMENT',
    authorityCode ? `USCC|${authorityCode}` : `NAME|${authorityName}`,
  );
  planning.departments.set(id, {
    id,
    name: authorityName,
    ...(authorityCode && { uscc: authorityCode }),
  });
  return id;
}

function planRecordFact(planning: Planning, fact: RecordFact, origin: FactOrigin): FactResult {
  const { state, newId } = planning;
  const subject = planning.resolutions.get(fact.party)?.subject;
  const recordOf = (key: string) => {
    const id = newId('RECORD', key);
    return planning.records.get(id)?.record ?? state.records.get(id);
  };
  const natural = recordKey(fact, subject?.id ?? '');
  const first = recordOf(natural);
  const other = actKey(fact, natural);
  const isSecond =
    first !== undefined && (recordOf(other) !== undefined || isOtherAct(fact, first, origin.batch));
  const key = isSecond ? other : natural;
  const id = newId('RECORD', key);
  const known = recordOf(key);
  const next = recordNode(fact, id, key, origin);
  const { outcome, record, versions } = planRecord(
    known,
    next,
    origin,
    state.claims.get(id) ?? new Set(),
  );
  keepVersions(planning, planning.recordVersions, versions, origin);
  if (outcome !== 'unchanged' && record !== known) {
    const departmentId = departmentOf(planning, fact);
    planning.records.set(id, {
      record,
      departmentId,
      isNew: !state.records.has(id),
      subjectId: standsFor(subject),
      bornId: subject?.mergedInto && subject.id,
    });
  }
  if (outcome !== 'conflict' || !known) return { outcome };
  return { outcome, remarks: conflictOn(subject?.kind, known, next) };
}

/** Plans one fact; the state and the lists of `planning` take what changes. */
export function planFact(planning: Planning, fact: Fact, origin: FactOrigin): FactResult {
  switch (fact.type) {
    case 'subject':
      return planSubjectFact(planning, fact, origin);
    case 'relation':
    case 'filedController':
      return planRelationFact(planning, fact, origin);
    case 'closing':
      return planClosing(planning, fact, origin);
    case 'record':
      return planRecordFact(planning, fact, origin);
  }
}
