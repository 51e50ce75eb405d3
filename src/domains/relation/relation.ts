/** What a relation is: its kinds, and the branches in which they are listed from either end. */
import type { ResolvedAsOf } from '../../words/as-of.ts';
import {
  type Direction,
  type EdgeSlot,
  edgeSlots,
  type RelationKind,
  slotsWhere,
} from '../../words/relation-kinds.ts';
import { type StatedOrNull, statementNames } from '../../words/relation-statement.ts';

/** What the graph holds of one version of a relation. */
export interface EdgeProperties extends StatedOrNull {
  readonly id: string;
  readonly kind: RelationKind;
  readonly fromId: string;
  readonly toId: string;
  /** The third end, where the kind has one. */
  readonly thirdId: string | null;
  /** Whom it is open to, where its kind is not public. */
  readonly scope: string | null;
  readonly rank: string;
  readonly identifiedBy: string | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly recordedAt: string;
  readonly retractedAt: string | null;
  readonly disputed: boolean | null;
  readonly sourceRow: string | null;
  readonly department: string | null;
}

/** What can differ between two versions of one relation. */
export const relationFields = [
  ...statementNames,
  ...(['identifiedBy', 'validFrom', 'validTo', 'disputed'] as const),
] satisfies (keyof EdgeProperties)[];

/** A version of a relation on the clocks of its answer. */
export interface RelationRow extends EdgeProperties {
  readonly asOf: ResolvedAsOf;
}

/** A kind seen from one end. */
export type Branch = EdgeSlot;

/** All of them, in the order in which relations of one subject are listed. */
export const branches: readonly Branch[] = edgeSlots;

/** The branches of these kinds and this direction, in listing order; all where nothing is said. */
export function branchesOf(
  kinds: readonly RelationKind[] | null | undefined,
  direction: Direction | null | undefined,
): readonly Branch[] {
  return slotsWhere(
    (kind, one) =>
      (kinds == null || kinds.includes(kind)) && (direction == null || direction === one),
  );
}

/** For each branch the rank behind which to read: '' from the start, null not at all. */
export type Starts = Readonly<Record<Branch, string | null>>;

/** Starts that read the wanted branches from the beginning, or behind a place in one of them. */
export function startsOf(
  wanted: readonly Branch[],
  after?: { readonly branch: Branch; readonly rank: string },
): Starts {
  const reached = after ? branches.indexOf(after.branch) : -1;
  const start = (branch: Branch, index: number): string | null => {
    if (!wanted.includes(branch) || index < reached) return null;
    return index === reached && after ? after.rank : '';
  };
  return Object.fromEntries(
    branches.map((branch, index) => [branch, start(branch, index)]),
  ) as Record<Branch, string | null>;
}
