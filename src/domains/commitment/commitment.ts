/** 信用承诺: what may happen to a commitment, and who may do it. */
import type { Caller } from '../../access/conditions.ts';
import { allows } from '../../access/rights.ts';
import { type Deciders, unitRefusal } from '../../cases/two-people.ts';
import type { CommitmentKind } from '../../rules/commitments.ts';
import type { Refused } from '../../words/case-step.ts';
import { isPerformance, type Performance } from '../../words/publicity-rules.ts';
import type { RecordKind } from '../../words/record-kinds.ts';

export type CommitmentRefusal = Refused<
  | 'NOT_FOUND'
  | 'SUBJECT_MERGED'
  | 'WRONG_STATE'
  | 'NOT_COMPETENT'
  | 'RECEIVER_UNKNOWN'
  | 'REASON_MISSING'
  | 'UNIT_UNKNOWN'
  | 'UNIT_GONE'
>;

const refuse = (code: CommitmentRefusal['code'], message: string): CommitmentRefusal => ({
  code,
  message,
});

/** No such thing, or none that this caller may act on: both sound the same, or the answer would tell. */
export const notFound = refuse(
  'NOT_FOUND',
  'There is no such subject or commitment that you may act on; take its id from your own records or worklist.',
);

export const receiverUnknown = refuse(
  'RECEIVER_UNKNOWN',
  'The hub knows no unit of this credit code; take the code from a record or a department of the hub.',
);

export const subjectMerged = refuse(
  'SUBJECT_MERGED',
  'subject: it is merged into another one, which promises now; subject(key: {id}) answers with it.',
);

/** What the rules look at in a commitment. */
export interface CommitmentCase {
  readonly subjectId: string;
  readonly kind: RecordKind;
  readonly performance: string | null;
  readonly decidedOn: string;
  readonly authorityCode: string | null;
  readonly authorityName: string | null;
  readonly closedAt: string | null;
}

const askForCode = 'Ask it to deliver the commitment with its code.';

/** What stands against saying what came of a commitment; null when it may be said. */
export function outcomeRefusal(
  caller: Caller,
  found: CommitmentCase | undefined,
  {
    outcome,
    reason,
    deciders,
  }: {
    readonly outcome: Performance;
    readonly reason: string | null;
    /** Who says whether it was kept. */
    readonly deciders: Deciders;
  },
): CommitmentRefusal | null {
  if (found?.kind !== 'COMMITMENT' || found.closedAt !== null) return notFound;
  const unit = found.authorityCode;
  if (!allows(caller, 'SEE_CASE', { unit })) return notFound;
  const units = unit === null ? [] : [unit];
  const missing = unitRefusal(deciders, units, found.authorityName, askForCode);
  if (missing) return missing;
  if (!allows(caller, 'CONCLUDE_COMMITMENT', deciders))
    return refuse(
      'NOT_COMPETENT',
      `Only the unit that it was made to, ${unit ?? found.authorityName ?? ''}, says whether it was kept.`,
    );
  if (found.performance !== 'MADE')
    return refuse(
      'WRONG_STATE',
      `It stands as ${found.performance ?? 'MADE'} already; an error is put right by a dispute.`,
    );
  if (outcome === 'BROKEN' && reason === null)
    return refuse('REASON_MISSING', 'BROKEN needs a reason that the subject can answer.');
  return null;
}

/** What a commitment was about and how it stands. */
export interface CommitmentRow {
  readonly kind: CommitmentKind;
  readonly matter: string;
  readonly content: string | null;
  readonly state: Performance;
  readonly dueOn: string | null;
  readonly outcomeOn: string | null;
  readonly isOverdue: boolean;
}

/** What the graph holds of a commitment's record. */
interface Stored {
  readonly commitmentKind: CommitmentKind;
  readonly matter: string;
  readonly content?: string;
  readonly performance?: string;
  readonly dueOn?: string;
  readonly outcomeOn?: string;
}

/** The commitment that a record is, and whether it was overdue on a day; null for other kinds of record. */
export function commitmentOf(
  record: { readonly kind: RecordKind },
  today: string,
): CommitmentRow | null {
  if (record.kind !== 'COMMITMENT') return null;
  // the details of a kind, which the type of all records does not name
  const stored = record as unknown as Stored;
  const { commitmentKind: kind, matter, content = null, dueOn = null, outcomeOn = null } = stored;
  const state = isPerformance(stored.performance) ? stored.performance : 'MADE';
  const isOverdue = state === 'MADE' && dueOn !== null && dueOn < today;
  return { kind, matter, content, state, dueOn, outcomeOn, isOverdue };
}
