/** Writes names where there is room for them. */
import type { Name } from '../model/looks.ts';
import { type Box, type Disc, nameSize, placeNames } from '../model/name-places.ts';
import { font, haloed, setPen } from './labels.ts';

const penOf = (bold: boolean): string => `${bold ? 600 : 400} ${nameSize.letters}px ${font}`;

const measured = new Map<string, number>();

/** Widths are measured once: it is what names cost most. */
const widthOn =
  (context: CanvasRenderingContext2D) =>
  (rows: readonly string[], bold: boolean): number => {
    const key = `${bold} ${rows.join(' ')}`;
    const known = measured.get(key);
    if (known !== undefined) return known;
    setPen(context, penOf(bold));
    const wide = Math.max(...rows.map((row) => context.measureText(row).width));
    measured.set(key, wide);
    return wide;
  };

/** Names tried and written in one frame. */
const most = { tried: 700, placed: 180 } as const;

/** Writes what fits beside badges and nodes, in the order given. */
export function writeNames(
  context: CanvasRenderingContext2D,
  names: readonly (readonly [Name, Disc])[],
  badges: readonly Box[],
): void {
  for (const { rows, bold, left, right, top } of placeNames(
    names,
    badges,
    widthOn(context),
    most,
  )) {
    setPen(context, penOf(bold));
    for (const [at, row] of rows.entries())
      haloed(context, row, (left + right) / 2, top + at * nameSize.row + nameSize.letters - 1);
  }
}
