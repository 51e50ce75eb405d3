/** Lays a map out anew where another subject is asked about; else all that stands keeps its place. */
import { layerPlaces, type Place, type Places, ringPlaces, startPlaces } from '../model/places.ts';
import type { DrawnGraph, SigmaRenderer } from './drawn-graph.ts';
import type { Force } from './force.ts';
import type { Mover } from './mover.ts';
import { placesOf, type Scene } from './scene.ts';

/** What the renderer asks of the layout of its map. */
export interface Layouts {
  /** Before the graph is brought to a scene: whether it is one to be laid out anew. */
  readonly begin: (next: Scene) => void;
  readonly isNew: () => boolean;
  /** Where subjects settled, also such as a filter or another day took off the map. */
  readonly known: () => Places;
  readonly lay: (next: Scene) => void;
  /** From here on the map fills the screen as it is now. */
  readonly fit: () => void;
}

const areSame = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((id) => b.has(id));

/** The least box around places. */
function extentOf(places: Places): { x: [number, number]; y: [number, number] } {
  const x: [number, number] = [Infinity, -Infinity];
  const y: [number, number] = [Infinity, -Infinity];
  for (const place of places.values()) {
    x[0] = Math.min(x[0], place.x);
    x[1] = Math.max(x[1], place.x);
    y[0] = Math.min(y[0], place.y);
    y[1] = Math.max(y[1], place.y);
  }
  return { x, y };
}

/** The layout of one map on one screen. */
export function createLayouts(
  sigma: SigmaRenderer,
  graph: DrawnGraph,
  mover: Mover,
  force: Force,
): Layouts {
  const known = new Map<string, Place>();
  let last: Scene | undefined;
  let isNew = true;
  let isSettled = false;
  const drawnOf = (places: Places): Places =>
    new Map([...places].filter(([id]) => graph.hasNode(id)));
  const settle = (places: Places): void => {
    for (const [id, place] of places) known.set(id, place);
    isSettled = true;
    // sigma fits what is drawn into the screen: what comes or goes must not move the rest
    if (sigma.getCustomBBox() === null) sigma.setCustomBBox(extentOf(places));
  };
  const settleForce = (next: Scene): void => {
    const isComplete = [...next.picture.nodes.keys()].every((id) => known.has(id));
    if (isSettled && isComplete) return;
    const pairs = graph.mapEdges((_key, _attributes, from, to) => [from, to] as const);
    const start = isNew ? startPlaces(next.picture, new Map()) : placesOf(graph);
    force.run(
      start,
      pairs,
      (places, done) => {
        if (done) settle(places);
        mover.to(places);
      },
      isSettled ? known : undefined,
    );
  };
  return {
    begin: (next) => {
      isNew = last?.layout !== next.layout || !areSame(last.picture.anchors, next.picture.anchors);
      last = next;
      if (!isNew) return;
      known.clear();
      isSettled = false;
      sigma.setCustomBBox(null);
    },
    isNew: () => isNew,
    known: () => known,
    lay: (next) => {
      force.stop();
      if (next.layout === 'layers') mover.to(drawnOf(layerPlaces(next.whole)));
      else if (next.layout === 'rings') mover.to(drawnOf(ringPlaces(next.whole)));
      else settleForce(next);
    },
    fit: () => {
      sigma.setCustomBBox(graph.order > 0 ? extentOf(placesOf(graph)) : null);
      sigma.refresh();
    },
  };
}
