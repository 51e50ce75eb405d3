/** Names where they cover neither one another nor a node: below, above, right or left, the weightiest first. */
import { type Name, nameRows } from '../model/looks.ts';
import { font, haloed, setPen } from './labels.ts';

/** A node on the screen, in pixels. */
export interface Disc {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const size = 12;
const leading = 14;
/** Names tried and written in one frame; cells of the grid that finds what is near, in pixels. */
const most = { tried: 700, written: 180, cell: 80 } as const;

const cross = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Boxes that are taken, found by their place. */
function createGrid() {
  const cells = new Map<number, Box[]>();
  const each = ({ left, top, right, bottom }: Box, visit: (cell: number) => boolean): boolean => {
    for (let x = Math.floor(left / most.cell); x <= Math.floor(right / most.cell); x += 1)
      for (let y = Math.floor(top / most.cell); y <= Math.floor(bottom / most.cell); y += 1)
        if (visit(x * 10_000 + y)) return true;
    return false;
  };
  return {
    isTaken: (box: Box): boolean =>
      each(box, (cell) => (cells.get(cell) ?? []).some((other) => cross(box, other))),
    take: (box: Box): void => {
      each(box, (cell) => {
        const boxes = cells.get(cell);
        if (boxes) boxes.push(box);
        else cells.set(cell, [box]);
        return false;
      });
    },
  };
}

const measured = new Map<string, { readonly rows: readonly string[]; readonly wide: number }>();

function measure(context: CanvasRenderingContext2D, text: string) {
  const known = measured.get(text);
  if (known) return known;
  const rows = nameRows(text);
  const wide = Math.max(...rows.map((row) => context.measureText(row).width));
  measured.set(text, { rows, wide });
  return { rows, wide };
}

/** Boxes for a name of this extent around a node, the best first. */
function boxesAround({ x, y, radius }: Disc, wide: number, high: number): readonly Box[] {
  const at = (left: number, top: number): Box => ({
    ...{ left, top, right: left + wide, bottom: top + high },
  });
  return [
    at(x - wide / 2, y + radius + 3),
    at(x - wide / 2, y - radius - 3 - high),
    at(x + radius + 5, y - high / 2),
    at(x - radius - 5 - wide, y - high / 2),
  ];
}

/** Writes what fits beside what is taken, in the order given. */
export function writeNames(
  context: CanvasRenderingContext2D,
  names: readonly (readonly [Name, Disc])[],
  taken: readonly Box[],
): void {
  const grid = createGrid();
  for (const box of taken) grid.take(box);
  for (const [, { x, y, radius }] of names)
    grid.take({ left: x - radius, top: y - radius, right: x + radius, bottom: y + radius });
  let written = 0;
  for (const [{ text, bold, always }, disc] of names.slice(0, most.tried)) {
    setPen(context, `${bold ? 600 : 400} ${size}px ${font}`);
    const { rows, wide } = measure(context, text);
    const boxes = boxesAround(disc, wide, rows.length * leading);
    const box = boxes.find((one) => !grid.isTaken(one)) ?? (always ? boxes[0] : undefined);
    if (!box) continue;
    grid.take(box);
    for (const [row, part] of rows.entries())
      haloed(context, part, box.left + wide / 2, box.top + row * leading + size - 1);
    if ((written += 1) > most.written) return;
  }
}
