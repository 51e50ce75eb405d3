/** Badges of signals and the "+n" of what is left out, drawn on a canvas above the nodes. */
import type { Marks } from '../model/appearance.ts';
import type { Change } from '../words/words.ts';
import { styleAppearances } from '../model/kinds.ts';
import { badgeCorners, type BadgeShape, type Signal } from '../model/signals.ts';
import { stamp } from './stamps.ts';

export const hasMarks = ({ signals, leftOut, closed, change }: Marks): boolean =>
  signals.length > 0 || leftOut > 0 || closed || change !== null;

/** The one letter of a difference. */
export type Letters = Readonly<Record<Change, string>>;

// by half pixels, so that a few sizes serve all
const halfOf = (radius: number): number =>
  Math.round(2 * Math.min(8, Math.max(6, radius * 0.7))) / 2;

/** The room that the badges of signals take beside a node. */
export function badgesBox(
  { signals }: Marks,
  { x, y, radius }: { readonly x: number; readonly y: number; readonly radius: number },
) {
  const half = halfOf(radius);
  const [left, middle] = [x + radius * 0.9 - half, y - radius * 0.9];
  return {
    left,
    right: left + signals.length * half * 2.3,
    // a triangle is a little higher than the others
    top: middle - half * 1.25,
    bottom: middle + half,
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

function setLetters(pen: CanvasRenderingContext2D, font: string): void {
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.font = font;
}

/** What all marks of one picture are written in. */
interface Style {
  readonly language: 'zh' | 'en';
  readonly font: string;
  readonly letters: Letters;
}

function drawBadge(
  context: CanvasRenderingContext2D,
  { shape, colour, letter }: Signal,
  { half, ...spot }: Spot,
  { language, font }: Style,
): void {
  const text = letter[language];
  const extent = { wide: half * 1.3 + 1, high: half * 1.3 + 1 };
  stamp(context, { name: `${shape}${colour}${text}${half}`, ...extent }, spot, (pen) => {
    setLetters(pen, `600 ${Math.round(half * 1.35)}px ${font}`);
    outline(pen, shape, { x: 0, y: 0, half });
    pen.fillStyle = colour;
    pen.strokeStyle = '#fff';
    pen.lineWidth = 1.5;
    pen.stroke();
    pen.fill();
    pen.fillStyle = '#fff';
    pen.fillText(text, 0, shape === 'triangle' ? half * 0.2 : 0);
  });
}

function drawCount(
  context: CanvasRenderingContext2D,
  text: string,
  { half, ...spot }: Spot,
  font: string,
): void {
  const letters = `500 ${Math.round(half * 1.65)}px ${font}`;
  // figures and the plus are at most 0.6 of their height wide
  const wide = Math.max((text.length * half * 1.65 * 0.6) / 2 + 3, half);
  const extent = { wide: wide + 1, high: half + 1 };
  stamp(context, { name: `${text} ${half}`, ...extent }, spot, (pen) => {
    setLetters(pen, letters);
    pen.beginPath();
    pen.roundRect(-wide, -half, wide * 2, half * 2, half);
    pen.fillStyle = '#fff';
    pen.strokeStyle = '#8593a3';
    pen.lineWidth = 1;
    pen.fill();
    pen.stroke();
    pen.fillStyle = '#33475b';
    pen.fillText(text, 0, 0);
  });
}

/** A tag that is light inside, so that nobody takes it for a signal. */
function drawTag(
  context: CanvasRenderingContext2D,
  change: Change,
  { half, ...spot }: Spot,
  { letters, font }: Style,
): void {
  const { colour } = styleAppearances[change];
  const text = letters[change];
  const extent = { wide: half + 1, high: half + 1 };
  stamp(context, { name: `${change}${text}${half}`, ...extent }, spot, (pen) => {
    setLetters(pen, `600 ${Math.round(half * 1.35)}px ${font}`);
    pen.fillStyle = '#fff';
    pen.strokeStyle = colour;
    pen.lineWidth = 1.5;
    pen.beginPath();
    pen.rect(-half, -half, half * 2, half * 2);
    pen.fill();
    pen.stroke();
    pen.fillStyle = colour;
    pen.fillText(text, 0, 0);
  });
}

/** Draws the marks of a node that stands at `x`, `y` with this radius, all in pixels. */
export function drawMarks(
  context: CanvasRenderingContext2D,
  { signals, leftOut, closed, change }: Marks,
  { x, y, radius }: { readonly x: number; readonly y: number; readonly radius: number },
  style: Style,
): void {
  const half = halfOf(radius);
  for (const [at, signal] of signals.entries()) {
    const spot = { x: x + radius * 0.9 + at * half * 2.3, y: y - radius * 0.9, half };
    drawBadge(context, signal, spot, style);
  }
  if (change !== null)
    drawTag(
      context,
      change,
      { x: x - radius * 0.9 - half * 0.4, y: y - radius * 0.9, half },
      style,
    );
  const count = leftOut > 0 ? `+${leftOut > 999 ? '999…' : leftOut}` : closed ? '+' : '';
  if (count !== '')
    drawCount(
      context,
      count,
      { x: x + radius * 0.95, y: y + radius * 0.85, half: half * 0.85 },
      style.font,
    );
}
