/** Reads repairs, whether a record can be repaired, and from when. */
import type { Viewer } from '../../access/viewer.ts';
import type { Sight } from '../../access/visibility.ts';
import { createCaseStore } from '../../cases/case.store.ts';
import { one, type Reader } from '../../graph/batch.ts';
import {
  type Repairable,
  type RepairRules,
  repairEdition,
  repairOpensOn,
} from '../../rules/repair.ts';
import type { ResolvedAsOf } from '../../words/as-of.ts';
import { casesById, repairStatements } from './repair.cypher.ts';
import { refusalOf, repairDeadline, repairOf, type RepairRow, repairStates } from './repair.ts';

/** Reads repairs. Whom they do not concern is not told that there are any, see `caseVisible`. */
export function createRepairStore({
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
}) {
  const loadCase = one(reader, casesById);
  const cases = createCaseStore(
    { reader, viewer, sight },
    {
      list: 'repairs',
      right: 'READ_REPAIR_WORKLIST',
      statements: repairStatements,
      states: repairStates,
      openedAt: ({ appliedAt }) => appliedAt,
      row: ({ properties, materials, steps }): RepairRow => {
        const repair = repairOf(properties);
        return {
          ...repair,
          materials,
          steps,
          deadline: repairDeadline(rules, repair, now.validAt),
        };
      },
    },
  );

  const opensOn = (record: Repairable): string | null => repairOpensOn(rules, record, now.validAt);

  async function repairability(recordId: string) {
    const record = await loadCase(recordId, { sight });
    const edition = repairEdition(rules, now.validAt);
    const refusal = record && refusalOf(rules, record, now.validAt);
    return {
      from: record && opensOn(record),
      refusal,
      materials: edition.materials,
      basis: `${edition.title}; ${edition.source}${edition.certainty === 'TEXT' ? '' : ' (to be confirmed)'}`,
    };
  }

  return { ...cases, repairability, opensOn };
}
