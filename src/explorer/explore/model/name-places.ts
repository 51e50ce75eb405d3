/** Where names stand: they cover neither one another nor a node nor a badge where there is room. Pure. */
import type { Name } from './appearance.ts';
import { nameRows, shortName } from './names.ts';

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

/** How much farther from its node a name goes that is written in any case, step by step. */
const farther = [18, 36, 60] as const;

/** A name with its rows and where they stand. */
export interface PlacedName extends Box {
  readonly id: string;
  readonly rows: readonly string[];
  readonly bold: boolean;
}

/** The rows of a name; a status that ends a firm has one of its own. */
const rowsOf = ({ text, status }: Name): readonly string[] => [
  ...nameRows(text),
  ...(status === null ? [] : [`（${status}）`]),
];

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** How far a spot is from a box; 0 inside it. */
const farFrom = ({ x, y }: Spot, { left, top, right, bottom }: Box): number =>
  Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));

const middleOf = ({ left, top, right, bottom }: Box): Spot => ({
  x: (left + right) / 2,
  y: (top + bottom) / 2,
});

/** Whether no other node is as near to a name as its own, by its edge and by its middle. */
function createOwnership(nodes: readonly Disc[]): (box: Box, own: Disc) => boolean {
  const cells = new Map<string, Disc[]>();
  const cellOf = (x: number, y: number): string =>
    `${Math.floor(x / cellSide)} ${Math.floor(y / cellSide)}`;
  for (const node of nodes) {
    const key = cellOf(node.x, node.y);
    const cell = cells.get(key);
    if (cell) cell.push(node);
    else cells.set(key, [node]);
  }
  return (box, own) => {
    const middle = middleOf(box);
    const edgeFar = farFrom(own, box);
    const middleFar = Math.hypot(own.x - middle.x, own.y - middle.y);
    // whoever is nearer lies within one of both distances
    const reach = Math.max(edgeFar, middleFar - (box.bottom - box.top) / 2);
    for (let x = box.left - reach; x < box.right + reach + cellSide; x += cellSide)
      for (let y = box.top - reach; y < box.bottom + reach + cellSide; y += cellSide)
        for (const other of cells.get(cellOf(x, y)) ?? [])
          if (
            (other.x !== own.x || other.y !== own.y) &&
            (farFrom(other, box) <= edgeFar ||
              Math.hypot(other.x - middle.x, other.y - middle.y) <= middleFar)
          )
            return false;
    return true;
  };
}

/** Over its own node: where a name is nearest to it, whatever stands around. */
const boxOver = ({ x, y }: Disc, wide: number, high: number): Box => ({
  left: x - wide / 2,
  top: y - high / 2,
  right: x + wide / 2,
  bottom: y + high / 2,
});

interface Room {
  readonly isTaken: (box: Box) => boolean;
  /** A badge or a node is there. */
  readonly isMarked: (box: Box) => boolean;
  readonly isOwn: (box: Box, own: Disc) => boolean;
}

/** The place of a name that is written in any case: whole or cut short, near or far, at last over others or over its own node. */
function placeAlways(
  forms: readonly (readonly [rows: readonly string[], wide: number])[],
  disc: Disc,
  { isTaken, isMarked, isOwn }: Room,
): readonly [rows: readonly string[], box: Box] | undefined {
  for (const [rows, wide] of forms)
    for (const step of [0, ...farther])
      for (const box of boxesAround(
        { ...disc, radius: disc.radius + step },
        wide,
        rows.length * nameSize.row,
      ))
        if (!isTaken(box) && isOwn(box, disc)) return [rows, box];
  const [last] = forms.slice(-1);
  if (!last) return undefined;
  const [rows, wide] = last;
  const high = rows.length * nameSize.row;
  const near = boxesAround(disc, wide, high).filter((box) => isOwn(box, disc));
  return [rows, near.find((box) => !isMarked(box)) ?? near[0] ?? boxOver(disc, wide, high)];
}

/**
 * Places for what fits beside what is taken, in the order given; none stands as near to another node as to its own.
 * Nodes whose names are not written keep their room, too.
 */
export function placeNames(
  names: readonly (readonly [Name, Disc])[],
  badges: readonly Box[],
  widthOf: (rows: readonly string[], bold: boolean) => number,
  most: { readonly tried: number; readonly placed: number },
): readonly PlacedName[] {
  const [all, marks] = [createGrid(), createGrid()];
  const nodes = names.map(([, disc]) => disc);
  const discBoxes = nodes.map((disc) => boxOver(disc, 2 * disc.radius, 2 * disc.radius));
  for (const box of [...badges, ...discBoxes]) {
    all.take(box);
    marks.take(box);
  }
  const isOwn = createOwnership(nodes);
  const room = { isTaken: all.isTaken, isMarked: marks.isTaken, isOwn };
  const placed: PlacedName[] = [];
  for (const [at, [name, disc]] of names.entries()) {
    const { bold, always } = name;
    if (name.faded) continue;
    if (!always && (at >= most.tried || placed.length > most.placed)) break;
    const rows = rowsOf(name);
    const forms = (always ? [rows, [shortName(name.text)]] : [rows]).map(
      (form) => [form, widthOf(form, bold)] as const,
    );
    const found = always
      ? placeAlways(forms, disc, room)
      : forms.flatMap(([form, wide]) => {
          const box = boxesAround(disc, wide, form.length * nameSize.row).find(
            (one) => !all.isTaken(one) && isOwn(one, disc),
          );
          return box ? [[form, box] as const] : [];
        })[0];
    if (!found) continue;
    const [written, box] = found;
    all.take(box);
    placed.push({ ...box, id: name.id, rows: written, bold });
  }
  return placed;
}
