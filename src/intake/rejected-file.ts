// The rows that were not taken in go back to the department as they came, each with what to mend. They hold personal
// data, so only the user who runs the import may read the file.
import { open, type FileHandle } from 'node:fs/promises';
import { stringify } from 'csv-stringify/sync';
import { remedyText } from './remarks.ts';
import type { ReadRow } from './facts.ts';

/** A file of rejected rows; it comes into being with the first one. */
export interface RejectedFile {
  /** Adds the row if it was rejected; any other row is passed over. */
  add(row: ReadRow): Promise<void>;
  /** Ends the file and answers how many rows it has. */
  close(): Promise<number>;
}

const byteOrderMark = '\uFEFF';
/** The columns in front of the delivered ones; a mended file comes back with them. */
export const remarkColumns = ['row', 'line', 'column', 'rule', 'remedy'] as const;
const ownersOnly = 0o600;

// a spreadsheet would run a cell that begins with = + - @ as a formula
const lineOf = (cells: readonly (string | number)[]) =>
  stringify([cells], { escape_formulas: true });

async function openFor(path: string, headings: readonly string[]): Promise<FileHandle> {
  const file = await open(path, 'w', ownersOnly);
  // the mode above is only for a new file
  await file.chmod(ownersOnly);
  await file.write(byteOrderMark + lineOf([...remarkColumns, ...headings]));
  return file;
}

function rejectedLine(
  { number, line, findings, cells }: ReadRow,
  headings: readonly string[],
): string {
  const reasons = findings.filter(({ severity }) => severity === 'REJECTED');
  const joined = (key: 'column' | 'rule') =>
    [...new Set(reasons.map((reason) => reason[key]))].join(' | ');
  const known = headings.map((heading) => cells[heading] ?? '');
  const beyond = Object.keys(cells)
    .filter((key) => !headings.includes(key))
    .map((key) => cells[key] ?? '');
  return lineOf([
    number,
    line,
    joined('column'),
    joined('rule'),
    [...new Set(reasons.map(remedyText))].join(' | '),
    ...known,
    ...beyond,
  ]);
}

/** Writes rejected rows to `path` as CSV (UTF-8 with BOM, mode 0600): place, column, rule, remedy, and the cells as delivered. */
export function writeRejected(path: string): RejectedFile {
  let file: FileHandle | undefined;
  let headings: readonly string[] = [];
  let count = 0;
  return {
    add: async (row) => {
      if (!row.findings.some(({ severity }) => severity === 'REJECTED')) return;
      // cells beyond the header have no heading of their own
      if (!file) headings = Object.keys(row.cells).filter((key) => !/^#\d+$/.test(key));
      file ??= await openFor(path, headings);
      await file.write(rejectedLine(row, headings));
      count += 1;
    },
    close: async () => {
      await file?.close();
      return count;
    },
  };
}
