/** Folding a subject: what hangs on the picture only through it goes, what is held elsewhere stays. Pure. */
import { slotsOf, slotKey, type EdgeSlot, type Picture, shownCounts } from './picture.ts';

export interface Fold {
  readonly node: string;
  readonly kind?: EdgeSlot['kind'] | undefined;
  readonly direction?: EdgeSlot['direction'] | undefined;
}

const isOf = ({ node, kind, direction }: Fold, slot: EdgeSlot): boolean =>
  slot.node === node &&
  (kind === undefined || slot.kind === kind) &&
  (direction === undefined || slot.direction === direction);

function reachable(
  starts: Iterable<string>,
  neighbours: ReadonlyMap<string, readonly string[]>,
): Set<string> {
  const reached = new Set(starts);
  const queue = [...reached];
  for (let at = queue.pop(); at !== undefined; at = queue.pop())
    for (const other of neighbours.get(at) ?? [])
      if (!reached.has(other)) {
        reached.add(other);
        queue.push(other);
      }
  return reached;
}

/** Subjects that can be reached from one of `anchors` over relations that `keep` lets pass. */
function heldBy(
  { nodes, edges }: Picture,
  anchors: Iterable<string>,
  keep: (slots: readonly EdgeSlot[]) => boolean,
): Set<string> {
  const neighbours = new Map<string, string[]>([...nodes.keys()].map((id) => [id, []]));
  for (const edge of edges.values())
    if (keep(slotsOf(edge))) {
      neighbours.get(edge.from)?.push(edge.to);
      neighbours.get(edge.to)?.push(edge.from);
    }
  return reachable(
    [...anchors].filter((id) => nodes.has(id)),
    neighbours,
  );
}

/** The picture without the subjects that hang on it only through the slots folded; their totals stay known. */
export function fold(picture: Picture, what: Fold): Picture {
  const held = heldBy(
    picture,
    new Set([...picture.anchors, what.node]),
    (slots) => !slots.some((slot) => isOf(what, slot)),
  );
  const shown = shownCounts(picture);
  const edges = new Map(
    [...picture.edges].filter(([, { from, to }]) => held.has(from) && held.has(to)),
  );
  const totals = new Map([...picture.totals].filter(([, { node }]) => held.has(node)));
  for (const edge of picture.edges.values())
    for (const slot of slotsOf(edge)) {
      const key = slotKey(slot);
      // what goes must be counted as left out, and its slot begins anew
      if (!edges.has(edge.id) && held.has(slot.node))
        totals.set(key, {
          ...slot,
          total: picture.totals.get(key)?.total ?? shown.get(key) ?? 0,
          cursor: null,
        });
    }
  return {
    ...picture,
    nodes: new Map([...picture.nodes].filter(([id]) => held.has(id))),
    edges,
    totals,
    expanded: new Set([...picture.expanded].filter((id) => held.has(id))),
  };
}
