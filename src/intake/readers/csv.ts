// From a file to its header and records. The first lines are read twice: once to find the header among title rows and
// delimiters, then, from behind the header, as records.
import { fitHeader, unknownHeader, type HeaderFit, type Recognition } from '../recognise.ts';
import type { Table } from '../tables/table.ts';
import { HubError } from '../../errors.ts';
import { readLines, type LineBlock } from './lines.ts';
import { createRecordCutter, type CsvRecord } from './records.ts';

/** A CSV file whose table is known: the header as delivered and the records behind it, in portions. */
export interface CsvFile {
  readonly fit: HeaderFit;
  readonly header: readonly string[];
  readonly records: AsyncIterable<readonly CsvRecord[]>;
}

const delimiters = [',', '\t', ';'] as const;
// 表格说明 and the like: one title row is usual, forms with a unit, a date and how to fill them in have been seen
const deepestHeader = 20;

interface FoundHeader {
  readonly fit: HeaderFit;
  readonly delimiter: string;
  readonly header: readonly string[];
  /** Lines of the file up to and with the header. */
  readonly lines: number;
}

const linesFrom = (block: LineBlock, skipped: number): LineBlock => ({
  first: block.first + skipped,
  texts: block.texts.slice(skipped),
  faults: new Map(
    [...block.faults].filter(([at]) => at >= skipped).map(([at, fault]) => [at - skipped, fault]),
  ),
});

/** The records of the first lines, each with the number of lines up to its end. */
function firstRecords(
  block: LineBlock,
  delimiter: string,
): { cells: readonly string[]; lines: number }[] {
  const cutter = createRecordCutter(delimiter);
  const found: { cells: readonly string[]; lines: number }[] = [];
  for (let at = 0; at < block.texts.length && found.length < deepestHeader; at += 1) {
    const line = {
      first: block.first + at,
      texts: block.texts.slice(at, at + 1),
      faults: new Map(),
    };
    for (const { cells } of cutter.push(line)) found.push({ cells, lines: at + 1 });
  }
  return found;
}

const trimmed = (cells: readonly string[]): readonly string[] => {
  const last = cells.findLastIndex((cell) => cell.trim() !== '');
  return cells.slice(0, last + 1).map((cell) => cell.trim());
};

interface HeaderRow extends Recognition {
  readonly delimiter: string;
  readonly header: readonly string[];
  readonly lines: number;
}

const knownColumns = ({ fit }: Recognition): number => fit?.columns.size ?? 0;

/** The header of two rows, of which the lower one divides what the upper one names together; undefined where the lower one is no row of headings. */
function divided(
  upper: readonly string[],
  lower: readonly string[],
  tables: readonly Table[],
): readonly string[] | undefined {
  const { fit } = fitHeader(lower, tables);
  if (!fit || fit.unknown.length > 0) return undefined;
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, at) => {
    const own = lower[at] ?? '';
    return own === '' ? (upper[at] ?? '') : own;
  });
}

function findHeader(block: LineBlock, tables: readonly Table[]): FoundHeader {
  const rows: HeaderRow[] = [];
  const consider = (header: readonly string[], delimiter: string, lines: number): void => {
    const { fit, doubt } = fitHeader(header, tables);
    if (fit) rows.push({ fit, doubt, delimiter, header, lines });
  };
  for (const delimiter of delimiters) {
    let upper: readonly string[] = [];
    for (const { cells, lines } of firstRecords(block, delimiter)) {
      const header = trimmed(cells);
      consider(header, delimiter, lines);
      // of two that know as much the single row wins: it stands first
      const both = divided(upper, header, tables);
      if (both) consider(both, delimiter, lines);
      upper = header;
    }
  }
  rows.sort((a, b) => knownColumns(b) - knownColumns(a));
  const [best] = rows;
  // a row that knows less must not win over the best one's doubt
  if (!best?.fit || best.doubt !== undefined || best.fit.missing.length > 0)
    throw unknownHeader(best ?? { fit: undefined, doubt: undefined });
  return { fit: best.fit, delimiter: best.delimiter, header: best.header, lines: best.lines };
}

async function* recordsOf(
  path: string,
  { delimiter, header, lines }: FoundHeader,
): AsyncGenerator<readonly CsvRecord[]> {
  const cutter = createRecordCutter(delimiter, header.length);
  let skipped = lines;
  for await (const block of readLines(path)) {
    yield cutter.push(skipped > 0 ? linesFrom(block, skipped) : block);
    skipped = 0;
  }
  yield cutter.end();
}

async function firstBlock(path: string): Promise<LineBlock> {
  for await (const block of readLines(path)) {
    if (block.texts.some((text) => text.trim() !== '')) return block;
  }
  throw new HubError('BAD_USER_INPUT', 'The file is empty: it has not even a header.');
}

/** Opens a CSV file by its content; throws BAD_USER_INPUT when it is empty or no table is known by its header. */
export async function openCsv(path: string, tables: readonly Table[]): Promise<CsvFile> {
  const found = findHeader(await firstBlock(path), tables);
  return { fit: found.fit, header: found.header, records: recordsOf(path, found) };
}
