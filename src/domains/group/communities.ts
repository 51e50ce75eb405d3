// Communities in a fetched subgraph, by the Louvain method of graphology.
import { UndirectedGraph } from 'graphology';
import louvainModule from 'graphology-communities-louvain';

// its types describe an ES module, but it is a CommonJS one whose whole export is the function
const louvain = louvainModule as unknown as typeof louvainModule.default;

/** A tie between two subjects; strength above 0. */
export interface Tie {
  readonly fromId: string;
  readonly toId: string;
  readonly strength: number;
}

/** Pseudo-random numbers 0..1, the same in every run (mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * The community of each subject, numbered from 0 in the order of `ids`. The same subjects and ties give the same
 * communities, in whatever order the ties come.
 */
export function communitiesOf(
  ids: readonly string[],
  ties: readonly Tie[],
  { seed, resolution }: { readonly seed: number; readonly resolution: number },
): Map<string, number> {
  const graph = new UndirectedGraph<Record<string, never>, { weight: number }>();
  for (const id of ids.toSorted()) graph.addNode(id);
  const pairs = new Map<string, number>();
  for (const { fromId, toId, strength } of ties) {
    if (fromId === toId) continue;
    const pair = [fromId, toId].toSorted().join(' ');
    pairs.set(pair, (pairs.get(pair) ?? 0) + strength);
  }
  for (const [pair, weight] of [...pairs].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const [one = '', other = ''] = pair.split(' ');
    graph.addEdge(one, other, { weight });
  }
  const found = louvain(graph, {
    rng: numbersFrom(seed),
    resolution,
    getEdgeWeight: 'weight',
  });
  const numbers = new Map<number | undefined, number>();
  const numberOf = (id: string): number => {
    const number = numbers.get(found[id]) ?? numbers.size;
    numbers.set(found[id], number);
    return number;
  };
  return new Map(ids.map((id) => [id, numberOf(id)]));
}
