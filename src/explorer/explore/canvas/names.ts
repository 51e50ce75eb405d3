/** Writes names where there is room for them. */
import type { Name } from '../model/appearance.ts';
import { type Box, type Disc, nameSize, placeNames } from '../model/name-places.ts';
import { font, haloed, setPen } from './labels.ts';

const penOf = (bold: boolean): string => `${bold ? 600 : 400} ${nameSize.letters}px ${font}`;

const measured = new Map<string, number>();

/** Chinese characters, with their marks: each is as wide as it is high. */
const square = /^[\u3000-\u303f\u3400-\u9fff\uff01-\uff5e]*$/;

/** Widths are measured once, and only where they must be: it is what names cost most. */
const widthOn =
  (context: CanvasRenderingContext2D) =>
  (rows: readonly string[], bold: boolean): number => {
    if (rows.every((row) => square.test(row)))
      return nameSize.letters * Math.max(...rows.map(({ length }) => length));
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
