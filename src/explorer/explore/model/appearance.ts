/** How subjects and relations look: shape by kind, size by weight, words by language. Pure. */
import {
  endedColour,
  hasEnded,
  hiddenColour,
  kindAppearances,
  type LineStyle,
  relationColours,
  styleAppearances,
} from './kinds.ts';
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
  /** Written even where it covers something. */
  readonly always: boolean;
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
  return endedStatus(node) === null ? kindAppearances[node.kind].colour : endedColour;
}

export function nodeAppearance(
  node: PictureNode,
  { anchors }: Picture,
  { edges, nodes }: Focus,
): NodeAppearance {
  const { shape } = kindAppearances[node.kind];
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

export function lineAppearance(line: Line, words: Words, { edges, nodes }: Focus): LineAppearance {
  const [first] = line.relations;
  const { style } = line;
  const isFocused =
    style === 'suspected'
      ? nodes.has(line.from) && nodes.has(line.to)
      : line.relations.some(({ id }) => edges.has(id));
  const colour =
    style === 'fact' ? relationColours[first?.kind ?? 'EXECUTIVE'] : styleAppearances[style].colour;
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

/** Names in the order in which they are given room: who is set off, the centres, who warns of something, the others. */
export function namesOf(
  picture: Picture,
  { nodes }: Focus,
  named: ReadonlySet<string> = new Set(),
): Name[] {
  const weight = ({ id, signals, kind }: PictureNode): number =>
    (nodes.has(id) ? 8 : 0) +
    (picture.anchors.has(id) || named.has(id) ? 4 : 0) +
    (shownSignals(signals).length > 0 || picture.changes.has(id) ? 2 : 0) +
    (kind === 'PERSON' ? 0 : 1);
  return [...picture.nodes.values()]
    .map((node) => [weight(node), node] as const)
    .sort(([a], [b]) => b - a)
    .map(([of, node]) => ({
      id: node.id,
      text: node.name,
      status: endedStatus(node),
      bold: of >= 4,
      always: of >= 4,
    }));
}

/** Characters of Chinese width in one row of a name. */
const rowLength = 10;

/** Breaks a name into at most two rows of about ten Chinese or twenty Latin characters. */
export function nameRows(name: string): readonly string[] {
  const rows: string[] = [''];
  let width = 0;
  for (const character of name) {
    width += character.charCodeAt(0) < 0x2e80 ? 1 : 2;
    if (width > 2 * rowLength) {
      if (rows.length === 2) {
        rows[1] = `${Array.from(rows[1] ?? '')
          .slice(0, -1)
          .join('')}…`;
        return rows;
      }
      rows.push('');
      width = 2;
    }
    rows[rows.length - 1] = `${rows.at(-1) ?? ''}${character}`;
  }
  return rows;
}
