/** Sigma with the looks of this page: its programs, its words, and the layer of names and badges. */
import type { MultiDirectedGraph } from 'graphology';
import Sigma from 'sigma';
import { EdgeArrowProgram, EdgeLineProgram } from 'sigma/rendering';
import { drawPointed, font } from './labels.ts';
import { NodeShapes } from './node-shapes.ts';
import { drawOverlay, type Overlay, overlayLayer } from './overlay.ts';

/** Nodes are NodeLook and Place, lines LineLook; sigma's programs take any attributes, so it is not said by type. */
export type DrawnGraph = MultiDirectedGraph;
export type Stage = Sigma;

/** Opens sigma in a container; it follows the container's size. */
export function openStage(
  graph: DrawnGraph,
  container: HTMLElement,
  overlay: () => Overlay,
): { readonly stage: Stage; readonly end: () => void } {
  const stage: Stage = new Sigma(graph, container, {
    allowInvalidContainer: true,
    nodeProgramClasses: { shape: NodeShapes },
    edgeProgramClasses: { arrow: EdgeArrowProgram, line: EdgeLineProgram },
    defaultNodeType: 'shape',
    defaultEdgeType: 'arrow',
    defaultDrawNodeHover: drawPointed,
    ...{ labelFont: font, labelSize: 12 },
    // the overlay writes them: sigma would let them cover one another
    renderLabels: false,
    enableEdgeEvents: true,
    stagePadding: 76,
    zIndex: true,
    minCameraRatio: 0.02,
    maxCameraRatio: 4,
  });
  const context = overlayLayer(stage);
  stage.on('afterRender', () => {
    drawOverlay(stage, context, overlay());
  });
  // sigma watches the window only, and the card beside the map comes and goes
  const watch = new ResizeObserver(() => {
    stage.resize();
    stage.scheduleRender();
  });
  watch.observe(container);
  return {
    stage,
    end: () => {
      watch.disconnect();
      stage.kill();
    },
  };
}
