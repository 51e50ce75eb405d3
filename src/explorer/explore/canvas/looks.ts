/** How subjects and relations look: shape by kind, size by weight, words by language. Pure. */
import { hiddenColour, kindLooks, relationColours } from '../model/kinds.ts';
import { leftOutCounts, type Picture, type PictureNode } from '../model/picture.ts';
import { shownSignals } from '../model/signals.ts';
import type { Words } from '../words/words.ts';
import type { Marks } from './badges.ts';
import { type Line, lineText } from './lines.ts';

export interface NodeLook {
  readonly label: string;
  readonly size: number;
  readonly color: string;
  readonly shape: number;
  readonly hollow: boolean;
  readonly zIndex: number;
  readonly bold: boolean;
  readonly forceLabel: boolean;
  readonly highlighted?: boolean;
}

export function nodeLook(node: PictureNode, { anchors }: Picture): NodeLook {
  const { shape, colour } = kindLooks[node.kind];
  const isAnchor = anchors.has(node.id);
  return {
    label: node.name,
    size: isAnchor ? 15 : node.kind === 'PERSON' ? 8 : 9,
    color: node.hidden ? hiddenColour : colour,
    shape,
    hollow: node.hidden,
    zIndex: isAnchor ? 2 : 1,
    bold: isAnchor,
    forceLabel: isAnchor,
  };
}

export interface LineLook {
  readonly label: string;
  readonly size: number;
  readonly color: string;
}

export function lineLook(line: Line, words: Words): LineLook {
  const [first] = line.relations;
  return {
    label: lineText(line, words),
    // a larger share is a thicker line
    size: 1.5 + 3 * Math.max(0, ...line.relations.map(({ ratio }) => ratio ?? 0)),
    color: first ? relationColours[first.kind] : '#8593a3',
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
      },
    ]),
  );
}
