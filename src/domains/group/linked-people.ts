// The part of a family that people, notable holders and branches hold together.
import type { GroupRules } from '../../rules/groups.ts';
import type { GroupBranch, GroupStep } from './sources.ts';

export const towards = [
  'LEGAL_REPRESENTATIVE_IN',
  'SHAREHOLDER_IN',
  'EXECUTIVE_IN',
  'BRANCH_IN',
  'BRANCH_OUT',
] as const satisfies GroupBranch[];

export const onwards = [
  'SHAREHOLDER_OUT',
  'LEGAL_REPRESENTATIVE_OUT',
  'EXECUTIVE_OUT',
] as const satisfies GroupBranch[];

/** Whether a relation ties by people: an office, or a share that is large enough. */
export function isTie(
  { kind, ratio }: { readonly kind: string; readonly ratio: number | null },
  { holder }: GroupRules,
): boolean {
  if (kind !== 'SHAREHOLDER') return kind !== 'BRANCH';
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
