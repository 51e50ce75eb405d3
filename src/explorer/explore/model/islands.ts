/** Which of several subjects hang together at all. Pure. */
import { type Picture, connectionsOf } from './picture.ts';

/** The subjects asked about in parts that hang together, the largest first. */
export function islandsOf(
  picture: Pick<Picture, 'edges' | 'suspected'>,
  ids: readonly string[],
): readonly (readonly string[])[] {
  const above = new Map<string, string>();
  const rootOf = (id: string): string => {
    let root = id;
    for (let next = above.get(root); next !== undefined; next = above.get(root)) root = next;
    return root;
  };
  for (const { from, to } of connectionsOf(picture)) {
    const [a, b] = [rootOf(from), rootOf(to)];
    if (a !== b) above.set(a, b);
  }
  const islands = new Map<string, string[]>();
  for (const id of ids) {
    const root = rootOf(id);
    const island = islands.get(root);
    if (island) island.push(id);
    else islands.set(root, [id]);
  }
  return [...islands.values()].sort((a, b) => b.length - a.length);
}
