// Spoils a table row by row at a stated rate, one kind of dirt a row, and tells what it did: a test can hold every
// verdict of the intake against it.
import type { Verdict } from '../facts.ts';
import { cellDirt, rowDirt, type RowDirtKind } from './dirt-kinds.ts';
import { contradicted, fileDirt, stainsOf } from './dirt-plan.ts';
import { drawFor, entry, topic, type Draw } from './random.ts';
import type { Row, Table } from './registration-tables.ts';

/** One spoilt row: `row` counts data rows from 1; 0 stands for the header or the file as a whole. */
export interface Stain {
  readonly file: string;
  readonly row: number;
  readonly column: string;
  readonly kind: string;
  readonly expected: Verdict;
}

/** A row of a dirty file, with what was done to it. */
export interface DirtyRow {
  readonly cells: Row;
  readonly stain?: Stain;
}

const rowKinds = Object.keys(rowDirt) as readonly RowDirtKind[];

const withCell = (cells: Row, at: number, value: string): Row => cells.with(at, value);

const rowStains = (table: Table, kind: RowDirtKind, cells: Row, row: number): DirtyRow[] => {
  const stain = { file: table.file, row, column: '', kind, expected: rowDirt[kind] };
  if (kind === 'TOO_FEW_CELLS') return [{ cells: cells.slice(0, -1), stain }];
  if (kind === 'TOO_MANY_CELLS') return [{ cells: [...cells, '多余'], stain }];
  const second = { ...stain, row: row + 1 };
  if (kind === 'DUPLICATE') return [{ cells }, { cells, stain: second }];
  const column = contradicted[table.file] ?? '';
  const at = table.columns.indexOf(column);
  const value = cells[at] ?? '';
  if (value === '') return [];
  const other = withCell(cells, at, String(Number(value) * 2));
  return [{ cells }, { cells: other, stain: { ...second, column } }];
};

const cellStain = (table: Table, cells: Row, row: number, draw: Draw): DirtyRow[] => {
  const stains = stainsOf[table.file] ?? [];
  const first = Math.floor(draw() * stains.length);
  for (let i = 0; i < stains.length; i += 1) {
    const [column, kind] = entry(stains, first + i);
    const at = table.columns.indexOf(column);
    const spoilt = cellDirt[kind].spoil(cells[at] ?? '', draw);
    if (spoilt !== undefined && spoilt !== cells[at]) {
      const stain = { file: table.file, row, column, kind, expected: cellDirt[kind].expected };
      return [{ cells: withCell(cells, at, spoilt), stain }];
    }
  }
  return [];
};

/** The rows of a table, of which the share `rate` (0..1) is spoilt; a kind that adds a row spoils the added one. */
export function* spoiltRows(table: Table, seed: number, rate: number): Generator<DirtyRow> {
  const ofDirt = topic(`dirt ${table.file}`);
  let row = 0;
  let index = 0;
  for (const cells of table.rows()) {
    const draw = drawFor(seed, ofDirt, (index += 1));
    const spoil = draw() < rate;
    const whole = spoil && draw() < 0.3;
    const kind = entry(rowKinds, Math.floor(draw() * rowKinds.length));
    const dirty = [
      ...(whole ? rowStains(table, kind, cells, row + 1) : []),
      ...(spoil && !whole ? cellStain(table, cells, row + 1, draw) : []),
    ];
    const rows = dirty.length > 0 ? dirty : [{ cells }];
    row += rows.length;
    yield* rows;
  }
}

/** How a dirty city delivers a file: its headings, the lines above them, its encoding, and the stains these leave. */
export const spoiltFrame = ({
  file,
  columns,
}: Table): {
  headings: Row;
  above: readonly Row[];
  encoding: 'utf8' | 'gb18030';
  stains: Stain[];
} => {
  const renamed = fileDirt.headings[file] ?? {};
  const stain = (column: string, kind: string): Stain => ({
    file,
    row: 0,
    column,
    kind,
    expected: 'stored',
  });
  const hasTitle = fileDirt.titleRow.file === file;
  const isGb18030 = fileDirt.gb18030 === file;
  return {
    headings: columns.map((column) => renamed[column] ?? column),
    above: hasTitle ? [[fileDirt.titleRow.text]] : [],
    encoding: isGb18030 ? 'gb18030' : 'utf8',
    stains: [
      ...Object.keys(renamed).map((column) => stain(column, 'HEADING')),
      ...(hasTitle ? [stain('', 'TITLE_ROW')] : []),
      ...(isGb18030 ? [stain('', 'GB18030')] : []),
    ],
  };
};
