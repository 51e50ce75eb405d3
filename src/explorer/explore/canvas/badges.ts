/** Badges of signals and the "+n" of what is left out, drawn on a canvas above the nodes. */
import type { Marks } from '../model/looks.ts';
import type { Change } from '../model/picture.ts';
import { styleLooks } from '../model/kinds.ts';
import { badgeCorners, type BadgeShape, type Signal } from '../model/signals.ts';

export const hasMarks = ({ signals, leftOut, closed, change }: Marks): boolean =>
  signals.length > 0 || leftOut > 0 || closed || change !== null;

/** The one letter of a difference. */
export type Letters = Readonly<Record<Change, string>>;

const halfOf = (radius: number): number => Math.min(8, Math.max(6, radius * 0.7));

/** The room that the badges of signals take beside a node. */
export function badgesBox(
  { signals }: Marks,
  { x, y, radius }: { readonly x: number; readonly y: number; readonly radius: number },
) {
  const half = halfOf(radius);
  const [left, middle] = [x + radius * 0.9 - half, y - radius * 0.9];
  return {
    ...{ left, right: left + signals.length * half * 2.3 },
    ...{ top: middle - half, bottom: middle + half },
  };
}

interface Spot {
  readonly x: number;
  readonly y: number;
  /** Half the height of a badge. */
  readonly half: number;
}

function outline(context: CanvasRenderingContext2D, shape: BadgeShape, { x, y, half }: Spot): void {
  context.beginPath();
  for (const [dx, dy] of badgeCorners[shape]) context.lineTo(x + dx * half, y + dy * half);
  if (shape === 'circle') context.arc(x, y, half, 0, 2 * Math.PI);
  context.closePath();
}

function drawBadge(
  context: CanvasRenderingContext2D,
  { shape, colour, letter }: Signal,
  spot: Spot,
  language: 'zh' | 'en',
): void {
  outline(context, shape, spot);
  context.fillStyle = colour;
  context.strokeStyle = '#fff';
  context.lineWidth = 1.5;
  context.stroke();
  context.fill();
  context.fillStyle = '#fff';
  context.fillText(letter[language], spot.x, spot.y + (shape === 'triangle' ? spot.half * 0.2 : 0));
}

function drawCount(context: CanvasRenderingContext2D, text: string, { x, y, half }: Spot): void {
  const wide = Math.max(context.measureText(text).width / 2 + 3, half);
  context.beginPath();
  context.roundRect(x - wide, y - half, wide * 2, half * 2, half);
  context.fillStyle = '#fff';
  context.strokeStyle = '#8593a3';
  context.lineWidth = 1;
  context.fill();
  context.stroke();
  context.fillStyle = '#33475b';
  context.fillText(text, x, y);
}

/** A tag that is light inside, so that nobody takes it for a signal. */
function drawTag(
  context: CanvasRenderingContext2D,
  text: string,
  colour: string,
  { x, y, half }: Spot,
): void {
  context.fillStyle = '#fff';
  context.strokeStyle = colour;
  context.lineWidth = 1.5;
  context.beginPath();
  context.rect(x - half, y - half, half * 2, half * 2);
  context.fill();
  context.stroke();
  context.fillStyle = colour;
  context.fillText(text, x, y);
}

/** Draws the marks of a node that stands at `x`, `y` with this radius, all in pixels. */
export function drawMarks(
  context: CanvasRenderingContext2D,
  { signals, leftOut, closed, change }: Marks,
  { x, y, radius }: { readonly x: number; readonly y: number; readonly radius: number },
  {
    language,
    font,
    letters,
  }: { readonly language: 'zh' | 'en'; readonly font: string; readonly letters: Letters },
): void {
  const half = halfOf(radius);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.font = `600 ${Math.round(half * 1.35)}px ${font}`;
  for (const [at, signal] of signals.entries())
    drawBadge(
      context,
      signal,
      { x: x + radius * 0.9 + at * half * 2.3, y: y - radius * 0.9, half },
      language,
    );
  if (change !== null)
    drawTag(context, letters[change], styleLooks[change].colour, {
      ...{ x: x - radius * 0.9 - half * 0.4, y: y - radius * 0.9, half },
    });
  const count = leftOut > 0 ? `+${leftOut > 999 ? '999…' : leftOut}` : closed ? '+' : '';
  if (count !== '') {
    context.font = `500 ${Math.round(half * 1.4)}px ${font}`;
    drawCount(context, count, { x: x + radius * 0.95, y: y + radius * 0.85, half: half * 0.85 });
  }
}
