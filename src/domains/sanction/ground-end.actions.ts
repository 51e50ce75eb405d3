/** A sanction lives as long as one of its grounds: whatever ends a ground ends or shortens the sanction in the same transaction. */
import type { Deciding } from '../../graph/decision.ts';
import { endOf, endOfGround, groundedBy, type SanctionRules } from '../../rules/groundings.ts';
import { dayAt } from '../../words/calendar-date.ts';
import {
  type Carried,
  carriedBy,
  type GroundRecord,
  liftSanctions,
  restingOnRule,
  shortenSanctions,
} from './sanction.cypher.ts';

/** A record that stops to carry something: repaired, withdrawn, or corrected to what carries less. */
export interface EndedGround {
  readonly recordId: string;
  /** Instant of the decision. */
  readonly at: string;
  readonly by: string;
  readonly reason: string;
}

/** Until when a record carries the measure of a sanction, by the rules of the day; none: it does not. */
const endsBy = (
  rules: SanctionRules,
  record: GroundRecord,
  { measure, subjectKind }: Carried,
  day: string,
): (string | null)[] =>
  groundedBy(rules, record, subjectKind, day)
    .filter((one) => one.measure.id === measure)
    .map((one) => endOfGround(record, one));

/**
 * Inside the transaction that closes or corrects a record: lifts every sanction in force that nothing carries any more,
 * shortens the others to the latest end of what still carries them, and answers the ids of those that were lifted.
 */
export async function endGrounds(
  tx: Pick<Deciding, 'run' | 'changed'>,
  { recordId, at, by, reason }: EndedGround,
  rules: SanctionRules,
): Promise<string[]> {
  const day = dayAt(at);
  const carried = (await tx.run(carriedBy, { record: recordId, today: day })).map((one) => ({
    ...one,
    ends: [
      ...(one.own ? endsBy(rules, one.own, one, day) : []),
      // what no rule of today names was a ground by the rules of its day, and still is
      ...one.others.flatMap((record) => {
        const ends = endsBy(rules, record, one, day);
        return ends.length === 0 ? [record.publicTo] : ends;
      }),
    ],
  }));
  const alone = carried.filter(({ ends }) => ends.length === 0).map(({ id }) => id);
  const shorter = carried.flatMap(({ id, to, ends }) => {
    const end = ends.length === 0 ? to : endOf(ends, to);
    return end !== null && end !== to ? [{ id, to: end }] : [];
  });
  const lifted = await tx.run(liftSanctions, { ids: alone, at, by, reason });
  const shortened = await tx.run(shortenSanctions, { rows: shorter, at, by, reason });
  for (const { id, subjectId } of lifted)
    tx.changed({ kind: 'SANCTION', what: 'WITHDRAWN', subjectId, ref: id });
  for (const { id, subjectId } of shortened)
    tx.changed({ kind: 'SANCTION', what: 'CHANGED', subjectId, ref: id });
  return lifted.map(({ id }) => id);
}

/**
 * Inside the transaction that takes the confirmation of a rule or measure back (`groundings/<id>`, `measures/<id>`):
 * lifts every measure of punishment that stands on it, and tells how many.
 */
export async function endRule(
  tx: Pick<Deciding, 'run' | 'changed' | 'at'>,
  rule: string,
  reason: string,
): Promise<number> {
  const [set, id = ''] = rule.split('/');
  const resting = await tx.run(restingOnRule, {
    rule: set === 'groundings' ? id : '',
    measure: set === 'measures' ? id : '',
    today: dayAt(tx.at),
  });
  const lifted = await tx.run(liftSanctions, {
    ids: resting.map((one) => one.id),
    at: tx.at,
    by: `RULE ${rule} TAKEN BACK`,
    reason: `依据的规则不再确认. The confirmation of its rule was taken back: ${reason}`,
  });
  for (const { id: ref, subjectId } of lifted)
    tx.changed({ kind: 'SANCTION', what: 'WITHDRAWN', subjectId, ref });
  return lifted.length;
}
