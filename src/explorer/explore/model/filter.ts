/** What a filter lets pass. Pure. */
import { hasShare } from './lines.ts';
import { type Picture, type PictureEdge, connectionsOf } from './picture.ts';
import { carries } from './signals.ts';
import type { Filter } from './view.ts';

const edgePasses = (edge: PictureEdge, { without, leastRatio, since }: Filter): boolean =>
  !without.includes(edge.kind) &&
  !(hasShare(edge) && edge.ratio !== null && edge.ratio < leastRatio) &&
  !(since !== null && (edge.validFrom ?? '') < since);

/** The picture that is drawn: relations that pass, and subjects that pass or hold one that does. */
export function filtered(picture: Picture, filter: Filter): Picture {
  const passing = new Map([...picture.edges].filter(([, edge]) => edgePasses(edge, filter)));
  const linked = new Set(
    connectionsOf({ ...picture, edges: passing }).flatMap(({ from, to }) => [from, to]),
  );
  const isWanted = (id: string): boolean => {
    const counts = picture.nodes.get(id)?.signals;
    return (
      filter.signals.length === 0 ||
      (counts != null && filter.signals.some((key) => carries(counts, key)))
    );
  };
  const nodes = new Map(
    [...picture.nodes].filter(
      ([id]) => picture.anchors.has(id) || (linked.has(id) && isWanted(id)),
    ),
  );
  const edges = new Map(
    [...passing].filter(([, { from, to }]) => nodes.has(from) && nodes.has(to)),
  );
  const suspected = picture.suspected.filter(({ from, to }) => nodes.has(from) && nodes.has(to));
  return { ...picture, nodes, edges, suspected };
}
