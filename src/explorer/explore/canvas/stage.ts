/** Sigma with the looks of this page: its programs, its names and words, and the layer of badges. */
import type { MultiDirectedGraph } from 'graphology';
import Sigma from 'sigma';
import { EdgeArrowProgram, EdgeLineProgram } from 'sigma/rendering';
import type { Marks } from './badges.ts';
import { drawChosen, drawLineWords, drawName, font } from './labels.ts';
import { NodeShapes } from './node-shapes.ts';
import { badgeLayer, drawAll } from './overlay.ts';

/** Nodes are NodeLook and Place, lines LineLook; sigma's programs take any attributes, so it is not said by type. */
export type DrawnGraph = MultiDirectedGraph;
export type Stage = Sigma;

/** What stands beside the nodes at this moment, in this language. */
export interface MarkSource {
  readonly marked: readonly (readonly [string, Marks])[];
  readonly language: 'zh' | 'en';
}

/** Opens sigma in a container; it follows the container's size. */
export function openStage(
  graph: DrawnGraph,
  container: HTMLElement,
  marks: () => MarkSource,
): { readonly stage: Stage; readonly end: () => void } {
  const stage: Stage = new Sigma(graph, container, {
    allowInvalidContainer: true,
    nodeProgramClasses: { shape: NodeShapes },
    edgeProgramClasses: { arrow: EdgeArrowProgram, line: EdgeLineProgram },
    defaultNodeType: 'shape',
    defaultEdgeType: 'arrow',
    defaultDrawNodeLabel: drawName,
    defaultDrawNodeHover: drawChosen,
    defaultDrawEdgeLabel: drawLineWords,
    ...{ labelFont: font, labelSize: 12, edgeLabelFont: font, edgeLabelSize: 11 },
    enableEdgeEvents: true,
    stagePadding: 60,
    zIndex: true,
    minCameraRatio: 0.02,
    maxCameraRatio: 4,
  });
  const context = badgeLayer(stage);
  stage.on('afterRender', () => {
    const { marked, language } = marks();
    drawAll(stage, context, marked, language);
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
