/** How high each subject stands in layers of control. Pure. */
import { relationKinds } from '../../../words/relation-kinds.ts';
import type { Picture } from './picture.ts';

type Links = ReadonlyMap<string, readonly string[]>;

/** Who holds each subject, and what each holds; a branch hangs below its head office. */
function linksOf({ nodes, edges }: Picture): { readonly above: Links; readonly below: Links } {
  const above = new Map<string, string[]>([...nodes.keys()].map((id) => [id, []]));
  const below = new Map<string, string[]>([...nodes.keys()].map((id) => [id, []]));
  for (const { kind, from, to } of edges.values()) {
    const [upper, lower] = relationKinds[kind].upper === 'to' ? [to, from] : [from, to];
    below.get(upper)?.push(lower);
    above.get(lower)?.push(upper);
  }
  return { above, below };
}

/** Heights above `root` by the longest way up; where a circle closes, the way ends. */
function climb(root: string, above: Links): Map<string, number> {
  const height = new Map([[root, 0]]);
  const onWay = new Set<string>();
  // a circle is left at its second visit, so a way is never longer than this many subjects
  const highest = 30;
  const visit = (id: string, at: number): void => {
    onWay.add(id);
    for (const upper of above.get(id) ?? [])
      if (!onWay.has(upper) && (height.get(upper) ?? -1) <= at && at < highest) {
        height.set(upper, at + 1);
        visit(upper, at + 1);
      }
    onWay.delete(id);
  };
  visit(root, 0);
  return height;
}

/** Height of each subject: who holds stands above what is held, seen from the first centre. */
export function assignLayers(picture: Picture): Map<string, number> {
  const { above, below } = linksOf(picture);
  const [root] = [...picture.anchors].filter((id) => picture.nodes.has(id));
  const height = root === undefined ? new Map<string, number>() : climb(root, above);
  const spread = (links: Links, step: number): void => {
    for (let rank = [...height.keys()]; rank.length > 0;) {
      const next: string[] = [];
      for (const id of rank)
        for (const other of links.get(id) ?? [])
          if (!height.has(other)) {
            height.set(other, (height.get(id) ?? 0) + step);
            next.push(other);
          }
      rank = next;
    }
  };
  spread(below, -1);
  spread(above, 1);
  for (const id of picture.nodes.keys()) if (!height.has(id)) height.set(id, 0);
  return height;
}
