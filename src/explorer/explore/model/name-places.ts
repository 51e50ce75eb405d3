/** Where names stand: they cover neither one another nor a node nor a badge where there is room. Pure. */
import { type Name, nameRows } from './appearance.ts';

/** A node on the screen or on a drawing, in its units. */
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

/** Height of the letters and of a row. */
export const nameSize = { letters: 12, row: 14 } as const;

/** Side of a cell of the grid that finds what is near. */
const cellSide = 80;

const cross = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Boxes that are taken, found by their place. */
function createGrid() {
  const cells = new Map<number, Box[]>();
  const each = ({ left, top, right, bottom }: Box, visit: (cell: number) => boolean): boolean => {
    for (let x = Math.floor(left / cellSide); x <= Math.floor(right / cellSide); x += 1)
      for (let y = Math.floor(top / cellSide); y <= Math.floor(bottom / cellSide); y += 1)
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

/** Boxes for a name of this extent around a node, the best first: below, above, right, left. */
function boxesAround({ x, y, radius }: Disc, wide: number, high: number): readonly Box[] {
  const at = (left: number, top: number): Box => ({
    left,
    top,
    right: left + wide,
    bottom: top + high,
  });
  return [
    at(x - wide / 2, y + radius + 3),
    at(x - wide / 2, y - radius - 3 - high),
    at(x + radius + 5, y - high / 2),
    at(x - radius - 5 - wide, y - high / 2),
  ];
}

/** How much farther from its node a name goes that is written in any case. */
const away = 18;

/** A name with its rows and where they stand. */
export interface PlacedName extends Box {
  readonly rows: readonly string[];
  readonly bold: boolean;
}

/** The rows of a name; a status that ends a firm has one of its own. */
const rowsOf = ({ text, status }: Name): readonly string[] => [
  ...nameRows(text),
  ...(status === null ? [] : [`（${status}）`]),
];

/**
 * Places for what fits beside what is taken, in the order given. One that is written in any case goes farther away, then
 * over other names, and over a badge only where nothing else is left.
 */
export function placeNames(
  names: readonly (readonly [Name, Disc])[],
  badges: readonly Box[],
  widthOf: (rows: readonly string[], bold: boolean) => number,
  most: { readonly tried: number; readonly placed: number },
): readonly PlacedName[] {
  const [all, marks] = [createGrid(), createGrid()];
  for (const box of badges) {
    all.take(box);
    marks.take(box);
  }
  for (const [, { x, y, radius }] of names)
    all.take({ left: x - radius, top: y - radius, right: x + radius, bottom: y + radius });
  const placed: PlacedName[] = [];
  for (const [name, disc] of names.slice(0, most.tried)) {
    const rows = rowsOf(name);
    const { bold, always } = name;
    const extent = [widthOf(rows, bold), rows.length * nameSize.row] as const;
    const near = boxesAround(disc, ...extent);
    const far = boxesAround({ ...disc, radius: disc.radius + away }, ...extent);
    const free = (always ? [...near, ...far] : near).find((one) => !all.isTaken(one));
    const box = free ?? (always ? (near.find((one) => !marks.isTaken(one)) ?? near[0]) : undefined);
    if (!box) continue;
    all.take(box);
    placed.push({ ...box, rows, bold });
    if (placed.length > most.placed) break;
  }
  return placed;
}
