/** Relations that run between the same two subjects the same way are one line with all their words. Pure. */
import { relationKindNames, relationKinds } from '../../../words/relation-kinds.ts';
import { changeKinds, type LineStyle } from './kinds.ts';
import type { Picture, PictureEdge } from './picture.ts';
import type { Words } from '../words/words.ts';

export interface Line {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly style: LineStyle;
  /** Weightiest first; none where it is only suspected. */
  readonly relations: readonly PictureEdge[];
  /** What the first relation was on the earlier day. */
  readonly before?: PictureEdge | undefined;
  /** How strong a suspicion is, 0..1. */
  readonly strength?: number;
}

export const lineKey = ({ from, to }: { readonly from: string; readonly to: string }): string =>
  `${from}>${to}`;

const weight = ({ kind, ratio }: PictureEdge): number =>
  relationKindNames.indexOf(kind) - (ratio ?? 0);

/** What differs from another day has a line of its own beside what stayed. */
export function linesOf({
  edges,
  changes,
  suspected,
}: Pick<Picture, 'edges' | 'changes' | 'suspected'>): Map<string, Line> {
  const groups = new Map<string, PictureEdge[]>();
  for (const edge of edges.values()) {
    const key = `${lineKey(edge)} ${changes.get(edge.id)?.is ?? 'fact'}`;
    const group = groups.get(key);
    if (group) group.push(edge);
    else groups.set(key, [edge]);
  }
  const lines = new Map<string, Line>();
  for (const [key, relations] of groups) {
    relations.sort((a, b) => weight(a) - weight(b));
    const [first] = relations;
    if (!first) continue;
    const change = changes.get(first.id);
    const { from, to } = first;
    lines.set(key, {
      key,
      from,
      to,
      relations,
      style: change?.is ?? 'fact',
      before: change?.before,
    });
  }
  for (const { from, to, strength } of suspected) {
    const key = `${from}>${to} suspected`;
    lines.set(key, { key, from, to, strength, style: 'suspected', relations: [] });
  }
  return lines;
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

/** Whether a relation is told by its share. */
export const hasShare = ({ kind }: Pick<PictureEdge, 'kind'>): boolean =>
  relationKinds[kind].weighs === 'SHARE';

/** What a relation is, in a few characters. */
export const relationText = (
  edge: Pick<PictureEdge, 'kind' | 'ratio' | 'ratioMin' | 'position'>,
  words: Words,
): string => {
  if (hasShare(edge)) return shareText(edge, words);
  return edge.position ?? words.relationKind(edge.kind);
};

/** The words on a line: each different one once; of what changed, before and after. */
export function lineText({ relations, style, before, strength }: Line, words: Words): string {
  if (style === 'suspected') return `${words.say('suspicion')} ${(strength ?? 0).toFixed(2)}`;
  const now = [...new Set(relations.map((relation) => relationText(relation, words)))].join(' · ');
  if (style === 'fact') return now;
  const was = before ? relationText(before, words) : now;
  return `${words.change(style)} ${was === now ? now : `${was} → ${now}`}`;
}

/** The share alone, for a line that has no room for all its words; nothing where no share is known. */
export function shortText({ relations, style }: Line, words: Words): string {
  const share = relations.find((relation) => hasShare(relation) && relation.ratio !== null);
  return style === 'fact' && share ? shareText(share, words) : '';
}

/** Whether another line runs back over the same way, whose words would lie on these. */
export const isPaired = (
  { from, to }: Pick<Line, 'from' | 'to'>,
  lines: Pick<ReadonlyMap<string, Line>, 'has'>,
): boolean => {
  const back = lineKey({ from: to, to: from });
  return ['fact', ...changeKinds].some((style) => lines.has(`${back} ${style}`));
};

/** How far along a line its words stand, 0..1: a little nearer to the active side. */
export const wordsAt = 0.46;
