/** What is drawn over sigma's own layers, and where its nodes stand on the screen. */
import type { Marks, Name } from '../model/appearance.ts';
import { type LineStyle, styleAppearances } from '../model/kinds.ts';
import { badgesBox, drawMarks, hasMarks, type Letters } from './badges.ts';
import { drawPick, drawPointed, drawRing, drawStyledLine, font, writeLineWords } from './labels.ts';
import type { Disc } from '../model/name-places.ts';
import { withSelected } from '../model/names.ts';
import { writeNames } from './names.ts';
import type { SigmaRenderer } from './drawn-graph.ts';

/** A line with its words. */
export interface WordedLine {
  readonly from: string;
  readonly to: string;
  readonly text: string;
  /** What is left of the words where there is no room for all. */
  readonly short: string;
  /** Another line runs back over the same way. */
  readonly paired: boolean;
  readonly colour: string;
}

/** A line that is drawn here and not by sigma. */
export interface StyledLine {
  readonly from: string;
  readonly to: string;
  readonly style: Exclude<LineStyle, 'fact'>;
  readonly colour: string;
  readonly width: number;
}

/** Names and marks of what is drawn at this moment, the weightiest first. */
export interface Overlay {
  readonly names: readonly Name[];
  readonly marks: ReadonlyMap<string, Marks>;
  /** Lines that have room for their words. */
  readonly lines: readonly WordedLine[];
  readonly styled: readonly StyledLine[];
  /** In layers a line may be too short for words along it: they stand upright beside it. */
  readonly isLayered: boolean;
  /** The subject whose card is open. */
  readonly chosen: string | null;
  readonly picked: readonly string[];
  /** The subject under the pointer. */
  readonly pointed: string | null;
  readonly language: 'zh' | 'en';
  readonly letters: Letters;
}

/** A canvas between the nodes and what is pointed at, sized with the others. */
export function overlayLayer(sigma: SigmaRenderer): CanvasRenderingContext2D {
  const canvas = sigma.createCanvas('overlay', {
    beforeLayer: 'hovers',
    style: { pointerEvents: 'none' },
  });
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser has no 2D canvas.');
  const resize = (): void => {
    const { width, height } = sigma.getDimensions();
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
    canvas.width = width * devicePixelRatio;
    canvas.height = height * devicePixelRatio;
    context.scale(devicePixelRatio, devicePixelRatio);
  };
  sigma.on('resize', resize);
  resize();
  return context;
}

/** Radius in pixels below which words and marks would cover one another, and how many nodes get them in one frame. */
const smallest = 3.5;
const most = 900;
/** Nodes on the screen above which it is not marked that somebody's neighbours were never asked for: most are such. */
const crowd = 300;

/** The nodes on the screen that are large enough, in the order of their names. */
function visible(sigma: SigmaRenderer, names: readonly Name[]): (readonly [Name, Disc])[] {
  const { width, height } = sigma.getDimensions();
  const found: (readonly [Name, Disc])[] = [];
  for (const name of names) {
    const data = sigma.getNodeDisplayData(name.id);
    const radius = data ? sigma.scaleSize(data.size) : 0;
    if (!data || (radius < smallest && !name.always)) continue;
    const { x, y } = sigma.framedGraphToViewport(data);
    if (x < 0 || y < 0 || x > width || y > height) continue;
    found.push([name, { x, y, radius }]);
    if (found.length >= most) break;
  }
  return found;
}

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** From edge to edge, moved a little aside: what went may run beside what stayed. */
function between(from: Disc, to: Disc, aside: number): { from: Spot; to: Spot } {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const far = Math.hypot(dx, dy) || 1;
  const [east, south] = [dx / far, dy / far];
  const at = ({ x, y }: Disc, away: number): Spot => ({
    x: x + east * away - south * aside,
    y: y + south * away + east * aside,
  });
  return { from: at(from, from.radius), to: at(to, -to.radius - 2) };
}

