/** What decisions do to a record. Its row may be delivered again; what people decided of it stays. */
import type { Deciding } from '../../graph/decision.ts';
import { dayAt } from '../../words/calendar-date.ts';
import { inYuan } from '../../words/decimal.ts';
import type { Performance, PublicityRules } from '../../words/publicity-rules.ts';
import { changeOf } from '../../words/publicity-window.ts';
import {
  closeRecordNode,
  correctRecordNode,
  markRecordNode,
  recordForUpdate,
} from './record.cypher.ts';
import { HubError } from '../../errors.ts';
import { windowOf } from './publicity.ts';

interface Named {
  readonly id: string;
  readonly subjectId: string;
}

/**
 * Ends publicity and sharing of a record for good (order 36 art. 3); false where it had ended: that stays as it was. The
 * outbox gets one withdrawal, which every feed passes on once; of what was no longer shown, none.
 */
export async function closeRecord(
  tx: Deciding,
  { id, subjectId }: Named,
  by: 'REPAIRED' | 'WITHDRAWN',
): Promise<boolean> {
  const [former] = await tx.run(closeRecordNode, { id, at: tx.at, by });
  if (!former) return false;
  const what = changeOf(former, { closedAt: tx.at }, dayAt(tx.at));
  tx.changed({ kind: 'RECORD', what, subjectId, ref: id });
  return true;
}

/** Marks a record as contested, or takes the mark away. */
export async function markRecord(
  tx: Deciding,
  { id, subjectId }: Named,
  disputed: boolean,
): Promise<void> {
  await tx.run(markRecordNode, { id, disputed: disputed ? true : null });
  tx.changed({ kind: 'RECORD', what: 'CHANGED', subjectId, ref: id });
}

/** What can be corrected in place; number and day of the document are what the record is known by, so they cannot. */
export interface RecordCorrection {
  readonly title?: string | null | undefined;
  readonly fineAmount?: string | null | undefined;
  readonly confiscatedAmount?: string | null | undefined;
  readonly penaltyKinds?: readonly string[] | null | undefined;
  readonly content?: string | null | undefined;
  /** Commitments only. */
  readonly performance?: Performance | null | undefined;
  readonly outcomeOn?: string | null | undefined;
  readonly outcomeReason?: string | null | undefined;
}

/** The record that an objection is about, undefined where there is none that stands. */
export async function contestedRecord(
  tx: Deciding,
  id: string,
): Promise<
  { subjectId: string; authorityCode: string | null; authorityName: string | null } | undefined
> {
  const [found] = await tx.run(recordForUpdate, { id });
  if (!found || found.record.closedAt != null) return undefined;
  const { subjectId, unit, record } = found;
  return { subjectId, authorityCode: unit, authorityName: record.authorityName ?? null };
}

const correctable = [
  'title',
  'fineAmount',
  'confiscatedAmount',
  'penaltyKinds',
  'content',
  'performance',
  'outcomeOn',
  'outcomeReason',
] as const;

/** Whether a text still names an amount (万元), in 万元 or in yuan. */
function names(text: string, amount: string): boolean {
  const plain = text.normalize('NFKC').replaceAll(',', '');
  const yuan = inYuan(amount);
  return [`${yuan}元`, `${yuan}.00元`, `${amount}万`].some((one) => plain.includes(one));
}

/** A record must not contradict itself: its text may name the amount that is corrected. */
function checkContent(
  record: Readonly<Record<string, unknown>>,
  { fineAmount, content }: RecordCorrection,
): void {
  const { fineAmount: former, content: text } = record;
  if (fineAmount == null || content != null || typeof former !== 'string' || former === fineAmount)
    return;
  if (typeof text === 'string' && names(text, former))
    throw new HubError(
      'BAD_USER_INPUT',
      "correction.content: the record's text still names the former amount; correct it as well.",
    );
}

/**
 * Corrects a record and, where its kinds of penalty changed, its window; the former version keeps both clocks. False
 * when the correction says nothing of a record.
 */
export async function correctRecord(
  tx: Deciding,
  { id, subjectId }: Named,
  correction: RecordCorrection,
  rules: PublicityRules,
): Promise<boolean> {
  const [found] = await tx.run(recordForUpdate, { id });
  const said = correctable.filter((name) => correction[name] != null);
  if (!found || said.length === 0) return false;
  checkContent(found.record, correction);
  const { performance } = correction;
  if (performance != null && found.record.kind !== 'COMMITMENT') return false;
  const stated = {
    // what has no outcome any more has no day and no reason of one
    ...(performance === 'MADE' && { outcomeOn: null, outcomeReason: null }),
    ...Object.fromEntries(said.map((name) => [name, correction[name]])),
  };
  const window = windowOf(rules, { ...found.record, ...stated });
  const changes = { ...stated, ...window, hash: `CORRECTED|${tx.at}` };
  const [versionId, claimId] = [tx.newId('VERSION'), tx.newId('VERSION')];
  await tx.run(correctRecordNode, { id, at: tx.at, versionId, claimId, changes });
  const what = changeOf(found.record, { ...found.record, ...window }, dayAt(tx.at));
  tx.changed({ kind: 'RECORD', what, subjectId, ref: id });
  return true;
}
