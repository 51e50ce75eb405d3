// From a file to its header and records. The first lines are read twice: once to find the header among title rows and
// delimiters, then, from behind the header, as records.
import { fitHeader, unknownHeader, type HeaderFit } from '../recognise.ts';
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
// 表格说明 and the like: one title row is usual, a title with a unit and a date below it has been seen
const deepestHeader = 5;

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

function findHeader(block: LineBlock): FoundHeader {
  const found: FoundHeader[] = [];
  for (const delimiter of delimiters) {
    for (const { cells, lines } of firstRecords(block, delimiter)) {
      const header = trimmed(cells);
      const fit = fitHeader(header);
      if (fit) found.push({ fit, delimiter, header, lines });
    }
  }
  found.sort((a, b) => b.fit.columns.size - a.fit.columns.size);
  const header = found.find(({ fit }) => fit.missing.length === 0);
  if (!header) throw unknownHeader(found[0]?.fit);
  return header;
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
export async function openCsv(path: string): Promise<CsvFile> {
  const found = findHeader(await firstBlock(path));
  return { fit: found.fit, header: found.header, records: recordsOf(path, found) };
}
