/// <reference lib="webworker" />
// The force layout, beside the page so that it never blocks. Own worker file: the page's policy allows none from blobs.
import { MultiDirectedGraph } from 'graphology';
import forceAtlas2 from 'graphology-layout-forceatlas2';
import type { LayoutHold, LayoutReport, LayoutTask } from './layout-messages.ts';

const scope = self as unknown as DedicatedWorkerGlobalScope;
let current = 0;
let isHeld = false;

/** Milliseconds between two reports. */
const pause = 450;

function graphOf({ places, fixed, pairs }: LayoutTask): MultiDirectedGraph {
  const graph = new MultiDirectedGraph();
  for (let at = 0; at * 2 < places.length; at += 1)
    graph.addNode(at, { x: places[at * 2], y: places[at * 2 + 1], fixed: fixed[at] === 1 });
  for (let at = 0; at < pairs.length; at += 2) graph.addDirectedEdge(pairs[at], pairs[at + 1]);
  return graph;
}

function placesOf(graph: MultiDirectedGraph): Float32Array {
  const places = new Float32Array(graph.order * 2);
  graph.forEachNode((node, { x, y }) => {
    places[Number(node) * 2] = Number(x);
    places[Number(node) * 2 + 1] = Number(y);
  });
  return places;
}

const rest = (milliseconds = 0) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Milliseconds between two checks whether it may go on. */
const pollInterval = 30;

async function lay(task: LayoutTask): Promise<void> {
  const graph = graphOf(task);
  const settings = {
    ...forceAtlas2.inferSettings(graph),
    barnesHutOptimize: graph.order > 800,
    gravity: 0.6,
    scalingRatio: 14,
    outboundAttractionDistribution: true,
  };
  // by size and not by the clock: the same map settles the same way on every computer
  const rounds = graph.order > 3_000 ? 120 : 400;
  let told = performance.now();
  for (let round = 0; round < rounds; round += 10) {
    forceAtlas2.assign(graph, { iterations: 10, settings });
    await rest();
    while (isHeld && current === task.task) {
      await rest(pollInterval);
    }
    if (current !== task.task) return;
    const now = performance.now();
    // a report makes the page draw all anew, so a large map gets few
    if (now - told < pause || graph.order > 3_000) continue;
    told = now;
    const places = placesOf(graph);
    scope.postMessage({ task: task.task, places, done: false } satisfies LayoutReport, [
      places.buffer,
    ]);
  }
  const places = placesOf(graph);
  scope.postMessage({ task: task.task, places, done: true } satisfies LayoutReport, [
    places.buffer,
  ]);
}

scope.addEventListener('message', ({ data }: MessageEvent<LayoutTask | LayoutHold>) => {
  if ('isHeld' in data) {
    isHeld = data.isHeld;
    return;
  }
  current = data.task;
  if (data.places.length > 0) void lay(data);
});
