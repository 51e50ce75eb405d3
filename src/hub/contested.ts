/** What an objection can be made to, and what follows in every domain when it is upheld. */
import type { Contested } from '../domains/dispute/dispute.actions.ts';
import { departmentsByCodeOrName } from '../domains/provenance/provenance.cypher.ts';
import { markMerge, part, standingMerge } from '../domains/merge/merge.actions.ts';
import { contestedRecord, correctRecord, markRecord } from '../domains/record/record.actions.ts';
import { amendRelation, markRelation, standing } from '../domains/relation/relation.actions.ts';
import { endGrounds } from '../domains/sanction/ground-end.actions.ts';
import { HubError } from '../errors.ts';
import type { Deciding } from '../graph/decision.ts';
import { kindOfId } from '../words/opaque-id.ts';
import type { Rulebook } from '../rules/rulebook.ts';
import { type Consequences, endOf } from './record-consequences.ts';

/** By which rules an objection is upheld, and what follows. */
interface Rules {
  readonly rules: Rulebook;
  readonly consequences: Consequences;
}

async function recordIn(
  tx: Deciding,
  id: string,
  { rules: { publicity, sanctions }, consequences }: Rules,
): Promise<Contested | undefined> {
  const found = await contestedRecord(tx, id);
  if (!found) return undefined;
  const record = { id, subjectId: found.subjectId };
  return {
    subjects: [found.subjectId],
    reviewer: found.authorityCode,
    reviewerName: found.authorityName,
    mark: (disputed) => markRecord(tx, record, disputed),
    correct: async (correction) => {
      const done = await correctRecord(tx, record, correction, publicity);
      if (!done) return false;
      // what was corrected may carry less: another kind of penalty, a commitment that was kept
      await endGrounds(tx, endOf(tx, id, 'CORRECTED'), sanctions);
      await consequences.endNeedlessRepairs(tx, id);
      await consequences.regrade(tx, [record.subjectId]);
      return true;
    },
    withdraw: async ({ caseId }) => {
      await consequences.closeEverywhere(tx, { ...record, caseId }, 'WITHDRAWN');
    },
  };
}

async function relationIn(tx: Deciding, id: string): Promise<Contested | undefined> {
  const edge = await standing(tx, id);
  if (!edge) return undefined;
  const { department } = edge;
  const keys = department == null ? [] : [department];
  const [unit] = await tx.run(departmentsByCodeOrName, { keys });
  return {
    subjects: [...new Set([edge.fromId, edge.toId, ...(edge.thirdId ? [edge.thirdId] : [])])],
    // who keeps the register that states it; one that only delivers is named by its code alone
    reviewer:
      unit?.value.uscc ??
      (department != null && /^[0-9A-Z]{18}$/.test(department) ? department : null),
    reviewerName: department ?? null,
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

async function mergeIn(
  tx: Deciding,
  id: string,
  { consequences: { regrade } }: Rules,
): Promise<Contested | undefined> {
  const standing = await standingMerge(tx, id);
  if (!standing) return undefined;
  const { merge, placeId } = standing;
  return {
    subjects: [placeId, merge.absorbedId],
    // clerks said that they are one
    reviewer: null,
    reviewerName: null,
    mark: (disputed) => markMerge(tx, merge, disputed),
    // two are one or they are not
    correct: () => Promise.resolve(false),
    withdraw: async (upheld) => {
      const { reason, by } = upheld;
      const refusal = await part(tx, { merge: id, reason }, { by, regrade });
      if (refusal) throw new HubError('CONFLICT', refusal.message);
    },
  };
}

/** The record, relation or merge that an id names, undefined where there is nothing that stands any more. */
export const contestedBy =
  (rules: Rules) =>
  async (tx: Deciding, id: string): Promise<Contested | undefined> => {
    const kind = kindOfId(id);
    if (kind === 'RECORD') return recordIn(tx, id, rules);
    if (kind === 'MERGE') return mergeIn(tx, id, rules);
    return kind === 'RELATION' ? relationIn(tx, id) : undefined;
  };
