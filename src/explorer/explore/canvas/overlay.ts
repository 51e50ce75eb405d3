/** What is drawn over sigma's own layers, and where its nodes stand on the screen. */
import { drawMarks, type Marks } from './badges.ts';
import { font } from './labels.ts';
import type { Stage } from './stage.ts';

/** A canvas between the nodes and their names, sized with the others. */
export function badgeLayer(stage: Stage): CanvasRenderingContext2D {
  const canvas = stage.createCanvas('badges', {
    beforeLayer: 'labels',
    style: { pointerEvents: 'none' },
  });
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser has no 2D canvas.');
  const resize = (): void => {
    const { width, height } = stage.getDimensions();
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
    canvas.width = width * devicePixelRatio;
    canvas.height = height * devicePixelRatio;
    context.scale(devicePixelRatio, devicePixelRatio);
  };
  stage.on('resize', resize);
  resize();
  return context;
}

/** Radius in pixels below which marks would cover one another, and how many are drawn in one frame. */
const smallest = 4;
const most = 400;

/** Draws the marks of what is on the screen. */
export function drawAll(
  stage: Stage,
  context: CanvasRenderingContext2D,
  marked: readonly (readonly [string, Marks])[],
  language: 'zh' | 'en',
): void {
  const { width, height } = stage.getDimensions();
  context.clearRect(0, 0, width, height);
  let drawn = 0;
  for (const [id, marks] of marked) {
    const data = stage.getNodeDisplayData(id);
    const radius = data ? stage.scaleSize(data.size) : 0;
    if (!data || radius < smallest) continue;
    const { x, y } = stage.framedGraphToViewport(data);
    if (x < 0 || y < 0 || x > width || y > height) continue;
    drawMarks(context, marks, { x, y, radius }, { language, font });
    if ((drawn += 1) > most) return;
  }
}

/** The subject nearest to `id` within a right angle around this direction; degrees from east, clockwise. */
export function nearest(
  stage: Stage,
  ids: readonly string[],
  id: string,
  degrees: number,
): string | undefined {
  const here = stage.getNodeDisplayData(id);
  if (!here) return ids[0];
  const from = stage.framedGraphToViewport(here);
  const [east, south] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  let best: { readonly id: string; readonly far: number } | undefined;
  for (const other of ids) {
    const data = other === id ? undefined : stage.getNodeDisplayData(other);
    if (!data) continue;
    const { x, y } = stage.framedGraphToViewport(data);
    const ahead = (x - from.x) * east + (y - from.y) * south;
    const aside = Math.abs((x - from.x) * south - (y - from.y) * east);
    const far = ahead + 2 * aside;
    if (ahead > 0 && aside <= ahead && far < (best?.far ?? Infinity)) best = { id: other, far };
  }
  return best?.id;
}
