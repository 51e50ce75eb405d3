/** What makes two subjects one, and two again; each act is one transaction with all that follows from it. */
import { requireRight } from '../../access/rights.ts';
import type { Viewer } from '../../access/viewer.ts';
import { lapseCases } from '../../cases/lapse.actions.ts';
import { decidedByTwo, forgetProposed } from '../../cases/two-people.actions.ts';
import type { ProposedDecision, TwoPeopleDecision } from '../../cases/two-people.ts';
import type { Deciding, Keyed } from '../../graph/decision.ts';
import { createThirdEnds, thirdEndsOf } from '../../graph/third-ends.cypher.ts';
import { dayAt } from '../../words/calendar-date.ts';
import { limits, publicText } from '../../words/limits.ts';
import { relationType } from '../../words/relation-type.ts';
import {
  createEdges,
  createMerge,
  edgesBetween,
  edgesToMove,
  markMergeNode,
  membersOf,
  mergeForUpdate,
  moveDisputes,
  moveRecords,
  moveSanctions,
  partiesById,
  recordsToMove,
  retargetDisputes,
  retractEdges,
  tieMembers,
  undoMerge,
} from './merge.cypher.ts';
import {
  type MergeNode,
  type MergeRefusal,
  partyRefusal,
  refusalOf,
  withMembers,
} from './merge.ts';
import { type Edge, holdingsConflict, merged, type Moved, parted } from './relocate.ts';

interface Merging extends Keyed {
  readonly kept: string;
  readonly absorbed: string;
  readonly evidence: string;
}

interface Parting extends Keyed {
  readonly merge: string;
  readonly reason: string;
}

/** What came of it: ids and named refusals only, for it is kept under the idempotency key. */
export interface MergeResult {
  readonly at: string;
  readonly mergeId: string | null;
  readonly refusal: MergeRefusal | null;
  /** What it is about while it waits for its second person. */
  readonly proposedOn: string | null;
}

type Regrade = (tx: Deciding, subjectIds: readonly string[]) => Promise<void>;

export interface MergeDeps {
  readonly viewer: Viewer;
  readonly decide: (
    name: string,
    input: Keyed,
    work: (tx: Deciding) => Promise<MergeResult>,
  ) => Promise<MergeResult>;
  /** Grades anew, in the same transaction. */
  readonly regrade: Regrade;
}

const refused = ({ at }: Deciding, refusal: MergeRefusal): MergeResult => ({
  at,
  mergeId: null,
  refusal,
  proposedOn: null,
});

interface Whose {
  readonly id: string;
  readonly whose: readonly string[] | null;
  readonly most: number;
}

/** All that would have to move, undefined where it is too much for one transaction. */
async function toMove(tx: Deciding, { id, whose, most: bound }: Whose) {
  const most = bound + 1;
  const edges = (await tx.run(edgesToMove, { id, whose, most })).map(({ edge }) => edge);
  const records = (await tx.run(recordsToMove, { id, whose, most })).map(
    ({ recordId }) => recordId,
  );
  return edges.length + records.length < most ? { edges, records } : undefined;
}

/** A property that is not there is not written. */
const written = (edge: Edge): Edge =>
  Object.fromEntries(Object.entries(edge).filter(([, value]) => value != null)) as Edge;

async function moveEdges(tx: Deciding, moved: readonly Moved[]): Promise<void> {
  const day = dayAt(tx.at);
  await tx.run(retractEdges, {
    rows: moved.map(({ former }) => ({
      ...former,
      type: relationType({ ...former, retractedAt: tx.at }, day),
    })),
    at: tx.at,
  });
  await tx.run(createEdges, {
    rows: moved.map(({ former, next }) => ({
      type: relationType(next, day),
      formerId: former.id,
      edge: written(next),
    })),
  });
  const thirds = thirdEndsOf(moved.map(({ next }) => next));
  if (thirds.length > 0) await tx.run(createThirdEnds, { rows: thirds });
  await tx.run(retargetDisputes, {
    rows: moved.map(({ former, next }) => ({ formerId: former.id, id: next.id })),
  });
  for (const { former, next } of moved) {
    const told = (what: 'WITHDRAWN' | 'NEW', edge: Edge): void => {
      if (edge.shown === undefined && edge.kind !== 'FILED_CONTROLLER')
        tx.changed({
          kind: 'RELATION',
          what,
          subjectId: edge.toId,
          otherId: edge.fromId,
          ref: edge.id,
        });
    };
    told('WITHDRAWN', former);
    told('NEW', next);
  }
}

interface Things {
  readonly moved: readonly Moved[];
  readonly records: readonly string[];
}

