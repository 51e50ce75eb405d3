// A table is known by its header, never by the name of the file: one name has been seen on two tables, and one table
// under many names.
import { HubError } from '../errors.ts';
import { branchTable } from './tables/branch.ts';
import { commitmentTable } from './tables/commitment.ts';
import { enterpriseTable } from './tables/enterprise.ts';
import { keyPersonTable } from './tables/key-person.ts';
import { licenceTable } from './tables/licence.ts';
import { listTables } from './tables/lists.ts';
import { penaltyTable } from './tables/penalty.ts';
import { personTable } from './tables/person.ts';
import { shareholderTable } from './tables/shareholder.ts';
import type { Column, ColumnIndex, Table } from './tables/table.ts';

/** How a header fits a table: the known columns by key, the headings nobody knows, and the columns that are missing. */
export interface HeaderFit {
  readonly table: Table;
  readonly columns: ColumnIndex;
  readonly unknown: readonly string[];
  /** Of each group of columns one is needed; these groups have none. */
  readonly missing: readonly (readonly Column[])[];
}

/** Every table the hub takes in from CSV. */
export const tables: readonly Table[] = [
  enterpriseTable,
  personTable,
  keyPersonTable,
  shareholderTable,
  branchTable,
  licenceTable,
  penaltyTable,
  ...listTables,
  commitmentTable,
];

/** The heading without what writers vary: case, width, blanks, brackets, the required mark and a trailing colon. */
export const plainHeading = (heading: string): string =>
  heading
    .normalize('NFKC')
    .replace(/[\s*:_/()"'\p{Cf}]/gu, '')
    .toLowerCase();

const spellings = new Map(
  tables.map((table) => {
    const keys = new Map<string, string>();
    for (const { key, heading, aliases = [] } of table.columns) {
      for (const word of [key, heading, ...aliases]) {
        if (!keys.has(plainHeading(word))) keys.set(plainHeading(word), key);
      }
    }
    return [table, keys] as const;
  }),
);

function fit(table: Table, headings: readonly string[]): HeaderFit {
  const columns = new Map<string, { at: number; label: string }>();
  const unknown: string[] = [];
  headings.forEach((heading, at) => {
    const key = spellings.get(table)?.get(plainHeading(heading));
    // a second column of one meaning is kept with the row and named, never silently preferred
    if (key !== undefined && !columns.has(key)) columns.set(key, { at, label: heading });
    else if (heading !== '') unknown.push(heading);
  });
  const missing = table.required
    .filter((group) => !group.some((key) => columns.has(key)))
    .map((group) => table.columns.filter(({ key }) => group.includes(key)));
  return { table, columns, unknown, missing };
}

/** The table that knows most of these headings, among those that miss no required column where there is one. */
export function fitHeader(headings: readonly string[]): HeaderFit | undefined {
  const fits = tables
    .map((table) => fit(table, headings))
    .filter(({ columns }) => columns.size > 0)
    .sort((a, b) => b.columns.size - a.columns.size);
  return fits.find(({ missing }) => missing.length === 0) ?? fits[0];
}

/** What to tell a department whose header no table fits. */
export function unknownHeader(nearest: HeaderFit | undefined): HubError {
  if (!nearest) {
    return new HubError(
      'BAD_USER_INPUT',
      'No table is known by this header: not one of its columns is known.',
    );
  }
  const named = nearest.missing.map((group) =>
    group.map(({ key, heading }) => `${key} (${heading})`).join(' or '),
  );
  const { name, title } = nearest.table;
  return new HubError(
    'BAD_USER_INPUT',
    `No table is known by this header. The nearest is ${name} (${title}), which also needs: ${named.join('; ')}.`,
  );
}
