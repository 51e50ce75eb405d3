/** A case that loses what it is about ends with the reason, in the transaction that took it away. */
import type { Viewer } from '../access/viewer.ts';
import type { Deciding } from '../graph/decision.ts';
import { stated, stepOf } from '../words/case-step.ts';
import { lapseDisputes, lapseRepairs } from './lapse.cypher.ts';

/** Why cases end without a decision of their own. */
export const lapseReasons = {
  REPAIRED: '所涉信用信息已修复. The record was repaired.',
  WITHDRAWN: '所涉信用信息已撤销. The record was withdrawn.',
  CORRECTED:
    '所涉信用信息更正后不再需要修复. The record was corrected and has nothing to repair any more.',
  UNDONE: '所涉主体合并已撤销. The merge was undone.',
  GONE: '所涉信息不再存续. What it is about stands no more.',
} as const;

const statements = { REPAIR: lapseRepairs, DISPUTE: lapseDisputes } as const;

/** Ends the cases of these kinds about a thing, but for the one by which it ended. */
export async function lapseCases(
  tx: Deciding,
  viewer: Viewer,
  {
    kinds,
    targetId,
    except = '',
    why,
  }: {
    readonly kinds: readonly (keyof typeof statements)[];
    readonly targetId: string;
    readonly except?: string;
    readonly why: keyof typeof lapseReasons;
  },
): Promise<void> {
  const step = stated(stepOf(viewer, 'LAPSE', tx.at, lapseReasons[why]));
  for (const kind of kinds)
    for (const { id, subjectId } of await tx.run(statements[kind], {
      targetId,
      except,
      at: tx.at,
      step,
    }))
      tx.changed({ kind, what: 'CHANGED', subjectId, ref: id });
}
