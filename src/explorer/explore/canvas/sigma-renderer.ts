/** Sigma with the looks of this page: its programs, its words, and the layer of names and badges. */
import type { DrawnGraph, SigmaRenderer } from './drawn-graph.ts';
import Sigma from 'sigma';
import { EdgeArrowProgram, EdgeLineProgram } from 'sigma/rendering';
import { NodeShapes } from './node-shapes.ts';
import { drawOverlay, type Overlay, overlayLayer } from './overlay.ts';

/** Sigma answers a change in the next frame: to go over a large graph and to draw it in one go blocks the page for long. */
class PacedSigma extends Sigma {
  override refresh(options?: Parameters<Sigma['refresh']>[0]): this {
    return super.refresh({ ...options, schedule: true });
  }
}

/** Pixels around the map for the names at its edge; less where it is small. */
const widest = 76;

/** Milliseconds of a frame after which names and marks wait for the next one. */
const oneFrame = 16;

/** Opens sigma in a container; it follows the container's size. `redraw` draws the overlay alone. */
export function openSigma(
  graph: DrawnGraph,
  container: HTMLElement,
  {
    overlay,
    onDrawn,
  }: {
    readonly overlay: () => Overlay;
    /** Names and marks were drawn over what sigma shows. */
    readonly onDrawn: () => void;
  },
): { readonly sigma: SigmaRenderer; readonly redraw: () => void; readonly end: () => void } {
  const sigma: SigmaRenderer = new PacedSigma(graph, container, {
    allowInvalidContainer: true,
    nodeProgramClasses: { shape: NodeShapes },
    edgeProgramClasses: { arrow: EdgeArrowProgram, line: EdgeLineProgram },
    defaultNodeType: 'shape',
    defaultEdgeType: 'arrow',
    // the overlay writes them: sigma would let them cover one another
    renderLabels: false,
    stagePadding: widest,
    zIndex: true,
    minCameraRatio: 0.02,
    maxCameraRatio: 4,
  });
  const context = overlayLayer(sigma);
  let frame = 0;
  const draw = (): void => {
    cancelAnimationFrame(frame);
    frame = 0;
    drawOverlay(sigma, context, overlay());
    onDrawn();
  };
  const redraw = (): void => {
    if (frame === 0) frame = requestAnimationFrame(draw);
  };
  let began = 0;
  sigma.on('beforeRender', () => {
    began = performance.now();
  });
  sigma.on('afterRender', () => {
    if (performance.now() - began > oneFrame) redraw();
    else draw();
  });
  // sigma watches the window only, and the card beside the map comes and goes
  const watch = new ResizeObserver(() => {
    sigma.resize();
    const { width, height } = sigma.getDimensions();
    const padding = Math.min(widest, width / 7, height / 7);
    // sigma goes over the whole graph for a setting, also for one that is as it was
    if (padding !== sigma.getSetting('stagePadding')) sigma.setSetting('stagePadding', padding);
    sigma.scheduleRender();
  });
  watch.observe(container);
  return {
    sigma,
    redraw,
    end: () => {
      cancelAnimationFrame(frame);
      watch.disconnect();
      sigma.kill();
    },
  };
}
