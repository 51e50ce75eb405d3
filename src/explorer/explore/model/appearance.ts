/** How subjects and relations look: shape by kind, size by weight, words by language. Pure. */
import { relationKinds } from '../../../words/relation-kinds.ts';
import { subjectKinds } from '../../../words/subject-kinds.ts';
import { endedColour, hasEnded, hiddenColour, type LineStyle, styleAppearances } from './kinds.ts';
import { leftOutCounts, type Picture, type PictureNode } from './picture.ts';
import { shownSignals, type Signal } from './signals.ts';
import type { Change, Words } from '../words/words.ts';
import { type Line, lineText } from './lines.ts';

/** What stands beside one node. */
export interface Marks {
  readonly signals: readonly Signal[];
  /** Relations known of but not drawn. */
  readonly leftOut: number;
  /** Neighbours were never asked for. */
  readonly closed: boolean;
  /** How the subject itself differs from another day. */
  readonly change: Change | null;
}

/** A name on the map. */
export interface Name {
  readonly id: string;
  readonly text: string;
  /** The status of a firm that is no longer in business. */
  readonly status: string | null;
  readonly bold: boolean;
  /** Written in any case: whom the map is about, and who stands next to them. */
  readonly always: boolean;
  /** Something else is set off, so this one is not written. */
  readonly faded: boolean;
}

export interface NodeAppearance {
  readonly label: string;
  readonly size: number;
  readonly color: string;
  readonly shape: number;
  readonly hollow: boolean;
  readonly zIndex: number;
}

/** What is set off against the rest; nothing is when it is empty. */
export interface Focus {
  readonly edges: ReadonlySet<string>;
  readonly nodes: ReadonlySet<string>;
}

/** The relations set off, with the subjects at their ends, and subjects that are set off for themselves. */
export const focusOf = ({ edges, nodes }: Picture, focused: ReadonlySet<string>): Focus => ({
  edges: focused,
  nodes: new Set(
    [...focused].flatMap((id) => {
      const edge = edges.get(id);
      return edge ? [edge.from, edge.to] : nodes.has(id) ? [id] : [];
    }),
  ),
});

const faded = { node: '#c9d1d9', line: '#dde2e7' } as const;

/** The status of a subject that is no longer in business: 注销, 吊销, 撤销 or moved away; null for all others. */
export const endedStatus = ({ status }: Pick<PictureNode, 'status'>): string | null =>
  hasEnded(status) ? status : null;

function nodeColour(node: PictureNode, isFaded: boolean): string {
  if (isFaded) return faded.node;
  if (node.hidden) return hiddenColour;
  return endedStatus(node) === null ? subjectKinds[node.kind].colour : endedColour;
}

export function nodeAppearance(
  node: PictureNode,
  { anchors }: Picture,
  { edges, nodes }: Focus,
): NodeAppearance {
  const { shape } = subjectKinds[node.kind];
  const isFaded = edges.size > 0 && !nodes.has(node.id);
  const isAnchor = anchors.has(node.id);
  return {
    label: node.name,
    size: isAnchor ? 15 : node.kind === 'PERSON' ? 8 : 9,
    color: nodeColour(node, isFaded),
    shape,
    hollow: node.hidden,
    zIndex: isAnchor ? 2 : 1,
  };
}

export interface LineAppearance {
  readonly label: string;
  readonly size: number;
  readonly color: string;
  readonly style: LineStyle;
}

/** A line that stands for no relation is told by its words alone. */
const colourOf = ({ relations: [first] }: Line): string =>
  first ? relationKinds[first.kind].colour : hiddenColour;

export function lineAppearance(line: Line, words: Words, { edges, nodes }: Focus): LineAppearance {
  const { style } = line;
  const isFocused =
    style === 'suspected'
      ? nodes.has(line.from) && nodes.has(line.to)
      : line.relations.some(({ id }) => edges.has(id));
  const colour = style === 'fact' ? colourOf(line) : styleAppearances[style].colour;
  return {
    label: lineText(line, words),
    // a larger share is a thicker line
    size:
      (isFocused ? 2.5 : 1.5) + 3 * Math.max(0, ...line.relations.map(({ ratio }) => ratio ?? 0)),
    color: edges.size > 0 && !isFocused ? faded.line : colour,
    style,
  };
}

/** What stands beside each subject of a picture. */
export function marksOf(picture: Picture): Map<string, Marks> {
  const left = leftOutCounts(picture);
  return new Map(
    [...picture.nodes.values()].map(({ id, signals }) => [
      id,
      {
        signals: shownSignals(signals),
        leftOut: left.get(id) ?? 0,
        closed: !picture.expanded.has(id),
        change: picture.changes.get(id)?.is ?? null,
      },
    ]),
  );
}
