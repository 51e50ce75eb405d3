// csv-parse cannot go on after an unclosed quote: it takes the rest of the file for one field. So records are cut
// here, and only those with a quote are handed to it.
import { parse } from 'csv-parse/sync';
import { maxRecordLength, type LineBlock, type LineFault } from './lines.ts';

/** Why a record has no cells. */
type RecordFault = LineFault | 'UNCLOSED_QUOTE' | 'MISPLACED_QUOTE' | 'COLUMN_COUNT';

/** One record as delivered; `cells` are those that could be told apart, also where the record is faulty. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
  readonly fault?: RecordFault;
}

interface Line {
  readonly text: string;
  readonly number: number;
  readonly fault: LineFault | undefined;
}

type Ending = 'COMPLETE' | 'OPEN' | 'MISPLACED';

/** Where a record stands at the end of this line; a quote that does not begin a cell is text. */
function endingOf(text: string, delimiter: string, within: boolean): Ending {
  let quoted = within || text.startsWith('"');
  let at = quoted && !within ? 1 : 0;
  for (;;) {
    if (quoted) {
      const close = text.indexOf('"', at);
      if (close < 0) return 'OPEN';
      const after = text[close + 1];
      if (after === undefined) return 'COMPLETE';
      quoted = after === '"';
      if (!quoted && after !== delimiter) return 'MISPLACED';
      at = close + 2;
    } else {
      const next = text.indexOf(delimiter, at);
      if (next < 0) return 'COMPLETE';
      at = next + 1;
    }
    if (!quoted && text[at] === '"') [quoted, at] = [true, at + 1];
  }
}

function parseQuoted(text: string, delimiter: string): readonly string[] {
  const records: string[][] = parse(text, {
    delimiter,
    record_delimiter: '\n',
    relax_quotes: true,
    relax_column_count: true,
  });
  return records[0] ?? [];
}

const isBlank = (cells: readonly string[]) => cells.every((cell) => cell.trim() === '');

/** As many cells as the header has; empty ones beyond, as spreadsheets leave them, are cut. Undefined when they differ. */
function fitted(cells: readonly string[], width: number): readonly string[] | undefined {
  if (cells.length === width) return cells;
  return cells.length > width && isBlank(cells.slice(width)) ? cells.slice(0, width) : undefined;
}

/** Answers the lines of each block with the records that they complete; `end` answers with what is left open. */
export interface RecordCutter {
  push(block: LineBlock): readonly CsvRecord[];
  end(): readonly CsvRecord[];
}

/** A record of `width` cells (any number when undefined); nothing for a blank one, which spreadsheets leave behind. */
function recordOf(line: number, cells: readonly string[], width?: number): CsvRecord | undefined {
  const fitting = width === undefined ? cells : fitted(cells, width);
  if (fitting?.[0]?.trim()) return { line, cells: fitting };
  if (isBlank(cells)) return undefined;
  return fitting ? { line, cells: fitting } : { line, cells, fault: 'COLUMN_COUNT' };
}

/**
 * Cuts lines into records. A quote that stays open costs its own line only: the lines after it are read again by
 * themselves. That ends and stays linear: the next line with an odd number of quotes ends the search for the closing
 * one, and each reading again leaves one line behind.
 */
export function createRecordCutter(delimiter: string, width?: number): RecordCutter {
  let open: Line[] = [];
  let openLength = 0;
  let again: Line[] = [];

  const faulty = (line: Line, fault: RecordFault): CsvRecord => ({
    line: line.number,
    cells: line.text.split(delimiter),
    fault,
  });

  const giveUp = (fault: RecordFault): CsvRecord | undefined => {
    const [first, ...others] = open;
    [open, openLength] = [[], 0];
    again = [...others, ...again];
    return first && faulty(first, fault);
  };

  const close = (): CsvRecord | undefined => {
    const cells = parseQuoted(open.map((line) => line.text).join('\n'), delimiter);
    const record = recordOf(open[0]?.number ?? 0, cells, width);
    if (open.length > 1 && record?.fault) return giveUp('UNCLOSED_QUOTE');
    [open, openLength] = [[], 0];
    return record;
  };

  const takeQuoted = (line: Line): CsvRecord | undefined => {
    const within = open.length > 0;
    open.push(line);
    openLength += line.text.length;
    if (line.fault || openLength > maxRecordLength) return giveUp('UNCLOSED_QUOTE');
    const ending = endingOf(line.text, delimiter, within);
    if (ending === 'COMPLETE') return close();
    return ending === 'OPEN' ? undefined : giveUp(within ? 'UNCLOSED_QUOTE' : 'MISPLACED_QUOTE');
  };

  const take = (line: Line, out: CsvRecord[]) => {
    const plain = open.length === 0 && (line.fault !== undefined || !line.text.includes('"'));
    const record = plain
      ? line.fault
        ? faulty(line, line.fault)
        : recordOf(line.number, line.text.split(delimiter), width)
      : takeQuoted(line);
    if (record) out.push(record);
    // giving up leaves lines to be read again; each round leaves at least one behind, so this ends
    while (again.length > 0) {
      const lines = again;
      again = [];
      for (const next of lines) take(next, out);
    }
  };

  return {
    push: (block) => {
      const out: CsvRecord[] = [];
      block.texts.forEach((text, at) => {
        take({ text, number: block.first + at, fault: block.faults.get(at) }, out);
      });
      return out;
    },
    end: () => {
      const out: CsvRecord[] = [];
      while (open.length > 0) {
        const record = giveUp('UNCLOSED_QUOTE');
        if (record) out.push(record);
        const lines = again;
        again = [];
        for (const next of lines) take(next, out);
      }
      return out;
    },
  };
}
