// Walks outwards from both ends, the smaller front first, until the two walks together are as long as a path may be.

import type { RelationKind } from '../../words/relation-kinds.ts';

export interface GatherStep {
  readonly key: string;
  readonly edge: {
    readonly id: string;
    readonly kind: RelationKind;
    readonly fromId: string;
    readonly toId: string;
    readonly ratio: number | null;
  };
  readonly other: { readonly id: string };
}

export interface Gathered<Step extends GatherStep> {
  readonly edges: ReadonlyMap<string, Step['edge']>;
  /** Subjects whose relations were read. */
  readonly explored: number;
  /** False when a bound cut the walk: a path may have been missed. */
  readonly complete: boolean;
}

export interface GatherLimits {
  readonly maxHops: number;
  /** Relations of one subject, kind and direction that are followed; a larger hub is reached but not walked through. */
  readonly perBranch: number;
  /** Relations read in all. */
  readonly most: number;
}

interface Side {
  readonly end: 0 | 1;
  readonly seen: Set<string>;
  front: string[];
  hops: number;
}

/**
 * The relations between two subjects that a path within `maxHops` could use; `walk` is told from which end it goes. A hub in the middle is found from both
 * sides without being walked through, which is what keeps the cost bounded.
 */
export async function gather<Step extends GatherStep & { readonly branch: string }>(
  ends: readonly [string, string],
  { maxHops, perBranch, most }: GatherLimits,
  walk: (
    keys: readonly string[],
    limits: { perBranch: number; most: number },
    end: 0 | 1,
  ) => Promise<readonly Step[]>,
): Promise<Gathered<Step>> {
  const edges = new Map<string, Step['edge']>();
  const sideOf = (end: 0 | 1): Side => ({
    end,
    seen: new Set([ends[end]]),
    front: [ends[end]],
    hops: 0,
  });
  const sides = [sideOf(0), sideOf(1)];
  const cut = new Set<string>();
  let explored = 0;
  let read = 0;
  for (let hop = 0; hop < maxHops; hop += 1) {
    const open = sides.filter(({ front }) => front.length > 0);
    // a side that has run dry has seen all that hangs together with its end: nothing more can link the two
    if (open.length < sides.length) break;
    const [side] = open.sort((a, b) => a.front.length - b.front.length || a.hops - b.hops);
    if (!side) break;
    side.hops += 1;
    const keys = side.front;
    const budget = most - read;
    if (budget <= 0) return { edges, explored, complete: false };
    const steps = await walk(keys, { perBranch: perBranch + 1, most: budget }, side.end);
    explored += keys.length;
    read += steps.length;
    if (steps.length >= budget) cut.add('budget');
    const counts = new Map<string, number>();
    side.front = [];
    for (const { key, branch, edge, other } of steps) {
      const place = `${key} ${branch}`;
      const count = (counts.get(place) ?? 0) + 1;
      counts.set(place, count);
      if (count > perBranch) {
        cut.add(place);
        continue;
      }
      edges.set(edge.id, edge);
      if (side.seen.has(other.id)) continue;
      side.seen.add(other.id);
      side.front.push(other.id);
    }
  }
  return { edges, explored, complete: cut.size === 0 };
}