/** Moves relations and records with all that hangs on them. */
async function move(
  tx: Deciding,
  { from, to, whose }: { from: string; to: string; whose: readonly string[] | null },
  { moved, records }: Things,
): Promise<void> {
  const between = { from, to, at: tx.at };
  await moveEdges(tx, moved);
  await tx.run(moveRecords, { ...between, records });
  for (const ref of records)
    tx.changed({ kind: 'RECORD', what: 'CHANGED', subjectId: to, otherId: from, ref });
  await tx.run(moveSanctions, between);
  const targets = [...records, ...moved.map(({ next }) => next.id)];
  await tx.run(moveDisputes, { from, to, whose, targets });
}

const relationId = (tx: Deciding) => (): string => tx.newId('RELATION');

/** All that would move where two become one, or what stands against it. */
async function joinable(tx: Deciding, { kept: keptId, absorbed: absorbedId }: Merging) {
  const found = await tx.run(partiesById, { ids: [keptId, absorbedId] });
  const partyOf = (id: string) => found.find(({ party }) => party.id === id)?.party;
  const code = partyRefusal(partyOf(keptId), partyOf(absorbedId));
  if (code) return code;
  const things = await toMove(tx, { id: absorbedId, whose: null, most: limits.mergeMoves });
  if (!things) return 'TOO_MANY';
  const { edges } = things;
  const isBetween = ({ fromId, toId }: Edge): boolean => fromId === keptId || toId === keptId;
  if (edges.some((edge) => edge.shown === undefined && isBetween(edge))) return 'RELATED';
  const others = new Set(edges.flatMap(({ fromId, toId }) => [fromId, toId]));
  const between = await tx.run(edgesBetween, { id: keptId, others: [...others] });
  const kept = between.map(({ edge }) => edge);
  if (holdingsConflict({ kept, absorbed: edges }, { kept: keptId, absorbed: absorbedId }))
    return 'CONFLICTING_HOLDINGS';
  return { ...things, kept };
}

type Joinable = Exclude<Awaited<ReturnType<typeof joinable>>, string>;

async function join(
  tx: Deciding,
  { kept: keptId, absorbed: absorbedId, evidence }: Merging,
  { edges, records, kept }: Joinable,
  { by, regrade }: { readonly by: string; readonly regrade: Regrade },
): Promise<MergeResult> {
  const members = withMembers(absorbedId, await tx.run(membersOf, { id: absorbedId }));
  const mergeId = tx.newId('MERGE');
  const homes = new Map(members.map((id) => [id, keptId]));
  const moved = merged(edges, kept, { homes, merge: mergeId, at: tx.at, newId: relationId(tx) });
  await tx.run(createMerge, {
    merge: { id: mergeId, keptId, absorbedId, evidence, mergedAt: tx.at, mergedBy: by },
  });
  await tx.run(tieMembers, {
    rows: members.map((id) => ({ id, mergeId: id === absorbedId ? mergeId : null, into: keptId })),
    at: tx.at,
  });
  await move(tx, { from: absorbedId, to: keptId, whose: null }, { moved, records });
  const changed = { kind: 'SUBJECT', ref: mergeId } as const;
  tx.changed({ ...changed, what: 'WITHDRAWN', subjectId: absorbedId, otherId: keptId });
  tx.changed({ ...changed, what: 'CHANGED', subjectId: keptId, otherId: absorbedId });
  await regrade(tx, [keptId]);
  return { at: tx.at, mergeId, refusal: null, proposedOn: null };
}

/** The merge that stands under this id, with the subject that its absorbed one is merged into today. */
export async function standingMerge(
  tx: Deciding,
  id: string,
): Promise<{ readonly merge: MergeNode; readonly placeId: string } | undefined> {
  const [found] = await tx.run(mergeForUpdate, { id });
  if (!found || found.merge.undoneAt !== undefined || found.placeId === null) return undefined;
  return { merge: found.merge, placeId: found.placeId };
}

/** Marks a merge as contested, or takes the mark away. */
export async function markMerge(
  tx: Deciding,
  { id, keptId }: Pick<MergeNode, 'id' | 'keptId'>,
  disputed: boolean,
): Promise<void> {
  await tx.run(markMergeNode, { id, disputed: disputed ? true : null });
  tx.changed({ kind: 'SUBJECT', what: 'CHANGED', subjectId: keptId, ref: id });
}

