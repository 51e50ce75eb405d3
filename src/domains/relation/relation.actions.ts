/** What an objection does to a relation. Nothing is overwritten: a version is taken back, another recorded. */
import type { Deciding } from '../../graph/decision.ts';
import { rankOf } from '../../words/rank.ts';
import {
  relationCorrections,
  relationForUpdate,
  relationMarks,
  relationWithdrawals,
} from './relation.cypher.ts';
import type { EdgeProperties } from './relation.ts';

/** What can be corrected; what is not given stays. */
export interface RelationCorrection {
  readonly ratio?: number | null | undefined;
  readonly position?: string | null | undefined;
}

/** The version that stands under this id, undefined when there is none any more. */
export const standing = async (
  tx: Deciding,
  id: string,
): Promise<(EdgeProperties & Readonly<Record<string, unknown>>) | undefined> =>
  (await tx.run(relationForUpdate, { id }))[0]?.stated;

/** Marks a relation as contested, or takes the mark away. */
export async function markRelation(
  tx: Deciding,
  { id, kind }: EdgeProperties,
  disputed: boolean,
): Promise<void> {
  for (const statement of relationMarks[kind])
    await tx.run(statement, { id, disputed: disputed ? true : null });
}

/** Takes a relation back; with a correction another version replaces it. */
export async function amendRelation(
  tx: Deciding,
  edge: EdgeProperties & Readonly<Record<string, unknown>>,
  correction: RelationCorrection | null,
): Promise<void> {
  const { id, kind, fromId, toId } = edge;
  const keptId = tx.newId('RELATION');
  const ratio = correction?.ratio ?? edge.ratio ?? undefined;
  const validFrom = edge.validFrom ?? undefined;
  const keptRank = rankOf(kind, edge.ratio ?? undefined, validFrom, keptId);
  for (const statement of relationWithdrawals[kind])
    await tx.run(statement, { id, at: tx.at, keptId, keptRank });
  tx.changed({ kind: 'RELATION', what: 'WITHDRAWN', subjectId: toId, otherId: fromId, ref: id });
  if (!correction) return;
  const newId = tx.newId('RELATION');
  const position = correction.position ?? edge.position;
  const properties = Object.fromEntries(
    Object.entries({
      ...edge,
      id: newId,
      ratio,
      position,
      rank: rankOf(kind, ratio, validFrom, newId),
      recordedAt: tx.at,
      disputed: null,
      hash: `CORRECTED|${newId}`,
    }).filter(([, value]) => value != null),
  );
  const [present, dated] = relationCorrections[kind];
  await tx.run(edge.validTo == null ? present : dated, { fromId, toId, properties });
  tx.changed({ kind: 'RELATION', what: 'NEW', subjectId: toId, otherId: fromId, ref: newId });
}
