/** What follows in other domains when a record is made, settled or closed, inside the decision's one transaction. */
import { regradeWith } from '../domains/evaluation/evaluation.actions.ts';
import {
  closeRecord,
  correctRecord,
  type RecordCorrection,
} from '../domains/record/record.actions.ts';
import { endGrounds } from '../domains/sanction/ground-end.actions.ts';
import type { Deciding } from '../graph/decision.ts';
import { publicityRules, sanctionRules } from './rules.ts';

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

/** Ends a record with everything that stands on it: publicity, sharing, measures, the subject's grade. */
export const closeEverywhere: typeof closeRecord = async (tx, record, by) => {
  if (!(await closeRecord(tx, record, by))) return false;
  await endGrounds(tx, endOf(tx, record.id, by), sanctionRules);
  await regradeWith(tx, [record.subjectId]);
  return true;
};

/** What follows from a commitment and from its outcome. */
export const commitmentEffects = {
  made: (tx: Deciding, subjectId: string): Promise<void> => regradeWith(tx, [subjectId]),
  settle: async (
    tx: Deciding,
    record: { readonly id: string; readonly subjectId: string },
    outcome: Pick<RecordCorrection, 'performance' | 'outcomeOn' | 'outcomeReason'>,
  ): Promise<void> => {
    await correctRecord(tx, record, outcome, publicityRules);
    await regradeWith(tx, [record.subjectId]);
  },
};
