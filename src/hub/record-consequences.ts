/** What follows in other domains when a record is made, settled or closed, inside the decision's one transaction. */
import { regradeBy } from '../domains/evaluation/evaluation.actions.ts';
import {
  closeRecord,
  correctRecord,
  type RecordCorrection,
} from '../domains/record/record.actions.ts';
import { endGrounds } from '../domains/sanction/ground-end.actions.ts';
import type { Deciding } from '../graph/decision.ts';
import type { Rulebook } from '../rules/rulebook.ts';

/** Why a measure falls with its record (order 36 art. 3). */
const endReasons = {
  REPAIRED: '依据的信用信息已修复. The record that carried it was repaired.',
  WITHDRAWN: '依据的信用信息已撤销. The record that carried it was withdrawn.',
  CORRECTED: '依据的信用信息已更正. The record that carried it was corrected.',
} as const;

/** The end of measures that stood on a record. */
export const endOf = (tx: Deciding, recordId: string, by: keyof typeof endReasons) => ({
  recordId,
  at: tx.at,
  by: `RECORD ${by}`,
  reason: endReasons[by],
});

/** What follows by the rules of the day when a record is made, settled or closed. */
export function consequencesOf({ publicity, sanctions, schemes }: Rulebook) {
  const regrade = regradeBy(schemes);
  /** Ends a record with everything that stands on it: publicity, sharing, measures, the subject's grade. */
  const closeEverywhere: typeof closeRecord = async (tx, record, by) => {
    if (!(await closeRecord(tx, record, by))) return false;
    await endGrounds(tx, endOf(tx, record.id, by), sanctions);
    await regrade(tx, [record.subjectId]);
    return true;
  };
  return {
    regrade,
    closeEverywhere,
    /** What follows from a commitment and from its outcome. */
    commitment: {
      made: (tx: Deciding, subjectId: string): Promise<void> => regrade(tx, [subjectId]),
      settle: async (
        tx: Deciding,
        record: { readonly id: string; readonly subjectId: string },
        outcome: Pick<RecordCorrection, 'performance' | 'outcomeOn' | 'outcomeReason'>,
      ): Promise<void> => {
        await correctRecord(tx, record, outcome, publicity);
        await regrade(tx, [record.subjectId]);
      },
    },
  };
}

/** What follows by the rules of a day. */
export type Consequences = ReturnType<typeof consequencesOf>;
