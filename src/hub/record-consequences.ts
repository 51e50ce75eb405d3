/** What follows in other domains when a record is made, settled or closed, inside the decision's one transaction. */
import { sightOf } from '../access/visibility.ts';
import type { Viewer } from '../access/viewer.ts';
import { lapseCases } from '../cases/lapse.actions.ts';
import { regradeBy } from '../domains/evaluation/evaluation.actions.ts';
import {
  closeRecord,
  correctRecord,
  type RecordCorrection,
} from '../domains/record/record.actions.ts';
import { casesById } from '../domains/repair/repair.cypher.ts';
import { refusalOf } from '../domains/repair/repair.ts';
import { endGrounds } from '../domains/sanction/ground-end.actions.ts';
import type { Deciding } from '../graph/decision.ts';
import type { Rulebook } from '../rules/rulebook.ts';
import { dayAt } from '../words/calendar-date.ts';

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

/** By these a record has nothing to repair, however long one waits. */
const needless: readonly string[] = ['NOT_REPAIRABLE', 'UNREPAIRABLE', 'ALREADY_ENDED'];

/** What follows by the rules of the day when a record is made, settled or closed. */
export function consequencesOf(
  { publicity, repair, sanctions, schemes }: Rulebook,
  viewer: Viewer,
) {
  const regrade = regradeBy(schemes);
  /** Ends a record with everything that stands on it: publicity, sharing, measures, cases, the subject's grade. */
  const closeEverywhere = async (
    tx: Deciding,
    record: { readonly id: string; readonly subjectId: string; readonly caseId: string },
    by: 'REPAIRED' | 'WITHDRAWN',
  ): Promise<boolean> => {
    if (!(await closeRecord(tx, record, by))) return false;
    await endGrounds(tx, endOf(tx, record.id, by), sanctions);
    const about = { targetId: record.id, except: record.caseId, why: by } as const;
    await lapseCases(tx, viewer, { kinds: ['REPAIR', 'DISPUTE'], ...about });
    await regrade(tx, [record.subjectId]);
    return true;
  };

  /** Ends the application for the repair of a record that was corrected to what is no breach, or is over. */
  async function endNeedlessRepairs(tx: Deciding, targetId: string): Promise<void> {
    const now = { validAt: dayAt(tx.at), knownAt: tx.at };
    const [found] = await tx.run(casesById, { keys: [targetId], sight: sightOf(viewer, now) });
    const refusal = found && refusalOf(repair, { ...found.value, open: false }, now.validAt);
    if (refusal && needless.includes(refusal.code))
      await lapseCases(tx, viewer, { kinds: ['REPAIR'], targetId, why: 'CORRECTED' });
  }

  return {
    regrade,
    closeEverywhere,
    endNeedlessRepairs,
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
