/** Brings a drawn graph to a picture by changing only what differs. */
import type { Picture } from '../model/picture.ts';
import { type Place, type Places, startPlaces } from '../model/places.ts';
import type { Words } from '../words/words.ts';
import type { Line } from './lines.ts';
import { lineLook, nodeLook } from './looks.ts';
import type { DrawnGraph, Stage } from './stage.ts';

/** Lines and subjects up to which words stand on lines, lines have arrows, and every name is shown. */
const few = { words: 160, arrows: 1_500, names: 70 } as const;

export const placesOf = (graph: DrawnGraph): Map<string, Place> =>
  new Map(graph.mapNodes((id, { x, y }) => [id, { x: Number(x), y: Number(y) }] as const));

/** Where each subject of the picture begins: where it stands, or beside a neighbour. */
function beginnings(graph: DrawnGraph, picture: Picture): Places {
  const standing = placesOf(graph);
  for (const id of standing.keys()) if (!picture.nodes.has(id)) standing.delete(id);
  return standing.size === picture.nodes.size ? standing : startPlaces(picture, standing);
}

function dropGone(graph: DrawnGraph, picture: Picture, lines: ReadonlyMap<string, Line>): void {
  for (const key of graph.edges()) if (!lines.has(key)) graph.dropEdge(key);
  for (const id of graph.nodes()) if (!picture.nodes.has(id)) graph.dropNode(id);
}

/** Adds, changes and drops nodes and lines until the graph is the picture. */
export function bring(
  graph: DrawnGraph,
  picture: Picture,
  lines: ReadonlyMap<string, Line>,
  words: Words,
): void {
  const start = beginnings(graph, picture);
  dropGone(graph, picture, lines);
  for (const node of picture.nodes.values()) {
    const look = nodeLook(node, picture);
    if (graph.hasNode(node.id)) graph.mergeNodeAttributes(node.id, look);
    else graph.addNode(node.id, { ...(start.get(node.id) ?? { x: 0, y: 0 }), ...look });
  }
  const type = lines.size > few.arrows ? 'line' : 'arrow';
  for (const line of lines.values())
    graph.mergeDirectedEdgeWithKey(line.key, line.from, line.to, {
      type,
      ...lineLook(line, words),
    });
}

/** Shows every name and word where there is room for all, and thins them out where there is not. */
export function setDensity(stage: Stage, subjects: number, lines: number): void {
  stage.setSettings({
    renderEdgeLabels: lines <= few.words,
    labelRenderedSizeThreshold: subjects <= few.names ? 0 : 6,
    labelDensity: subjects <= few.names ? 20 : 1,
  });
}
