/** What every table of a delivery is described by, so that one reader serves all of them. */
import type { PublicityRules } from '../../words/publicity-rules.ts';
import type { Catalogue } from '../../rules/catalogue.ts';
import type { CommitmentRules } from '../../rules/commitments.ts';
import type { NoticeWords } from '../../rules/notice-words.ts';
import type { Fact, Finding, TableName } from '../facts.ts';

/** A column answers to its key, to its Chinese heading and to the further spellings seen in the field. */
export interface Column {
  readonly key: string;
  readonly heading: string;
  readonly aliases?: readonly string[];
}

/** Where the columns of a table stand in one file: by key, the position of the cell and the heading as delivered. */
export type ColumnIndex = ReadonlyMap<string, { readonly at: number; readonly label: string }>;

/** The cells of one row, and what has been said about them so far. */
export interface Row {
  readonly values: readonly string[];
  readonly findings: Finding[];
}

/** What the reading of rows needs beside the row: the rules, and the day on which the file is read. */
export interface IntakeContext {
  readonly publicity: PublicityRules;
  readonly catalogue: Catalogue;
  readonly words: NoticeWords;
  readonly commitments: CommitmentRules;
  /** Who delivers, by name or credit code. */
  readonly department?: string;
  readonly today: string;
}

/** Turns a row into facts and remarks; the facts of a row with a REJECTED remark are not used. */
export type RowReader = (row: Row) => readonly Fact[];

/** One table as the field delivers it. `required`: of each group of keys at least one column must be in the header. */
export interface Table {
  readonly name: TableName;
  readonly title: string;
  readonly columns: readonly Column[];
  readonly required: readonly (readonly string[])[];
  readonly createReader: (columns: ColumnIndex, context: IntakeContext) => RowReader;
}

type Optional<T> = {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};
type Needed<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] };

/** The same object without the properties that are undefined: facts are absent, never undefined. */
export function present<T extends object>(source: T): Optional<T> & Needed<T> {
  const result: Record<string, unknown> = {};
  for (const key in source) if (source[key] !== undefined) result[key] = source[key];
  return result as Optional<T> & Needed<T>;
}

/** Columns from lines `key heading alias alias …`. */
export function columnsOf(lines: string): readonly Column[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const [key = '', heading = '', ...aliases] = line.trim().split(/\s+/);
      return { key, heading, aliases };
    });
}
