/** Moves subjects to their places, as a move that is seen where there are few. */
import { animateNodes } from 'sigma/utils';
import type { Places } from '../model/places.ts';
import type { DrawnGraph, SigmaRenderer } from './drawn-graph.ts';

/** Subjects up to which a move is shown as a move. */
export const smooth = 400;

/** Whether the viewer asked for no moves. */
export const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Moves subjects to their places. */
export interface Mover {
  readonly to: (places: Places) => void;
  /** Ends a move that is under way: it would go on to move subjects that are no longer there. */
  readonly halt: () => void;
}

/** A mover of one graph. */
export function createMover(sigma: SigmaRenderer, graph: DrawnGraph): Mover {
  let halt = (): void => undefined;
  return {
    to: (places) => {
      halt();
      if (graph.order <= smooth && !calm()) {
        const targets = Object.fromEntries([...places].map(([id, { x, y }]) => [id, { x, y }]));
        halt = animateNodes(graph, targets, { duration: 250 });
        return;
      }
      // silently, and drawn once: sigma would answer the graph's own event by going over all nodes twice
      graph.forEachNode((id, attributes) => {
        Object.assign(attributes, places.get(id));
      });
      sigma.refresh({ partialGraph: { nodes: graph.nodes() }, schedule: true });
    },
    halt: () => {
      halt();
    },
  };
}
