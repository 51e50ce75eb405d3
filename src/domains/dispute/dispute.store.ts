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
  sight,
  now,
  rules,
}: {
  reader: Reader;
  sight: Sight;
  now: ResolvedAsOf;
  rules: RepairRules;
}) =>
  createCaseStore(
    { reader, sight },
    {
      list: 'disputes',
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
