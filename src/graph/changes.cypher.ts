import { cypher } from './cypher.ts';

/** Writers queue up here, so that changes are numbered in the order in which they become visible. */
export const lockChanges = cypher<{ at: string }>`
  MATCH (sequence:Sequence {name: 'change'})
  SET sequence.lockedAt = $at
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
