/**
 * Where the relations of merged subjects go. A version keeps its key, which names the subjects as its row does
 * (`fromMerged`, `toMerged` where these are merged); only its ends change, in a version of their own.
 */
import { rankOf } from '../../words/rank.ts';
import { relationKindRow } from '../../words/relation-kinds.ts';
import type { StoredVersion } from '../../words/relation-type.ts';

/** A version of a relation with all it states. */
export interface Edge extends StoredVersion {
  readonly id: string;
  readonly fromId: string;
  readonly toId: string;
  /** Who stands at this end in the row, where that subject is merged. */
  readonly fromMerged?: string | undefined;
  readonly toMerged?: string | undefined;
  readonly thirdId?: string | undefined;
  readonly thirdMerged?: string | undefined;
  /** Id of the merge that made it say the same as another one. */
  readonly hiddenBy?: string | undefined;
  readonly ratio?: number | undefined;
  readonly position?: string | undefined;
  readonly rule?: string | undefined;
  readonly [name: string]: unknown;
}

const overlap = (one: Edge, other: Edge): boolean =>
  (one.validTo === undefined || (other.validFrom ?? '') < one.validTo) &&
  (other.validTo === undefined || (one.validFrom ?? '') < other.validTo);

const covers = (one: Edge, other: Edge): boolean =>
  (one.validFrom ?? '') <= (other.validFrom ?? '') &&
  (one.validTo === undefined || (other.validTo !== undefined && other.validTo <= one.validTo));

/** Whether a subject can have only one relation of this kind; a firm has one legal representative, whoever it is. */
const isSole = ({ kind }: Edge): boolean =>
  kind !== 'FILED_CONTROLLER' && relationKindRow(kind).isSole;

/** By what several relations of one kind between the same two are told apart. */
const tellingApart = ['position', 'rule', 'thirdId', 'amount', 'number', 'agreement'] as const;

/** Whether each act of a kind is one of its own, as each guarantee is, and begins on its own day. */
const areActs = ({ kind }: Edge): boolean =>
  kind !== 'FILED_CONTROLLER' && relationKindRow(kind).unites === 'MEMBERS';

/** Whether both say that the same holds. */
const isSame = (one: Edge, other: Edge): boolean =>
  one.kind === other.kind &&
  one.toId === other.toId &&
  (isSole(one) ||
    (one.fromId === other.fromId &&
      tellingApart.every((name) => one[name] === other[name]) &&
      (!areActs(one) || one.validFrom === other.validFrom)));

/** Whether the kept one and the absorbed one hold shares in the same firm at the same time. */
export const holdingsConflict = (
  { kept, absorbed }: { readonly kept: readonly Edge[]; readonly absorbed: readonly Edge[] },
  id: { readonly kept: string; readonly absorbed: string },
): boolean =>
  absorbed
    .filter(({ kind, fromId }) => kind === 'SHAREHOLDER' && fromId === id.absorbed)
    .filter(({ shown }) => shown === undefined)
    .some((edge) =>
      kept.some(
        (one) =>
          one.kind === 'SHAREHOLDER' &&
          one.fromId === id.kept &&
          one.toId === edge.toId &&
          overlap(one, edge),
      ),
    );

/** Where merged subjects stand: for each of them the one that stands for it. */
export type Homes = ReadonlyMap<string, string>;

function ends(edge: Edge, homes: Homes) {
  const [from, to] = [edge.fromMerged ?? edge.fromId, edge.toMerged ?? edge.toId];
  const [fromId, toId] = [homes.get(from) ?? edge.fromId, homes.get(to) ?? edge.toId];
  const third = edge.thirdMerged ?? edge.thirdId;
  const home = third === undefined ? undefined : homes.get(third);
  const thirdId = home ?? edge.thirdId;
  return {
    fromId,
    toId,
    thirdId,
    fromMerged: fromId === from ? undefined : from,
    toMerged: toId === to ? undefined : to,
    thirdMerged: thirdId === third ? undefined : third,
  };
}

/** The version that follows one whose ends have changed. */
function following(edge: Edge, homes: Homes, id: string, at: string): Edge {
  const rank = rankOf(edge.kind, edge.ratio, edge.validFrom, id);
  return { ...edge, ...ends(edge, homes), id, rank, recordedAt: at };
}

interface Move {
  readonly homes: Homes;
  readonly merge: string;
  readonly at: string;
  readonly newId: () => string;
}

export interface Moved {
  readonly former: Edge;
  readonly next: Edge;
}

/** The absorbed one's relations at the kept one; what that one's own say already is kept as a claim that is not shown. */
export const merged = (
  edges: readonly Edge[],
  kept: readonly Edge[],
  { homes, merge, at, newId }: Move,
): readonly Moved[] =>
  edges.map((former) => {
    const next = following(former, homes, newId(), at);
    const told =
      next.shown === undefined && kept.some((one) => isSame(one, next) && covers(one, next));
    return { former, next: told ? { ...next, shown: false, hiddenBy: merge } : next };
  });

/** The same relations as they were apart: what this merge hid is shown again. */
export const parted = (
  edges: readonly Edge[],
  { homes, merge, at, newId }: Move,
): readonly Moved[] =>
  edges.map((former) => {
    const next = following(former, homes, newId(), at);
    const isHidden = next.hiddenBy !== undefined && next.hiddenBy !== merge;
    return {
      former,
      next:
        next.hiddenBy === undefined || isHidden
          ? next
          : { ...next, shown: undefined, hiddenBy: undefined },
    };
  });
