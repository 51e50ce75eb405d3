/** Relations that run between the same two subjects the same way are one line with all their words. Pure. */
import { relationKinds } from './kinds.ts';
import type { Picture, PictureEdge } from './picture.ts';
import type { Words } from '../words/words.ts';

export interface Line {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  /** Weightiest first. */
  readonly relations: readonly PictureEdge[];
}

export const lineKey = ({ from, to }: { readonly from: string; readonly to: string }): string =>
  `${from}>${to}`;

const weight = ({ kind, ratio }: PictureEdge): number => relationKinds.indexOf(kind) - (ratio ?? 0);

export function linesOf({ edges }: Pick<Picture, 'edges'>): Map<string, Line> {
  const groups = new Map<string, PictureEdge[]>();
  for (const edge of edges.values()) {
    const group = groups.get(lineKey(edge));
    if (group) group.push(edge);
    else groups.set(lineKey(edge), [edge]);
  }
  return new Map(
    [...groups].map(([key, relations]) => {
      relations.sort((a, b) => weight(a) - weight(b));
      const [from = '', to = ''] = key.split('>');
      return [key, { key, from, to, relations }];
    }),
  );
}

/** A share as people write it: 66.67 %, at least 5 %, or that it is unknown. */
export function shareText(
  { ratio, ratioMin }: Pick<PictureEdge, 'ratio' | 'ratioMin'>,
  { say }: Pick<Words, 'say'>,
): string {
  const percent = (value: number): string => `${Number((value * 100).toFixed(2))}%`;
  if (ratio !== null) return percent(ratio);
  return ratioMin !== null ? `${say('atLeast')} ${percent(ratioMin)}` : say('ratioUnknown');
}

/** What a relation is, in a few characters. */
export const relationText = (edge: PictureEdge, words: Words): string => {
  if (edge.kind === 'SHAREHOLDER') return shareText(edge, words);
  if (edge.kind === 'EXECUTIVE') return edge.position ?? words.relationKind(edge.kind);
  return words.relationKind(edge.kind);
};

/** The words on a line: each different one once. */
export const lineText = ({ relations }: Line, words: Words): string =>
  [...new Set(relations.map((relation) => relationText(relation, words)))].join(' · ');