/** Makes two of one again, whatever was merged in between; NOT_FOUND where there is nothing to undo. */
export async function part(
  tx: Deciding,
  { merge: id, reason }: { readonly merge: string; readonly reason: string },
  { by, regrade }: { readonly by: string; readonly regrade: Regrade },
): Promise<MergeRefusal | null> {
  const [known] = await tx.run(mergeForUpdate, { id });
  const standing = await standingMerge(tx, id);
  if (!standing) return refusalOf(known ? 'ALREADY_UNDONE' : 'NOT_FOUND');
  const { merge, placeId } = standing;
  const { absorbedId } = merge;
  const members = withMembers(absorbedId, await tx.run(membersOf, { id: placeId }));
  const things = await toMove(tx, { id: placeId, whose: members, most: limits.partingMoves });
  if (!things) return refusalOf('TOO_MANY');
  const homes = new Map(members.map((member) => [member, absorbedId]));
  const moved = parted(things.edges, { homes, merge: id, at: tx.at, newId: relationId(tx) });
  await tx.run(tieMembers, {
    rows: members.map((member) => ({
      id: member,
      mergeId: null,
      into: member === absorbedId ? null : absorbedId,
    })),
    at: tx.at,
  });
  await tx.run(undoMerge, { id, at: tx.at, by, reason });
  const { records } = things;
  await move(tx, { from: placeId, to: absorbedId, whose: members }, { moved, records });
  for (const [subjectId, otherId] of [
    [absorbedId, placeId],
    [placeId, absorbedId],
  ] as const)
    tx.changed({ kind: 'SUBJECT', what: 'CHANGED', subjectId, otherId, ref: id });
  await regrade(tx, [placeId, absorbedId]);
  return null;
}

/** Merges are the credit centre's own word: both people are its clerks. */
const ofCentre = { decidedBy: [], unitExists: false, ofCentre: true } as const;

/** The acts of one request's viewer. */
export function createMergeActions({ viewer, decide, regrade }: MergeDeps) {
  const personOf = ({ role, user }: Pick<ProposedDecision, 'role'> & { user: string | null }) =>
    [role, user].filter(Boolean).join(' ');

  /** Both people, where a second one has said the same; else how it stands. */
  async function waits(
    tx: Deciding,
    decision: Pick<
      TwoPeopleDecision,
      'act' | 'targetId' | 'first' | 'second' | 'content' | 'reason'
    >,
  ): Promise<MergeResult | string> {
    const { targetId } = decision;
    const outcome = await decidedByTwo(tx, viewer, { ...decision, matter: ofCentre });
    if (outcome.state === 'PROPOSED')
      return { at: tx.at, mergeId: null, refusal: null, proposedOn: targetId };
    if (outcome.state === 'REFUSED') return refused(tx, outcome.refusal);
    await forgetProposed(tx, targetId);
    return `${personOf(outcome.first)}, ${personOf(viewer)}`;
  }

  async function joinByTwo(tx: Deciding, input: Merging): Promise<MergeResult> {
    const things = await joinable(tx, input);
    if (typeof things === 'string') return refused(tx, refusalOf(things));
    const by = await waits(tx, {
      act: 'MERGE',
      targetId: input.absorbed,
      first: 'MERGE_SUBJECTS',
      second: 'CONFIRM_MERGE',
      content: { kept: input.kept },
      reason: input.evidence,
    });
    return typeof by === 'string' ? join(tx, input, things, { by, regrade }) : by;
  }

  async function partByTwo(tx: Deciding, input: Parting): Promise<MergeResult> {
    const [known] = await tx.run(mergeForUpdate, { id: input.merge });
    if (!known) return refused(tx, refusalOf('NOT_FOUND'));
    if (!(await standingMerge(tx, input.merge))) return refused(tx, refusalOf('ALREADY_UNDONE'));
    const by = await waits(tx, {
      act: 'UNMERGE',
      targetId: input.merge,
      first: 'UNMERGE_SUBJECTS',
      second: 'CONFIRM_UNMERGE',
      content: {},
      reason: input.reason,
    });
    if (typeof by !== 'string') return by;
    const refusal = await part(tx, input, { by, regrade });
    if (!refusal)
      await lapseCases(tx, viewer, { kinds: ['DISPUTE'], targetId: input.merge, why: 'UNDONE' });
    return { at: tx.at, mergeId: refusal ? null : input.merge, refusal, proposedOn: null };
  }

  return {
    join: (input: Merging): Promise<MergeResult> => {
      requireRight(viewer, 'MERGE_SUBJECTS');
      publicText('evidence', input.evidence, 2_000);
      return decide('mergeSubjects', input, (tx) => joinByTwo(tx, input));
    },
    part: (input: Parting): Promise<MergeResult> => {
      requireRight(viewer, 'UNMERGE_SUBJECTS');
      publicText('reason', input.reason, 2_000);
      return decide('unmergeSubjects', input, (tx) => partByTwo(tx, input));
    },
  };
}
