/** Tables for `neo4j-admin database import`: a header file with the types and a data file, written as rows come. */
import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { HubError } from '../../errors.ts';
import type { Value } from '../write/graph-rows.ts';

/** Between the parts of a list or of labels; no text that the readers let through contains it. */
export const listDelimiter = '\u001f';

/** What a cell can hold; absent is no property. */
export type Cells = Readonly<Record<string, Value | undefined>>;

/** Fixed cells of an edge or node, by the names that the importer knows. */
export type Frame = Readonly<
  Partial<Record<':ID' | ':LABEL' | ':START_ID' | ':END_ID' | ':TYPE', string>>
>;

/** A closed table: its arguments for the importer, and whether a cell has a line break. */
export interface Written {
  readonly files: readonly string[];
  readonly multiline: boolean;
}

export interface CsvTable {
  add(frame: Frame, cells: Cells): void;
  /** Writes what is left; no row may follow. */
  close(): Written;
}

type Type = 'string' | 'double' | 'long' | 'boolean' | 'string[]';

const needsQuotes = /[",\n\r]|^\s|\s$|^$/;
const blockLength = 1 << 20;

function typeOf(value: Value): Type {
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'boolean';
  return typeof value === 'number' ? 'double' : 'string[]';
}

const quoted = (text: string): string =>
  needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

function textOf(value: Value): string {
  if (typeof value === 'string') return quoted(value);
  return typeof value === 'object' ? quoted(value.join(listDelimiter)) : String(value);
}

/** One pair of files: all its rows have the columns of its header. */
function createPart(directory: string, name: string, columns: readonly string[]) {
  const [header, data] = [join(directory, `${name}.header.csv`), join(directory, `${name}.csv`)];
  writeFileSync(header, `${columns.join(',')}\n`, { mode: 0o600 });
  const file = openSync(data, 'w', 0o600);
  let lines: string[] = [];
  let length = 0;
  const flush = (): void => {
    writeSync(file, lines.join(''));
    [lines, length] = [[], 0];
  };
  return {
    files: `${header},${data}`,
    width: columns.length,
    add: (line: string): void => {
      lines.push(line);
      length += line.length;
      if (length >= blockLength) flush();
    },
    close: (): void => {
      flush();
      closeSync(file);
    },
  };
}

/**
 * A table whose columns are those that rows turn out to have: the importer wants rows as long as their header, so a
 * row with a new column begins a new pair of files. `counts` names the columns that hold whole numbers.
 */
export function createCsvTable(
  directory: string,
  name: string,
  frame: readonly (keyof Frame)[],
  counts: readonly string[] = [],
): CsvTable {
  const columns = new Map<string, { readonly at: number; readonly type: Type }>();
  const parts: ReturnType<typeof createPart>[] = [];
  let multiline = false;

  const columnOf = (column: string, value: Value): number => {
    const type = counts.includes(column) ? 'long' : typeOf(value);
    const known = columns.get(column);
    if (known && known.type !== type) {
      const message = `The property ${column} has values of two types.`;
      throw new HubError('INTERNAL_SERVER_ERROR', message);
    }
    if (!known) columns.set(column, { at: columns.size, type });
    return known?.at ?? columns.size - 1;
  };
  const partFor = (width: number) => {
    const last = parts.at(-1);
    if (last?.width === width) return last;
    last?.close();
    const typed = [...columns].map(([column, { type }]) => `${column}:${type}`);
    const next = createPart(directory, `${name}-${String(parts.length)}`, [...frame, ...typed]);
    parts.push(next);
    return next;
  };
  return {
    add: (place, cells) => {
      const texts = new Array<string>(columns.size).fill('');
      for (const column in cells) {
        const value = cells[column];
        if (value !== undefined) texts[columnOf(column, value)] = textOf(value);
      }
      const line = `${[...frame.map((column) => place[column] ?? ''), ...texts].join(',')}\n`;
      // the importer ends a line at a lone carriage return, too
      multiline ||= line.indexOf('\n') < line.length - 1 || line.includes('\r');
      partFor(frame.length + columns.size).add(line);
    },
    close: () => {
      parts.at(-1)?.close();
      return { files: parts.map(({ files }) => files), multiline };
    },
  };
}
