// Reads cells. What a column needs is worked out once per file, so that a row costs only the reading itself.
import { readDate } from '../words/calendar-date.ts';
import { inTenThousands, readDecimal } from '../words/decimal.ts';
import { maskNumbersIn } from '../words/id-number.ts';
import { isNoText } from '../words/no-text.ts';
import {
  cleanName,
  isDamagedName,
  isNoName,
  maskPersonName,
  withoutNumbers,
} from '../words/party-name.ts';
import { findingOf, type Rule } from './remarks.ts';
import type { ColumnIndex, Row } from './tables/table.ts';

/** Reads one cell of a row and remarks on it; undefined when it says nothing or cannot be used. */
export type CellReader<T = string> = (row: Row) => T | undefined;

/** Adds a remark on a cell of the row; `value` must come masked when it may be personal. */
export function remark(row: Row, rule: Rule, column: string, value: string): void {
  row.findings.push(findingOf(rule, column, value));
}

/** The heading of a column as it was delivered; for a column that is not there, its key. */
export const labelOf = (columns: ColumnIndex, key: string): string =>
  columns.get(key)?.label ?? key;

const nothing = () => undefined;

/** The cell as delivered, trimmed; a word that stands for nothing (`\N`, 暂无, -) is cleaned away. */
export function textCell(columns: ColumnIndex, key: string): CellReader {
  const column = columns.get(key);
  if (!column) return nothing;
  const { at, label } = column;
  // coded columns repeat a few short words over millions of rows
  let last = '';
  return (row) => {
    const text = row.values[at]?.trim();
    if (!text) return undefined;
    // the longest word that says nothing has nine characters; a longer row of strokes is looked at, too
    const plain = text.length > 9 && !/^[-/*—_.·]/.test(text);
    if (plain || text === last || !isNoText(text)) return (last = text);
    remark(row, 'NO_TEXT', label, text);
    return undefined;
  };
}

/** A text that may be published as it is: a personal number in it is masked before anything of it is kept. */
export function proseCell(columns: ColumnIndex, key: string): CellReader {
  const text = textCell(columns, key);
  const label = labelOf(columns, key);
  return (row) => {
    const delivered = text(row);
    if (delivered === undefined) return undefined;
    const masked = maskNumbersIn(delivered);
    if (masked !== delivered) remark(row, 'ID_NUMBER_IN_TEXT', label, masked);
    return masked;
  };
}

// most names of persons, and many of firms, are plain Chinese characters, with nothing to clean
const plainName = /^[\u4e00-\u9fff]+$/;

/** A name fit to show; `personal` masks it in remarks. */
export function nameCell(columns: ColumnIndex, key: string, personal: boolean): CellReader {
  const text = textCell(columns, key);
  const label = labelOf(columns, key);
  return (row) => {
    const written = text(row);
    if (written === undefined || (plainName.test(written) && !isNoName(written))) return written;
    const delivered = withoutNumbers(written);
    if (delivered !== written) remark(row, 'ID_NUMBER_IN_TEXT', label, maskPersonName(delivered));
    const { name, cleanings } = cleanName(delivered);
    if (cleanings.length > 0) {
      remark(row, 'NAME_WRITING', label, personal ? maskPersonName(delivered) : delivered);
    }
    if (name !== undefined && isDamagedName(name))
      remark(row, 'NAME_DAMAGED', label, personal ? maskPersonName(name) : name);
    return name;
  };
}

/** A date; one that cannot be read rejects the row. `until`: an open end is what the column is for, so it is no remark. */
export const dateCell = (columns: ColumnIndex, key: string, until = false): CellReader =>
  dayCell(columns, key, until, 'DATE_UNREADABLE');

/** The end of a period that a rule or another row tells as well: one that cannot be read is flagged and left out. */
export const statedEndCell = (columns: ColumnIndex, key: string): CellReader =>
  dayCell(columns, key, true, 'DATE_NOT_USED');

function dayCell(
  columns: ColumnIndex,
  key: string,
  until: boolean,
  unreadable: 'DATE_NOT_USED' | 'DATE_UNREADABLE',
): CellReader {
  const column = columns.get(key);
  if (!column) return nothing;
  const { at, label } = column;
  return (row) => {
    const text = row.values[at]?.trim();
    if (!text) return undefined;
    const reading = readDate(text);
    if (!reading) remark(row, unreadable, label, text);
    else if ('date' in reading) {
      if (reading.cleaned) remark(row, 'DATE_WRITING', label, text);
      return reading.date;
    } else if (until && isNoText(text)) remark(row, 'OPEN_END_WRITING', label, text);
    else if (reading.sentinel === 'NO_DATE' || !until) remark(row, 'NO_DATE', label, text);
    else if (!text.startsWith('2099')) remark(row, 'OPEN_END_WRITING', label, text);
    return undefined;
  };
}

/** An exact decimal; one that cannot be read is flagged and left out. */
export function decimalCell(columns: ColumnIndex, key: string): CellReader {
  const text = textCell(columns, key);
  const label = labelOf(columns, key);
  return (row) => {
    const delivered = text(row);
    if (delivered === undefined) return undefined;
    const reading = readDecimal(delivered);
    if (!reading) remark(row, 'NUMBER_UNREADABLE', label, delivered);
    else if (reading.cleaned) remark(row, 'NUMBER_WRITING', label, delivered);
    return reading?.value;
  };
}

const inYuanHeading = /[([（［](?:人民币)?元[)\]）］]/u;

/** An amount in 万元, converted where the heading says 元; what is below zero is refused, for no such amount can be. */
export function amountCell(columns: ColumnIndex, key: string): CellReader {
  const read = decimalCell(columns, key);
  const label = labelOf(columns, key);
  const isYuan = inYuanHeading.test(label);
  return (row) => {
    const value = read(row);
    if (value?.startsWith('-')) {
      remark(row, 'AMOUNT_NEGATIVE', label, value);
      return undefined;
    }
    if (value === undefined || !isYuan) return value;
    remark(row, 'UNIT_CONVERTED', label, `${value} 元`);
    return inTenThousands(value);
  };
}

/** The same cell, which must say something: else the row is rejected. */
export function required<T>(columns: ColumnIndex, key: string, read: CellReader<T>): CellReader<T> {
  const label = labelOf(columns, key);
  return (row) => {
    const before = row.findings.length;
    const value = read(row);
    // a date that could not be read is already the reason
    const told = row.findings.slice(before).some((finding) => finding.severity === 'REJECTED');
    if (value === undefined && !told) remark(row, 'REQUIRED_MISSING', label, '');
    return value;
  };
}

/** The same cell, flagged when the standard requires it and it says nothing. */
export function expected<T>(columns: ColumnIndex, key: string, read: CellReader<T>): CellReader<T> {
  const column = columns.get(key);
  if (!column) return read;
  return (row) => {
    const before = row.findings.length;
    const value = read(row);
    if (value === undefined && row.findings.length === before) {
      remark(row, 'EXPECTED_MISSING', column.label, '');
    }
    return value;
  };
}

/** A period whose end lies before its start has no end that can be used. */
export function endOfPeriod(
  row: Row,
  column: string,
  from?: string,
  to?: string,
): string | undefined {
  if (from === undefined || to === undefined || to >= from) return to;
  remark(row, 'PERIOD_REVERSED', column, to);
  return undefined;
}
