/** Finds out what a delivered file is by its content: departments name and pack their files as they like. */
import { hash } from 'node:crypto';
import { basename } from 'node:path';
import { type Catalogue, readCatalogue } from '../rules/catalogue.ts';
import { type CommitmentRules, readCommitmentRules } from '../rules/commitments.ts';
import { type NoticeWords, readNoticeWords } from '../rules/notice-words.ts';
import { maskPersonName } from '../words/party-name.ts';
import type { PublicityRules } from '../words/publicity-rules.ts';
import type { DeliveredFile, Finding, ReadRow } from './facts.ts';
import { tooLong } from './lengths.ts';
import { openBods } from './readers/bods.ts';
import { openCsv, type CsvFile } from './readers/csv.ts';
import { readFileType } from './readers/file-type.ts';
import type { CsvRecord } from './readers/records.ts';
import { explainHeader, headerRepetition, tablesOf } from './recognise.ts';
import { remarkColumns } from './rejected-file.ts';
import { findingOf } from './remarks.ts';
import type { RowReader } from './tables/table.ts';

/** What the reading of a delivery needs: the dated rules, and the day on which it is read (`YYYY-MM-DD`). */
export interface OpenOptions {
  /** Who delivers; stands in where a BODS package names no publisher and a commitment no unit. */
  readonly department?: string;
  readonly publicity: PublicityRules;
  /** Those of the release where none are given. */
  readonly catalogue?: Catalogue;
  readonly words?: NoticeWords;
  readonly commitments?: CommitmentRules;
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
  // no prototype: a column may be called __proto__
  const cells = Object.create(null) as Record<string, string>;
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

/** Whether the file is one of rejected rows that comes back mended: with the hub's own columns in front. */
const isReturned = ({ header }: CsvFile): boolean =>
  remarkColumns.every((name, at) => header[at] === name);

// the apostrophe that kept a spreadsheet from running the cell as a formula
const withoutEscape = (cell: string): string =>
  /^'[=+\-@\t\r＝＋－＠]/.test(cell) ? cell.slice(1) : cell;

const formula = /^=\s*"([^]*)"$/u;

/** A cell as it was meant: without the apostrophe, the formula or the invisible characters that kept a number a text. */
function plainCell(cell: string): string {
  const text = cell.replace(/[\p{Cf}]|(?![\t\r\n])\p{Cc}/gu, '').trim();
  const inner = formula.exec(text)?.[1] ?? text;
  return inner.length > 1 && /^['‘’＇]/.test(inner) && !/['’＇]$/.test(inner)
    ? inner.slice(1)
    : inner;
}

// nearly every cell is plain: only what begins oddly, or holds what nobody sees, is looked at
const isOdd = (cell: string): boolean =>
  /^\s*['‘’＇=]/.test(cell) || /[\p{Cf}]|(?![\t\r\n])\p{Cc}/u.test(cell);

/** The cells of a row as they were meant; each that was written otherwise is told as cleaned. */
function plainCells(
  cells: readonly string[],
  headings: readonly string[],
  findings: Finding[],
): readonly string[] {
  if (!cells.some(isOdd)) return cells;
  return cells.map((cell, at) => {
    if (!isOdd(cell)) return cell;
    const plain = plainCell(cell);
    if (plain !== cell.trim())
      findings.push(findingOf('CELL_WRITING', headings[at] ?? '', maskPersonName(plain)));
    return plain;
  });
}

function createRowMaker(file: CsvFile, read: RowReader) {
  const { fit, header } = file;
  const returned = isReturned(file);
  const own = returned ? remarkColumns.length : 0;
  const headings = uniqueHeadings(header.slice(own));
  const table = fit.table.name;
  const isHeader = headerRepetition(fit);
  let number = 0;
  return (record: CsvRecord): ReadRow => {
    number += 1;
    const { line } = record;
    const values = returned ? record.cells.map(withoutEscape) : record.cells;
    const fault =
      faultOf(record, header.length) ??
      (isHeader(values) ? findingOf('HEADING_REPEATED', '', '') : undefined);
    const findings: Finding[] = fault ? [fault] : [];
    const facts = fault ? [] : read({ values: plainCells(values, header, findings), findings });
    const long = tooLong(facts);
    if (long) findings.push(long);
    return {
      number,
      line,
      table,
      facts: isRejected(findings) ? [] : facts,
      findings,
      digest: digestOf(values),
      cells: cellsOf(headings, values.slice(own)),
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
  const {
    catalogue = readCatalogue(),
    words = readNoticeWords(),
    commitments = readCommitmentRules(),
  } = options;
  const context = { ...options, catalogue, words, commitments };
  const file = await openCsv(path, tablesOf(catalogue));
  const read = file.fit.table.createReader(file.fit.columns, context);
  return {
    table: file.fit.table.name,
    fileName: basename(path),
    unknownColumns: isReturned(file)
      ? file.fit.unknown.filter((name) => !remarkColumns.some((own) => own === name))
      : file.fit.unknown,
    rows: rowsOf(file, read),
  };
}

/** What a file is taken for and what each of its headings means, without reading its rows; throws BAD_USER_INPUT, saying the same, where it is taken for nothing. */
export async function explainDelivered(
  path: string,
  catalogue: Catalogue = readCatalogue(),
): Promise<readonly string[]> {
  if ((await readFileType(path)) === 'json') return ['bods (BODS 0.4)'];
  const { fit } = await openCsv(path, tablesOf(catalogue));
  return [`${fit.table.name} (${fit.table.title})`, ...explainHeader(fit)];
}
