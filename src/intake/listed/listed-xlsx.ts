/** Reads a list for screening from a spreadsheet, and refuses cells whose digits the spreadsheet has lost. */
import { createReadStream } from 'node:fs';
import { HubError } from '../../errors.ts';
import {
  deepestHeader,
  listedHeader,
  type ListedHeader,
  listedRow,
  type ListedRow,
  noHeader,
} from './listed-columns.ts';
import { checkZip } from './zip-limits.ts';

/** From here on a number in a spreadsheet has lost its last digits: a code or number of a person must be text. */
const exactUntil = 1e15;

type Cell = string | undefined;

/** The text of a cell; undefined for what cannot be read as it was meant. */
function textOf(value: unknown): Cell {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return value < exactUntil ? String(value) : undefined;
  if (typeof value !== 'object') return undefined;
  if ('richText' in value && Array.isArray(value.richText))
    return (value.richText as { readonly text?: unknown }[])
      .map(({ text }) => (typeof text === 'string' ? text : ''))
      .join('');
  if ('text' in value) return textOf(value.text);
  return 'result' in value ? textOf(value.result) : undefined;
}

function cellsOf(values: unknown): readonly Cell[] {
  // exceljs counts columns from one
  return Array.isArray(values) ? Array.from(values.slice(1), textOf) : [];
}

const isBlank = (cells: readonly Cell[]): boolean => cells.every((cell) => cell?.trim() === '');

/** The rows of the first sheet with a known header, below titles. Memory grows with the texts of the file, within limits. */
export async function* readListedXlsx(path: string): AsyncGenerator<ListedRow> {
  await checkZip(path);
  // it loads for half a second, which every start of the hub would pay for
  const { default: exceljs } = await import('exceljs');
  const input = createReadStream(path);
  const workbook = new exceljs.stream.xlsx.WorkbookReader(input, {
    worksheets: 'emit',
    sharedStrings: 'cache',
    hyperlinks: 'ignore',
    styles: 'ignore',
    entries: 'ignore',
  });
  let header: ListedHeader | undefined;
  try {
    for await (const sheet of workbook) {
      let titles = 0;
      for await (const row of sheet) {
        const cells = cellsOf(row.values);
        if (isBlank(cells)) continue;
        if (header) {
          const known = [...header.values()].map((at) => (at in cells ? cells[at] : ''));
          yield known.includes(undefined)
            ? { unreadable: true }
            : listedRow(
                header,
                cells.map((cell) => cell ?? ''),
              );
          continue;
        }
        header = listedHeader(cells.map((cell) => cell ?? ''));
        titles += 1;
        if (!header && titles >= deepestHeader) break;
      }
      if (header) break;
    }
  } catch (error) {
    // what a parser says of a damaged file may repeat what stands in it
    if (error instanceof HubError) throw error;
    throw new HubError('BAD_USER_INPUT', 'The spreadsheet cannot be read; save it anew as XLSX.', {
      cause: error,
    });
  } finally {
    input.destroy();
  }
  if (!header) throw noHeader();
}