function drawStyled(
  sigma: SigmaRenderer,
  context: CanvasRenderingContext2D,
  styled: readonly StyledLine[],
): void {
  const discOf = (id: string): Disc | undefined => {
    const data = sigma.getNodeDisplayData(id);
    return data && { ...sigma.framedGraphToViewport(data), radius: sigma.scaleSize(data.size) };
  };
  for (const { style, colour, width, ...line } of styled) {
    const [from, to] = [discOf(line.from), discOf(line.to)];
    if (!from || !to) continue;
    const ends = between(from, to, style === 'gone' ? 4 : 0);
    drawStyledLine(context, { ...ends, appearance: styleAppearances[style], colour, width });
  }
}

/** Draws names and marks of what is on the screen. */
export function drawOverlay(
  sigma: SigmaRenderer,
  context: CanvasRenderingContext2D,
  { names, marks, lines, styled, isLayered, chosen, picked, pointed, language, letters }: Overlay,
): void {
  const { width, height } = sigma.getDimensions();
  context.clearRect(0, 0, width, height);
  const placeOf = (id: string) => {
    const data = sigma.getNodeDisplayData(id);
    return data && sigma.framedGraphToViewport(data);
  };
  drawStyled(sigma, context, styled);
  for (const line of lines) {
    const [from, to] = [placeOf(line.from), placeOf(line.to)];
    if (from && to) writeLineWords(context, { ...line, from, to }, isLayered);
  }
  const ring = chosen === null ? undefined : placeOf(chosen);
  const size = sigma.getNodeDisplayData(chosen)?.size;
  if (ring && size !== undefined) drawRing(context, { ...ring, size: sigma.scaleSize(size) });
  for (const id of picked) {
    const data = sigma.getNodeDisplayData(id);
    if (!data) continue;
    const { x, y } = sigma.framedGraphToViewport(data);
    drawPick(context, { x, y, size: sigma.scaleSize(data.size) });
  }
  const shown = visible(sigma, withSelected(names, chosen));
  const marked = shown.flatMap(([{ id }, disc]) => {
    const known = marks.get(id);
    const mark = known && { ...known, closed: known.closed && shown.length <= crowd };
    return mark && hasMarks(mark) ? [[mark, disc] as const] : [];
  });
  const badges = marked.filter(([{ signals }]) => signals.length > 0);
  for (const [mark, disc] of marked) drawMarks(context, mark, disc, { language, font, letters });
  // over the counts, which would cover a name beside them
  writeNames(
    context,
    // who is pointed at is named in full below
    shown.filter(([{ id }]) => id !== pointed),
    badges.map(([mark, disc]) => badgesBox(mark, disc)),
  );
  const under = sigma.getNodeDisplayData(pointed);
  if (under)
    drawPointed(context, {
      ...sigma.framedGraphToViewport(under),
      size: sigma.scaleSize(under.size),
      name: under.label ?? '',
    });
}

/** The subject nearest to `id` within a right angle around this direction; degrees from east, clockwise. */
export function nearest(
  sigma: SigmaRenderer,
  ids: readonly string[],
  id: string,
  degrees: number,
): string | undefined {
  const here = sigma.getNodeDisplayData(id);
  if (!here) return ids[0];
  const from = sigma.framedGraphToViewport(here);
  const [east, south] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  let best: { readonly id: string; readonly far: number } | undefined;
  for (const other of ids) {
    const data = other === id ? undefined : sigma.getNodeDisplayData(other);
    if (!data) continue;
    const { x, y } = sigma.framedGraphToViewport(data);
    const ahead = (x - from.x) * east + (y - from.y) * south;
    const aside = Math.abs((x - from.x) * south - (y - from.y) * east);
    const far = ahead + 2 * aside;
    if (ahead > 0 && aside <= ahead && far < (best?.far ?? Infinity)) best = { id: other, far };
  }
  return best?.id;
}
