/**
 * What is under the pointer, reckoned from the graph. Sigma would read it back from the graphics card, which keeps the
 * page waiting until all that was asked for is drawn: at each move of the mouse, and a second or two where the
 * processor draws.
 */
import type { DrawnGraph, SigmaRenderer } from './drawn-graph.ts';

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** How the screen lies over the graph. */
type Sight = Pick<SigmaRenderer, 'viewportToGraph' | 'scaleSize'>;

/** Where a spot on the screen lies in the graph, and how long a pixel and a unit of size are there. */
function inGraph(
  sight: Sight,
  at: Spot,
): { readonly spot: Spot; readonly pixel: number; readonly unit: number } {
  const spot = sight.viewportToGraph(at);
  const next = sight.viewportToGraph({ x: at.x + 1, y: at.y });
  const pixel = Math.hypot(next.x - spot.x, next.y - spot.y);
  return { spot, pixel, unit: sight.scaleSize(1) * pixel };
}

/** The subject at this spot of the screen: of several the one drawn last. */
function subjectAt(sight: Sight, graph: DrawnGraph, at: Spot): string | undefined {
  const { spot, unit } = inGraph(sight, at);
  let found: { readonly id: string; readonly zIndex: number } | undefined;
  graph.forEachNode((id, { x, y, size, zIndex }) => {
    const isHit = Math.hypot(Number(x) - spot.x, Number(y) - spot.y) <= Number(size) * unit;
    if (isHit && Number(zIndex) >= (found?.zIndex ?? 0)) found = { id, zIndex: Number(zIndex) };
  });
  return found?.id;
}

/** How far a spot is from a line between two others. */
function farFrom(spot: Spot, from: Spot, to: Spot): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const along = ((spot.x - from.x) * dx + (spot.y - from.y) * dy) / (dx * dx + dy * dy || 1);
  const at = Math.min(1, Math.max(0, along));
  return Math.hypot(spot.x - from.x - at * dx, spot.y - from.y - at * dy);
}

/** Pixels beside a line that still belong to it. */
const beside = 3;

/** The key of the line next to this spot of the screen, if one is near enough. */
function lineAt(sight: Sight, graph: DrawnGraph, at: Spot): string | undefined {
  const { spot, pixel, unit } = inGraph(sight, at);
  let found: { readonly key: string; readonly far: number } | undefined;
  graph.forEachEdge((key, { size }, _from, _to, from, to) => {
    const far = farFrom(
      spot,
      { x: Number(from['x']), y: Number(from['y']) },
      { x: Number(to['x']), y: Number(to['y']) },
    );
    const reach = (Number(size) * unit) / 2 + beside * pixel;
    if (far <= reach && far < (found?.far ?? Infinity)) found = { key, far };
  });
  return found?.key;
}

/** What a pointer can do. */
export interface Pointing {
  readonly onSubject: (id: string, isShift: boolean) => void;
  readonly onTwice: (id: string) => void;
  readonly onLine: (key: string) => void;
  readonly onNothing: () => void;
  /** Rests on a subject without a click, or on none. */
  readonly onRest: (id: string | null) => void;
  /** The map is taken hold of with the mouse, and let go. */
  readonly onHold: (isHeld: boolean) => void;
}

/** Listens to mouse and finger instead of sigma, which goes on to move its camera by them. */
export function listenToPointer(sigma: SigmaRenderer, graph: DrawnGraph, pointing: Pointing): void {
  const [mouse, touch] = [sigma.getMouseCaptor(), sigma.getTouchCaptor()];
  mouse.removeAllListeners();
  touch.removeAllListeners();
  const press = (at: Spot, isShift: boolean): void => {
    const id = subjectAt(sigma, graph, at);
    const key = id === undefined ? lineAt(sigma, graph, at) : undefined;
    if (id !== undefined) pointing.onSubject(id, isShift);
    else if (key !== undefined) pointing.onLine(key);
    else pointing.onNothing();
  };
  const pressTwice = (at: Spot, keepCamera: () => void): void => {
    const id = subjectAt(sigma, graph, at);
    if (id === undefined) return;
    keepCamera();
    pointing.onTwice(id);
  };
  mouse.on('mousedown', () => {
    // the other buttons take hold of nothing, and sigma does not say when they are let go
    pointing.onHold(mouse.isMouseDown);
  });
  mouse.on('mouseup', () => {
    pointing.onHold(false);
  });
  mouse.on('click', ({ x, y, original }) => {
    press({ x, y }, 'shiftKey' in original && original.shiftKey);
  });
  mouse.on('doubleClick', (event) => {
    pressTwice(event, () => {
      event.preventSigmaDefault();
    });
  });
  mouse.on('mousemove', (at) => {
    // whoever drags the map looks at all of it
    if (!mouse.isMouseDown) pointing.onRest(subjectAt(sigma, graph, at) ?? null);
  });
  mouse.on('mouseleave', () => {
    pointing.onRest(null);
  });
  touch.on('tap', ({ touches: [now], previousTouches: [before] }) => {
    const at = now ?? before;
    if (at) press(at, false);
  });
  touch.on('doubletap', (event) => {
    const at = event.touches[0] ?? event.previousTouches[0];
    if (at)
      pressTwice(at, () => {
        event.preventSigmaDefault();
      });
  });
}
