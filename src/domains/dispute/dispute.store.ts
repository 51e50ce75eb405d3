import type { Viewer } from '../../access/viewer.ts';
import type { Sight } from '../../access/visibility.ts';
import { createCaseStore } from '../../cases/case.store.ts';
import type { Reader } from '../../graph/batch.ts';
import type { RepairRules } from '../../rules/repair.ts';
import type { ResolvedAsOf } from '../../words/as-of.ts';
import { disputeStatements } from './dispute.cypher.ts';
import { disputeDeadline, disputeOf, type DisputeRow, disputeStates } from './dispute.ts';

/** Reads objections. Whom they do not concern is not told that there are any, see `caseVisible`. */
export const createDisputeStore = ({
  reader,
  viewer,
  sight,
  now,
  rules,
}: {
  reader: Reader;
  viewer: Viewer;
  sight: Sight;
  now: ResolvedAsOf;
  rules: RepairRules;
}) =>
  createCaseStore(
    { reader, viewer, sight },
    {
      list: 'disputes',
      right: 'READ_DISPUTE_WORKLIST',
      statements: disputeStatements,
      states: disputeStates,
      openedAt: ({ filedAt }) => filedAt,
      row: ({ properties, materials, steps }): DisputeRow => {
        const dispute = disputeOf(properties);
        const deadline = disputeDeadline(rules, dispute, now.validAt);
        return { ...dispute, materials, steps, deadline };
      },
    },
  );
