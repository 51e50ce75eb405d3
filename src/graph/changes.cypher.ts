import { cypher } from './cypher.ts';

/**
 * Writers queue up here, so that changes are numbered in the order in which they become visible. The answer is the moment
 * of what is written behind the lock: the clock's, and never below the last.
 */
export const lockChanges = cypher<{ at: string }, { at: string }>`
  MATCH (sequence:Sequence {name: 'change'})
  SET sequence.lockedAt = $at
  WITH sequence, CASE WHEN sequence.lastAt > $at THEN sequence.lastAt ELSE $at END AS at
  SET sequence.lastAt = at
  RETURN at
`;

/** The latest moment at which anything was written. */
export const lastMoment = cypher<object, { at: string | null }>`
  MATCH (sequence:Sequence {name: 'change'})
  RETURN sequence.lastAt AS at
`;

/** The outbox: what changed, in the transaction of the change itself. */
export const createChanges = cypher<{
  rows: readonly Readonly<Record<string, unknown>>[];
}>`
  MATCH (sequence:Sequence {name: 'change'})
  WITH sequence, sequence.value AS last
  SET sequence.value = last + size($rows)
  WITH last
  UNWIND range(0, size($rows) - 1) AS position
  CREATE (change:Change)
  SET change = $rows[position], change.seq = last + position + 1
`;
