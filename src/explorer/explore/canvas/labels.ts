/** How words stand on the map: with a light edge, so that they stay readable over lines. */
import type { StyleAppearance } from '../model/kinds.ts';
import { wordsAt } from '../model/lines.ts';

export const font =
  "system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif";

const paper = '#f7f8fa';
const ink = '#1c2733';

export function haloed(
  context: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
): void {
  context.strokeText(text, x, y);
  context.fillText(text, x, y);
}

export function setPen(context: CanvasRenderingContext2D, pen: string, colour = ink): void {
  context.font = pen;
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  context.lineJoin = 'round';
  context.lineWidth = 3;
  context.strokeStyle = paper;
  context.fillStyle = colour;
}

/** A ring around a node. */
export function drawRing(
  context: CanvasRenderingContext2D,
  { x, y, size }: { readonly x: number; readonly y: number; readonly size: number },
): void {
  context.beginPath();
  context.arc(x, y, size + 4, 0, 2 * Math.PI);
  context.lineWidth = 2.5;
  context.strokeStyle = '#0b63ce';
  context.stroke();
}

/** A broken ring around a node that was picked. */
export function drawPick(
  context: CanvasRenderingContext2D,
  { x, y, size }: { readonly x: number; readonly y: number; readonly size: number },
): void {
  context.beginPath();
  context.setLineDash([5, 3]);
  context.arc(x, y, size + 8, 0, 2 * Math.PI);
  context.lineWidth = 2;
  context.strokeStyle = '#0b63ce';
  context.stroke();
  context.setLineDash([]);
}

/** Characters of a name that are written in one row before it is cut. */
const longestName = 60;

/** A ring around the node that is pointed at, and its name in full. */
export function drawPointed(
  context: CanvasRenderingContext2D,
  {
    name,
    ...disc
  }: { readonly name: string; readonly x: number; readonly y: number; readonly size: number },
): void {
  drawRing(context, disc);
  setPen(context, `600 12px ${font}`);
  const written = name.length > longestName ? `${name.slice(0, longestName)}…` : name;
  haloed(context, written, disc.x, disc.y + disc.size + 18);
}

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** A line that is not simply a relation, from edge to edge of two nodes. */
export interface StyledLine {
  readonly appearance: StyleAppearance;
  readonly colour: string;
  readonly width: number;
  readonly from: Spot;
  readonly to: Spot;
}

const tip = { long: 9, half: 4.5 } as const;

function drawTip(context: CanvasRenderingContext2D, angle: number, { x, y }: Spot): void {
  const [back, side] = [angle + Math.PI, angle + Math.PI / 2];
  const foot = { x: x + tip.long * Math.cos(back), y: y + tip.long * Math.sin(back) };
  context.beginPath();
  context.moveTo(x, y);
  for (const half of [tip.half, -tip.half])
    context.lineTo(foot.x + half * Math.cos(side), foot.y + half * Math.sin(side));
  context.fill();
}

/** Draws a line by dashes or doubled. */
export function drawStyledLine(
  context: CanvasRenderingContext2D,
  { appearance, colour, width, from, to }: StyledLine,
): void {
  const trace = (pen: string, wide: number): void => {
    context.strokeStyle = pen;
    context.lineWidth = wide;
    context.beginPath();
    context.moveTo(from.x, from.y);
    context.lineTo(to.x, to.y);
    context.stroke();
  };
  context.setLineDash([...appearance.dash]);
  trace(colour, appearance.isDouble ? Math.max(4, width) : Math.max(1.8, width * 0.7));
  context.setLineDash([]);
  if (appearance.isDouble) trace(paper, Math.max(4, width) - 2.6);
  context.fillStyle = colour;
  if (appearance.hasArrow) drawTip(context, Math.atan2(to.y - from.y, to.x - from.x), to);
}

/** Words on a line and where they stand. */
export interface LineWords {
  readonly text: string;
  readonly short: string;
  readonly paired: boolean;
  readonly colour: string;
  readonly from: Spot;
  readonly to: Spot;
}

const wordSize = 11;
/** Pixels of a line below which its words would lie on its ends. */
const leastUpright = 22;

/**
 * All words where there is room for them, else what is left of them. Words of two lines that run to and fro stand on
 * either side.
 */
export function writeLineWords(
  context: CanvasRenderingContext2D,
  { text, short, paired, colour, from, to }: LineWords,
  isLayered: boolean,
): void {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  setPen(context, `500 ${wordSize}px ${font}`, colour);
  const far = Math.hypot(dx, dy);
  // in the middle they are farthest from the names at both ends
  const at = paired ? 0.5 : wordsAt;
  // as much room as there is around the spot without touching an end
  const room = 2 * far * Math.min(at, 1 - at) - 16;
  const fitting = [text, short].find((words) => context.measureText(words).width <= room);
  if (!fitting) {
    if (isLayered && far > leastUpright)
      haloed(context, short || text, from.x + dx * 0.5, from.y + dy * 0.5 + wordSize / 3);
    return;
  }
  context.save();
  context.translate(from.x + dx * at, from.y + dy * at);
  const angle = Math.atan2(dy, dx);
  const isTurned = Math.abs(angle) > Math.PI / 2;
  context.rotate(isTurned ? angle + Math.PI : angle);
  haloed(context, fitting, 0, paired && isTurned ? wordSize + 1 : -3);
  context.restore();
}
