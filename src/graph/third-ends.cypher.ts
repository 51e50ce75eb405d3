/**
 * Ties of third ends. A relation has two ends in the graph and finds the third by its index; who is named by nothing else
 * must all the same be known to be named, which the rule of sight asks in the neighbourhood of a subject alone.
 */
import { cypher } from './cypher.ts';
import { thirdEnd } from './relation-types.ts';

/** What of a relation its tie repeats, as the rule of sight asks for it. */
export interface ThirdEndRow {
  readonly fromId: string;
  readonly toId: string;
  readonly thirdId: string;
  readonly scope: string | null;
  readonly recordedAt: string;
}

/** The ties of those among these versions that have a third end. */
export const thirdEndsOf = (
  versions: readonly {
    readonly fromId: string;
    readonly toId: string;
    readonly thirdId?: string | undefined;
    readonly scope?: unknown;
    readonly recordedAt?: unknown;
  }[],
): readonly ThirdEndRow[] =>
  versions.flatMap(({ fromId, toId, thirdId, scope, recordedAt }) =>
    thirdId === undefined || typeof recordedAt !== 'string'
      ? []
      : [{ fromId, toId, thirdId, recordedAt, scope: typeof scope === 'string' ? scope : null }],
  );

/** OPTIONAL, so that a missing end is an error and not a tie less. */
export const createThirdEnds = cypher<{ rows: readonly ThirdEndRow[] }>`
  UNWIND $rows AS row
  OPTIONAL MATCH (third:Subject { id: row.thirdId })
  OPTIONAL MATCH (active:Subject { id: row.fromId })
  CREATE (third)-[tie:${thirdEnd}]->(active)
  SET tie = row
`;
