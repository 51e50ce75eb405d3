/** Brings a drawn graph to a picture by changing only what differs. */
import type { Picture } from '../model/picture.ts';
import { type Place, type Places, startPlaces } from '../model/places.ts';
import type { Layout } from '../model/view.ts';
import type { Words } from '../words/words.ts';
import { isPaired, type Line, shortText } from '../model/lines.ts';
import { type Focus, lineAppearance, nodeAppearance } from '../model/appearance.ts';
import type { StyledLine, WordedLine } from './overlay.ts';
import type { DrawnGraph } from './drawn-graph.ts';

/** What is drawn, and how it is looked at. */
export interface Scene {
  readonly picture: Picture;
  /** The picture before a filter: what the filter leaves stays where it was. */
  readonly whole: Picture;
  readonly layout: Layout;
  readonly words: Words;
  /** Relations that are set off against the rest. */
  readonly focus: ReadonlySet<string>;
  /** Subjects whose names are written in any case. */
  readonly named: ReadonlySet<string>;
}

/** Lines up to which they have words, and arrows. */
const few = { words: 160, arrows: 1_500 } as const;

export const placesOf = (graph: DrawnGraph): Map<string, Place> =>
  new Map(graph.mapNodes((id, { x, y }) => [id, { x: Number(x), y: Number(y) }] as const));

/** Where each subject of the picture begins: where it stands or stood before, or beside a neighbour. */
function beginnings(graph: DrawnGraph, picture: Picture, known: Places): Places {
  const placed = new Map([...known, ...placesOf(graph)]);
  for (const id of placed.keys()) if (!picture.nodes.has(id)) placed.delete(id);
  return placed.size === picture.nodes.size ? placed : startPlaces(picture, placed);
}

function dropGone(graph: DrawnGraph, picture: Picture, lines: ReadonlyMap<string, Line>): void {
  for (const key of graph.edges()) if (!lines.has(key)) graph.dropEdge(key);
  for (const id of graph.nodes()) if (!picture.nodes.has(id)) graph.dropNode(id);
}

/** The lines that have room for their words: all when they are few, else those that are set off. */
export function wordedLines(
  lines: ReadonlyMap<string, Line>,
  words: Words,
  focus: Focus,
): readonly WordedLine[] {
  const isWorded = ({ relations }: Line): boolean =>
    lines.size <= few.words ? true : relations.some(({ id }) => focus.edges.has(id));
  return [...lines.values()].filter(isWorded).map((line) => {
    const { label, color } = lineAppearance(line, words, focus);
    return {
      from: line.from,
      to: line.to,
      colour: color,
      text: label,
      short: shortText(line, words),
      paired: isPaired(line, lines),
    };
  });
}

/** Lines that sigma has no appearance for. */
export const styledLines = (
  lines: ReadonlyMap<string, Line>,
  words: Words,
  focus: Focus,
): readonly StyledLine[] =>
  [...lines.values()].flatMap((line) => {
    const { style, from, to } = line;
    if (style === 'fact') return [];
    const { color, size } = lineAppearance(line, words, focus);
    return [{ from, to, style, colour: color, width: size }];
  });

// found by a click, but not seen: the overlay draws it
const unseen = 'rgba(0, 0, 0, 0)';

/** Adds, changes and drops nodes and lines until the graph is the picture; in parts, of which each is short. */
export function* bring(
  graph: DrawnGraph,
  picture: Picture,
  lines: ReadonlyMap<string, Line>,
  { words, focus, known }: { readonly words: Words; readonly focus: Focus; readonly known: Places },
): Generator<'part'> {
  const start = beginnings(graph, picture, known);
  yield 'part';
  dropGone(graph, picture, lines);
  for (const node of picture.nodes.values()) {
    yield 'part';
    const appearance = nodeAppearance(node, picture, focus);
    if (graph.hasNode(node.id)) graph.mergeNodeAttributes(node.id, appearance);
    else graph.addNode(node.id, { ...(start.get(node.id) ?? { x: 0, y: 0 }), ...appearance });
  }
  const type = lines.size > few.arrows ? 'line' : 'arrow';
  for (const line of lines.values()) {
    yield 'part';
    const appearance = lineAppearance(line, words, focus);
    graph.mergeDirectedEdgeWithKey(line.key, line.from, line.to, {
      type,
      ...appearance,
      ...(line.style === 'fact' ? {} : { color: unseen }),
    });
  }
}
