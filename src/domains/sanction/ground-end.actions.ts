import type { Deciding } from '../../graph/decision.ts';
import { endOf, endOfGround, groundedBy, type SanctionRules } from '../../rules/groundings.ts';
import { today } from '../../words/calendar-date.ts';
import { carriedBy, liftSanctions, shortenSanctions } from './sanction.cypher.ts';

/** A record that stops to carry anything: repaired or withdrawn. */
export interface EndedGround {
  readonly recordId: string;
  /** Instant of the decision. */
  readonly at: string;
  readonly by: string;
  readonly reason: string;
}

/**
 * Inside the transaction that closes a record: lifts every sanction in force that this record alone carried, shortens
 * the others to the latest end of the records that are left, and answers the ids of those that were lifted.
 */
export async function endGrounds(
  tx: Pick<Deciding, 'run' | 'changed'>,
  { recordId, at, by, reason }: EndedGround,
  rules: SanctionRules,
): Promise<string[]> {
  const day = today(() => new Date(at));
  const carried = await tx.run(carriedBy, { record: recordId, today: day });
  const alone = carried.filter(({ others }) => others.length === 0).map(({ id }) => id);
  const shorter = carried.flatMap(({ id, measure, to, others, subjectKind }) => {
    if (others.length === 0) return [];
    const ends = others.flatMap((record) => {
      const fitting = groundedBy(rules, record, subjectKind, day).filter(
        (one) => one.measure.id === measure,
      );
      return fitting.length === 0
        ? [record.publicTo]
        : fitting.map((one) => endOfGround(record, one));
    });
    const end = endOf(ends, to);
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
