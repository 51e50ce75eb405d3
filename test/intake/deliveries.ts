import { createHash } from 'node:crypto';
import type { DeliveredFile, Fact, Finding, ReadRow, TableName } from '../../src/intake/facts.ts';

/** What a row of a test says: its facts, and remarks by severity. */
export interface Line {
  readonly facts?: readonly Fact[];
  readonly remarks?: readonly Finding['severity'][];
}

const findingOf = (severity: Finding['severity']): Finding => ({
  column: 'entname',
  rule: 'TEST_RULE',
  severity,
  value: '甲**',
  remedy: 'Mend it.',
});

const rowOf = (table: TableName, { facts = [], remarks = [] }: Line, number: number): ReadRow => ({
  number,
  line: number + 1,
  table,
  facts,
  findings: remarks.map(findingOf),
  digest: createHash('sha256').update(JSON.stringify(facts)).digest('base64url'),
  cells: { entname: `row ${number}` },
});

/** A file of these lines; `stopAfter` rows it fails, as a broken disk or a killed process would. */
export function delivery(
  table: TableName,
  lines: readonly Line[],
  stopAfter = Infinity,
): DeliveredFile {
  async function* rows() {
    for (const [at, line] of lines.entries()) {
      if (at >= stopAfter) throw new Error('the source broke off');
      yield await Promise.resolve(rowOf(table, line, at + 1));
    }
  }
  return { table, fileName: `${table}.csv`, unknownColumns: [], rows: rows() };
}

/** The digest of a delivery by what it says. */
export const digestOf = (lines: readonly Line[]): string =>
  createHash('sha256').update(JSON.stringify(lines)).digest('hex');
