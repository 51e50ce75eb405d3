import { hash } from 'node:crypto';
import { basename } from 'node:path';
import { readCatalogue } from '../rules/catalogue.ts';
import { readNoticeWords } from '../rules/notice-words.ts';
import type { PublicityRules } from '../words/publicity-rules.ts';
import type { DeliveredFile, Finding, ReadRow } from './facts.ts';
import { openBods } from './readers/bods.ts';
import { openCsv, type CsvFile } from './readers/csv.ts';
import { readFileType } from './readers/file-type.ts';
import type { CsvRecord } from './readers/records.ts';
import { findingOf } from './remarks.ts';
import type { RowReader } from './tables/table.ts';

/** What the reading of a delivery needs: the dated rules, and the day on which it is read (`YYYY-MM-DD`). */
export interface OpenOptions {
  /** Who delivers; stands in where a BODS package names no publisher. */
  readonly department?: string;
  readonly publicity: PublicityRules;
  readonly today: string;
}

const unit = '\u001f';
const digestOf = (cells: readonly string[]) => hash('sha256', cells.join(unit), 'base64url');

/** Headings as keys of cells: a blank or repeated one gets its position, so that no cell is lost. */
function uniqueHeadings(header: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return header.map((heading, at) => {
    const unique = heading === '' || seen.has(heading) ? `${heading}#${at + 1}` : heading;
    seen.add(unique);
    return unique;
  });
}

function cellsOf(headings: readonly string[], values: readonly string[]): Record<string, string> {
  const cells: Record<string, string> = {};
  for (let at = 0; at < headings.length; at += 1) cells[headings[at] ?? ''] = values[at] ?? '';
  for (let at = headings.length; at < values.length; at += 1)
    cells[`#${at + 1}`] = values[at] ?? '';
  return cells;
}

function faultOf({ fault, cells }: CsvRecord, width: number): Finding | undefined {
  if (!fault) return undefined;
  return findingOf(
    fault,
    '',
    fault === 'COLUMN_COUNT' ? `${cells.length} cells, not ${width}` : '',
  );
}

const isRejected = (findings: readonly Finding[]) =>
  findings.some((finding) => finding.severity === 'REJECTED');

function createRowMaker({ fit, header }: CsvFile, read: RowReader) {
  const headings = uniqueHeadings(header);
  const table = fit.table.name;
  let number = 0;
  return (record: CsvRecord): ReadRow => {
    number += 1;
    const { line, cells: values } = record;
    const fault = faultOf(record, header.length);
    const findings: Finding[] = fault ? [fault] : [];
    const facts = fault ? [] : read({ values, findings });
    return {
      number,
      line,
      table,
      facts: isRejected(findings) ? [] : facts,
      findings,
      digest: digestOf(values),
      cells: cellsOf(headings, values),
    };
  };
}

async function* rowsOf(file: CsvFile, read: RowReader): AsyncGenerator<ReadRow> {
  const rowOf = createRowMaker(file, read);
  for await (const records of file.records) for (const record of records) yield rowOf(record);
}

/**
 * Opens a delivered file by its content and streams its rows; memory does not grow with the file. Throws
 * BAD_USER_INPUT when the file is no table the hub knows; what is wrong with one row is said in that row.
 */
export async function openDelivered(path: string, options: OpenOptions): Promise<DeliveredFile> {
  if ((await readFileType(path)) === 'json') return openBods(path, options.department ?? '');
  const context = { ...options, catalogue: readCatalogue(), words: readNoticeWords() };
  const file = await openCsv(path);
  const read = file.fit.table.createReader(file.fit.columns, context);
  return {
    table: file.fit.table.name,
    fileName: basename(path),
    unknownColumns: file.fit.unknown,
    rows: rowsOf(file, read),
  };
}
