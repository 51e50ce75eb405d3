/** 主体合并: what may be merged, and what a merge says. */
import type { Refused } from '../../words/case-step.ts';
import type { SubjectKind } from '../../words/subject-kinds.ts';

export type MergeRefusal = Refused<
  | 'NOT_FOUND'
  | 'SAME_SUBJECT'
  | 'DIFFERENT_KINDS'
  | 'CONFLICTING_IDENTIFIERS'
  | 'KEEP_THE_OTHER'
  | 'ALREADY_MERGED'
  | 'ALREADY_UNDONE'
  | 'RELATED'
  | 'CONFLICTING_HOLDINGS'
  | 'TOO_MANY'
  | 'NOT_COMPETENT'
  | 'SECOND_PERSON_NEEDED'
>;

/** What merges themselves refuse. */
type MergeCode = Exclude<MergeRefusal['code'], 'NOT_COMPETENT' | 'SECOND_PERSON_NEEDED'>;

const messages: Readonly<Record<MergeCode, string>> = {
  NOT_FOUND: 'There is no such subject or merge; take the ids from the subjects themselves.',
  SAME_SUBJECT: 'kept and absorbed are one subject already.',
  DIFFERENT_KINDS: 'A natural person and an organised subject are never one.',
  CONFLICTING_IDENTIFIERS:
    'Their documents, credit codes or registration numbers differ, so they are two; where a number is wrong, have its register correct it.',
  KEEP_THE_OTHER:
    'The absorbed one is registered or has a number that the kept one lacks; merge them the other way round.',
  ALREADY_MERGED: 'One of them is merged into another subject; name that one, or undo the merge.',
  ALREADY_UNDONE: 'This merge was undone before.',
  RELATED:
    'A relation stands between them, which says that they are two; settle it by an objection first.',
  CONFLICTING_HOLDINGS:
    'Both hold shares in one firm at the same time: one holding told twice, or two, cannot be known; settle it by an objection first.',
  TOO_MANY: 'Too many relations and records would have to move at once; see the limits.',
};

/** The named no. */
export const refusalOf = (code: MergeCode): MergeRefusal => ({
  code,
  message: messages[code],
});

/** What a decision has to know of a subject. */
export interface Party {
  readonly id: string;
  readonly kind: SubjectKind;
  readonly name: string | null;
  readonly uscc: string | null;
  readonly registrationNumber: string | null;
  readonly registrationAuthority: string | null;
  readonly idHash: string | null;
  /** Whether a register stated it. */
  readonly registered: boolean;
  /** Id of the subject that it is merged into. */
  readonly mergedInto: string | null;
}

const differ = (one: string | null, other: string | null): boolean =>
  one !== null && other !== null && one !== other;

/** Two authorities may give two firms one number. */
const contradict = (kept: Party, absorbed: Party): boolean =>
  differ(kept.uscc, absorbed.uscc) ||
  differ(kept.idHash, absorbed.idHash) ||
  differ(kept.registrationNumber, absorbed.registrationNumber) ||
  (kept.registrationNumber !== null &&
    kept.registrationNumber === absorbed.registrationNumber &&
    differ(kept.registrationAuthority, absorbed.registrationAuthority));

/** Attributes and numbers stay with the node that bears them, so the better known of two is the one that goes on. */
const knowsMore = (absorbed: Party, kept: Party): boolean =>
  (absorbed.registered && !kept.registered) ||
  (absorbed.uscc !== null && kept.uscc === null) ||
  (absorbed.idHash !== null && kept.idHash === null);

/** What stands between two subjects becoming one, as far as they themselves tell; null when nothing does. */
export function partyRefusal(
  kept: Party | undefined,
  absorbed: Party | undefined,
): MergeCode | null {
  if (!kept || !absorbed) return 'NOT_FOUND';
  if (kept.id === absorbed.id) return 'SAME_SUBJECT';
  if (kept.mergedInto !== null || absorbed.mergedInto !== null) return 'ALREADY_MERGED';
  if ((kept.kind === 'PERSON') !== (absorbed.kind === 'PERSON')) return 'DIFFERENT_KINDS';
  if (contradict(kept, absorbed)) return 'CONFLICTING_IDENTIFIERS';
  return knowsMore(absorbed, kept) ? 'KEEP_THE_OTHER' : null;
}

/** A merge as the graph holds it; a node has no nulls. */
export interface MergeNode {
  readonly id: string;
  readonly keptId: string;
  readonly absorbedId: string;
  readonly evidence: string;
  readonly mergedAt: string;
  readonly mergedBy: string;
  readonly undoneAt?: string;
  readonly undoneBy?: string;
  readonly reason?: string;
  readonly disputed?: boolean;
}

/** A merge as it was known on the clocks of its answer. */
export interface MergeRow {
  readonly id: string;
  readonly keptId: string;
  readonly absorbedId: string;
  readonly absorbedName: string;
  readonly evidence: string;
  readonly mergedAt: string;
  readonly mergedBy: string;
  readonly undoneAt: string | null;
  readonly undoneBy: string | null;
  readonly reason: string | null;
  readonly disputed: boolean;
}

/** Another live merge that ends at the same subject. */
export interface Member {
  readonly id: string;
  /** Whom its own merge named as the one to be kept: that one may have been absorbed since. */
  readonly keptId: string;
}

/** Whoever came to be merged with `id`, through others too; `id` itself is the first. */
export function withMembers(id: string, members: readonly Member[]): readonly string[] {
  const found = [id];
  for (const one of found)
    found.push(...members.filter(({ keptId }) => keptId === one).map((member) => member.id));
  return found;
}
