/** What one decision does in several domains, inside its one transaction. */
import { regradeWith } from './domains/evaluation/evaluation.actions.ts';
export { regradeWith as regrade } from './domains/evaluation/evaluation.actions.ts';
import type { Contested } from './domains/dispute/dispute.actions.ts';
import {
  closeRecord,
  contestedRecord,
  correctRecord,
  markRecord,
  type RecordCorrection,
} from './domains/record/record.actions.ts';
import { markMerge, part, standingMerge } from './domains/merge/merge.actions.ts';
import { amendRelation, markRelation, standing } from './domains/relation/relation.actions.ts';
import { endGrounds } from './domains/sanction/ground-end.actions.ts';
import { applyWindows } from './domains/record/windows.actions.ts';
import { HubError } from './errors.ts';
import type { Graph } from './graph/graph.ts';
import type { Deciding } from './graph/decision.ts';
import { publicityDigest, readPublicityRules } from './rules/publicity.ts';
import { readSanctionRules } from './rules/groundings.ts';
import { kindOfId } from './words/opaque-id.ts';

const publicityRules = readPublicityRules();
const sanctionRules = readSanctionRules();

/** Why a measure falls with its record (order 36 art. 3). */
const endReasons = {
  REPAIRED: '依据的信用信息已修复. The record that carried it was repaired.',
  WITHDRAWN: '依据的信用信息已撤销. The record that carried it was withdrawn.',
  CORRECTED: '依据的信用信息已更正. The record that carried it was corrected.',
} as const;

const endOf = (tx: Deciding, recordId: string, by: keyof typeof endReasons) => ({
  ...{ recordId, at: tx.at, by: `RECORD ${by}`, reason: endReasons[by] },
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

async function recordIn(tx: Deciding, id: string): Promise<Contested | undefined> {
  const found = await contestedRecord(tx, id);
  if (!found) return undefined;
  const record = { id, subjectId: found.subjectId };
  return {
    subjects: [found.subjectId],
    reviewer: found.authorityCode,
    mark: (disputed) => markRecord(tx, record, disputed),
    correct: async (correction) => {
      const done = await correctRecord(tx, record, correction, publicityRules);
      if (!done) return false;
      // what was corrected may carry less: another kind of penalty, a commitment that was kept
      await endGrounds(tx, endOf(tx, id, 'CORRECTED'), sanctionRules);
      await regradeWith(tx, [record.subjectId]);
      return true;
    },
    withdraw: async () => {
      await closeEverywhere(tx, record, 'WITHDRAWN');
    },
  };
}

async function relationIn(tx: Deciding, id: string): Promise<Contested | undefined> {
  const edge = await standing(tx, id);
  if (!edge) return undefined;
  return {
    subjects: [...new Set([edge.fromId, edge.toId])],
    // registers do not name a unit with each relation: the credit centre passes objections on
    reviewer: null,
    mark: (disputed) => markRelation(tx, edge, disputed),
    correct: async (correction) => {
      const { ratio, position } = correction;
      if (ratio == null && position == null) return false;
      await amendRelation(tx, edge, { ratio, position });
      return true;
    },
    withdraw: () => amendRelation(tx, edge, null),
  };
}

async function mergeIn(tx: Deciding, id: string): Promise<Contested | undefined> {
  const standing = await standingMerge(tx, id);
  if (!standing) return undefined;
  const { merge, placeId } = standing;
  return {
    subjects: [placeId, merge.absorbedId],
    // a clerk said that they are one
    reviewer: null,
    mark: (disputed) => markMerge(tx, merge, disputed),
    // two are one or they are not
    correct: () => Promise.resolve(false),
    withdraw: async (upheld) => {
      const { reason, by } = upheld;
      const refusal = await part(tx, { merge: id, reason }, { by, regrade: regradeWith });
      if (refusal) throw new HubError('CONFLICT', refusal.message);
    },
  };
}

/** The record, relation or merge that an id names, undefined where there is nothing that stands any more. */
export const contested = async (tx: Deciding, id: string): Promise<Contested | undefined> => {
  const kind = kindOfId(id);
  if (kind === 'RECORD') return recordIn(tx, id);
  if (kind === 'MERGE') return mergeIn(tx, id);
  return kind === 'RELATION' ? relationIn(tx, id) : undefined;
};

/** Works windows out again when a rule was corrected since; returns how many changed. */
export const bringWindowsUpToDate = (
  graph: Graph,
  clock: () => Date,
  onProgress: (looked: number) => void,
): Promise<number> =>
  applyWindows(graph, { rules: publicityRules, digest: publicityDigest() }, clock, onProgress);
