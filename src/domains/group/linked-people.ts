// The part of a family that people, notable holders and branches hold together.
import type { GroupRules } from '../../rules/groups.ts';
import {
  type Direction,
  type RelationKind,
  relationKindRow,
  slotsWhere,
} from '../../words/relation-kinds.ts';
import type { GroupBranch, GroupStep } from './sources.ts';

type Sides = Readonly<Record<ReturnType<typeof relationKindRow>['unites'], readonly Direction[]>>;

/** From a firm to those who may tie it to others, to the other parts of it, and what runs between members. */
const nearSides: Sides = { PEOPLE: ['IN'], HOLDER: ['IN'], PARTS: ['IN', 'OUT'], MEMBERS: ['OUT'] };
export const towards = slotsWhere((kind, direction) =>
  nearSides[relationKindRow(kind).unites].includes(direction),
);

/** From those to the other firms in which they act. */
const farSides: Sides = { PEOPLE: ['OUT'], HOLDER: ['OUT'], PARTS: [], MEMBERS: ['OUT'] };
export const onwards = slotsWhere((kind, direction) =>
  farSides[relationKindRow(kind).unites].includes(direction),
);

/** Whether a relation ties by people: an office, or a share that is large enough. */
export function isTie(
  { kind, ratio }: { readonly kind: RelationKind; readonly ratio: number | null },
  { holder }: GroupRules,
): boolean {
  const { unites } = relationKindRow(kind);
  if (unites !== 'HOLDER') return unites === 'PEOPLE';
  return ratio === null ? holder.unknownCounts : ratio >= holder.least;
}

/** Where a branch of a subject was cut: how far it was read. */
export interface Cut {
  readonly node: string;
  readonly branch: GroupBranch;
  readonly shown: number;
  readonly rank: string;
}

/** The first so many steps of each branch, and which branches had more. */
export function firstOf<Step extends GroupStep>(
  steps: readonly Step[],
  perBranch: number,
): { kept: Step[]; cuts: Cut[] } {
  const reached = new Map<string, Cut>();
  const cuts = new Map<string, Cut>();
  const kept = steps.filter(({ key, branch, edge }) => {
    const place = `${key} ${branch}`;
    const last = reached.get(place) ?? { node: key, branch, shown: 0, rank: '' };
    if (last.shown >= perBranch) {
      cuts.set(place, last);
      return false;
    }
    reached.set(place, { ...last, shown: last.shown + 1, rank: edge.rank });
    return true;
  });
  return { kept, cuts: [...cuts.values()] };
}
