import type { HoldingEdge, HoldingGraph, Party } from '../../src/domains/control/holding-graph.ts';

/** A holding written as [holder, firm, share or null, anything else that matters]. */
export type Held = readonly [string, string, number | null, Partial<HoldingEdge>?];

/** A graph of made-up holdings named `from>to`; subjects whose name begins with a small `p` are natural persons. */
export const graphOf = (held: readonly Held[], more: Partial<HoldingGraph> = {}): HoldingGraph => {
  const pairs = new Set<string>();
  const idOf = (pair: string, index: number): string => {
    if (pairs.has(pair)) return `${pair}#${index}`;
    pairs.add(pair);
    return pair;
  };
  const edges = held.map(([from, to, ratio, rest], index) => ({
    id: idOf(`${from}>${to}`, index),
    from,
    to,
    ratio,
    ratioMin: null,
    votes: null,
    subscribed: null,
    disputed: false,
    ...rest,
  }));
  const ids = [...new Set(edges.flatMap(({ from, to }) => [from, to]))];
  const parties = ids.map((id): Party => ({
    id,
    kind: id.startsWith('p') ? 'PERSON' : 'ENTERPRISE',
  }));
  return { parties, edges, representatives: [], cut: false, ...more };
};
