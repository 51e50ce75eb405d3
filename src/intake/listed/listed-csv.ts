/** Reads a list for screening from CSV as offices send it: any delimiter, titles above the header, either encoding. */
import { HubError } from '../../errors.ts';
import { type LineBlock, readLines } from '../readers/lines.ts';
import { createRecordCutter, type CsvRecord } from '../readers/records.ts';
import {
  deepestHeader,
  listedHeader,
  type ListedHeader,
  listedRow,
  type ListedRow,
  noHeader,
} from './listed-columns.ts';

const delimiters = [',', '\t', ';'] as const;

interface Found {
  readonly header: ListedHeader;
  readonly delimiter: string;
  readonly width: number;
  /** Records up to and with the header. */
  readonly records: number;
}

/** The first header that is known, by whatever delimiter knows most of it. */
function findHeader(block: LineBlock): Found {
  const found: Found[] = [];
  for (const delimiter of delimiters) {
    const cutter = createRecordCutter(delimiter);
    const records = [...cutter.push(block)].slice(0, deepestHeader);
    records.forEach(({ cells }, at) => {
      const header = listedHeader(cells);
      if (header) found.push({ header, delimiter, width: cells.length, records: at + 1 });
    });
  }
  const best = found.sort((a, b) => b.header.size - a.header.size || a.records - b.records)[0];
  if (!best) throw noHeader();
  return best;
}

const rowOf = (header: ListedHeader, { cells, fault }: CsvRecord): ListedRow =>
  fault ? { unreadable: true } : listedRow(header, cells);

/** The rows of a list in CSV: UTF-8 or GB18030, with or without byte order mark, below titles. Memory does not grow with it. */
export async function* readListedCsv(path: string): AsyncGenerator<ListedRow> {
  let found: Found | undefined;
  let cutter = createRecordCutter(',');
  let skipped = 0;
  for await (const block of readLines(path)) {
    if (!found) {
      if (block.texts.every((text) => text.trim() === '')) continue;
      found = findHeader(block);
      cutter = createRecordCutter(found.delimiter, found.width);
    }
    const { header, records } = found;
    for (const record of cutter.push(block)) {
      skipped += 1;
      if (skipped > records) yield rowOf(header, record);
    }
  }
  if (!found) throw new HubError('BAD_USER_INPUT', 'The file is empty: it has not even a header.');
  for (const record of cutter.end()) yield rowOf(found.header, record);
}
