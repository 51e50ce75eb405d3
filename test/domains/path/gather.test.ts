import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { gather } from '../../../src/domains/path/gather.ts';
import type { RelationKind } from '../../../src/words/relation-kinds.ts';

interface Edge {
  readonly id: string;
  readonly kind: RelationKind;
  readonly fromId: string;
  readonly toId: string;
  readonly ratio: null;
}

/** A walk over edges in memory that remembers how much it was asked. */
function walkOver(edges: readonly Edge[]) {
  const asked: (readonly string[])[] = [];
  const walk = (
    keys: readonly string[],
    { perBranch, most }: { perBranch: number; most: number },
  ) => {
    asked.push(keys);
    const steps = keys.flatMap((key) => [
      ...edges
        .filter(({ fromId }) => fromId === key)
        .slice(0, perBranch)
        .map((edge) => ({ key, branch: 'SHAREHOLDER_OUT', edge, other: { id: edge.toId } })),
      ...edges
        .filter(({ toId }) => toId === key)
        .slice(0, perBranch)
        .map((edge) => ({ key, branch: 'SHAREHOLDER_IN', edge, other: { id: edge.fromId } })),
    ]);
    return Promise.resolve(steps.slice(0, most));
  };
  return { walk, asked };
}

const edgeOf = (fromId: string, toId: string): Edge => ({
  id: `${fromId}-${toId}`,
  kind: 'SHAREHOLDER',
  fromId,
  toId,
  ratio: null,
});
const limits = { maxHops: 6, perBranch: 100, most: 1000 };
const chain = (length: number) =>
  Array.from({ length }, (_, index) => edgeOf(`n${index}`, `n${index + 1}`));

describe('gather', () => {
  it('finds every relation of every path within the hops, whatever the graph', async () => {
    const anyEdges = fc
      .uniqueArray(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 14, selector: String })
      .map((pairs) => pairs.map(([a, b]) => edgeOf(`n${a}`, `n${b}`)));
    await fc.assert(
      fc.asyncProperty(anyEdges, fc.integer({ min: 1, max: 6 }), async (edges, maxHops) => {
        const { edges: found, complete } = await gather(
          ['n0', 'n1'],
          { ...limits, maxHops },
          walkOver(edges).walk,
        );
        expect(complete).toBe(true);
        const onPath = new Set<string>();
        const go = (at: string, seen: readonly string[], used: readonly string[]): void => {
          if (at === 'n1') for (const id of used) onPath.add(id);
          if (at === 'n1' || used.length === maxHops) return;
          for (const { id, fromId, toId } of edges) {
            const other = fromId === at ? toId : toId === at ? fromId : undefined;
            if (other !== undefined && !seen.includes(other))
              go(other, [...seen, other], [...used, id]);
          }
        };
        go('n0', ['n0'], []);
        for (const id of onPath) expect([...found.keys()]).toContain(id);
      }),
    );
  });

  it('walks from both ends, and stops when the two walks are as long as a path may be', async () => {
    const { walk, asked } = walkOver(chain(6));
    const { explored } = await gather(['n0', 'n6'], limits, walk);
    expect(asked).toHaveLength(6);
    expect(explored).toBe(6);
  });

  it('stops as soon as one end has nothing more around it, so two unrelated firms cost little', async () => {
    const { walk, asked } = walkOver([
      edgeOf('n0', 'n1'),
      ...Array.from({ length: 500 }, (_, i) => edgeOf('z', `z${i}`)),
    ]);
    const answer = await gather(['n0', 'z'], limits, walk);
    expect(asked.length).toBeLessThanOrEqual(3);
    expect(answer.explored).toBeLessThanOrEqual(4);
  });

  it('meets a hub from both sides without walking through it, and says that it was cut', async () => {
    const spokes = Array.from({ length: 300 }, (_, index) => edgeOf('hub', `n${index}`));
    const { edges, complete } = await gather(
      ['n7', 'n250'],
      { ...limits, maxHops: 2 },
      walkOver(spokes).walk,
    );
    expect([...edges.keys()].sort()).toEqual(['hub-n250', 'hub-n7']);
    expect(complete).toBe(true);
    const further = await gather(['n7', 'n250'], { ...limits, maxHops: 3 }, walkOver(spokes).walk);
    expect(further.complete).toBe(false);
  });

  it('reads no more relations than it may and says so', async () => {
    const { complete } = await gather(
      ['n0', 'n6'],
      { ...limits, most: 3 },
      walkOver(chain(6)).walk,
    );
    expect(complete).toBe(false);
  });
});
