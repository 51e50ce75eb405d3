// A table is known by its header, never by the name of the file: one name has been seen on two tables, and one table
// under many names.
import { HubError } from '../errors.ts';
import type { Catalogue } from '../rules/catalogue.ts';
import { plainHeading } from '../words/plain-heading.ts';
import type { TableName } from './facts.ts';
import { remarkColumns } from './rejected-file.ts';
import { branchTable } from './tables/branch.ts';
import { commitmentTable } from './tables/commitment.ts';
import { enterpriseTable } from './tables/enterprise.ts';
import { guaranteeTable } from './tables/guarantee.ts';
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

/** The tables that are not lists: what stands in them is more than columns. */
const ownTables: readonly Table[] = [
  enterpriseTable,
  personTable,
  keyPersonTable,
  shareholderTable,
  branchTable,
  guaranteeTable,
  licenceTable,
  penaltyTable,
  commitmentTable,
];

/** Registers first: whoever is named later is then known by code, not by name alone. */
export const tableOrder: readonly TableName[] = [
  ...ownTables.map(({ name }) => name),
  'listEntry',
  'bods',
];

const byCatalogue = new WeakMap<Catalogue, readonly Table[]>();

/** Every table the hub takes in from CSV by this catalogue. */
export function tablesOf(catalogue: Catalogue): readonly Table[] {
  const known = byCatalogue.get(catalogue);
  if (known) return known;
  const tables = [...ownTables, ...listTables(catalogue)];
  byCatalogue.set(catalogue, tables);
  return tables;
}

const spellings = new WeakMap<Table, ReadonlyMap<string, string>>();

/** The keys of a table by the plain form of each heading that means one. */
function spellingsOf(table: Table): ReadonlyMap<string, string> {
  const known = spellings.get(table);
  if (known) return known;
  const keys = new Map<string, string>();
  for (const { key, heading, aliases = [] } of table.columns) {
    for (const word of [key, heading, ...aliases]) {
      if (!keys.has(plainHeading(word))) keys.set(plainHeading(word), key);
    }
  }
  spellings.set(table, keys);
  return keys;
}

// what forms write behind a heading to help who fills it in
const notes = /[([【（［](?:必填|必填项|选填|可选|非必填|必录|required|optional)[)\]】）］]/giu;
// forms number their headings: (1), 2., 3、, ④, （五）
const numbering =
  /^\s*(?:[([【（［][\d一二三四五六七八九十]{1,3}[)\]】）］]|\d{1,2}[.．、]|[一二三四五六七八九十]{1,3}、|[①-⒛])/u;
const lastBracket = /^(.+?)[(（\[【［]([^()（）[\]【】［］]+)[)）\]】］]$/u;
const unitNote = /^(?:人民币)?(?:万?元|%|百分比)$/u;

/** The column that a heading means; a heading with its key or its unit in brackets means what both parts agree on. */
function keyOf(table: Table, heading: string): string | undefined {
  const known = spellingsOf(table);
  const bare = heading.replace(numbering, '').normalize('NFKC').replace(notes, '');
  const whole = known.get(plainHeading(bare));
  if (whole !== undefined) return whole;
  const [, head = '', inner = ''] = lastBracket.exec(bare.trim()) ?? [];
  const key = known.get(plainHeading(head));
  if (key === undefined) return undefined;
  return unitNote.test(inner.trim()) || known.get(plainHeading(inner)) === key ? key : undefined;
}

function fit(table: Table, headings: readonly string[]): HeaderFit {
  const columns = new Map<string, { at: number; label: string }>();
  const unknown: string[] = [];
  headings.forEach((heading, at) => {
    const key = keyOf(table, heading);
    // a second column of one meaning is kept with the row and named, never silently preferred
    if (key !== undefined && !columns.has(key)) columns.set(key, { at, label: heading });
    else if (heading !== '') unknown.push(heading);
  });
  const missing = table.required
    .filter((group) => !group.some((key) => columns.has(key)))
    .map((group) => table.columns.filter(({ key }) => group.includes(key)));
  return { table, columns, unknown, missing };
}

/** The tables that know any of these headings, the one that knows most of them first. */
const fitsOf = (headings: readonly string[], tables: readonly Table[]): readonly HeaderFit[] =>
  tables
    .map((table) => fit(table, headings))
    .filter(({ columns }) => columns.size > 0)
    .sort((a, b) => b.columns.size - a.columns.size);

/** Tables that say what a subject is: nearly every file has their columns, so they alone must not take what is more. */
const registers: ReadonlySet<Table> = new Set([
  enterpriseTable,
  personTable,
  keyPersonTable,
  shareholderTable,
  branchTable,
]);

const isDeciding = (table: Table, key: string): boolean =>
  table.required.some((group) => group.includes(key));

/** Headings that the register does not know and a table of records cannot do without: the file says more than who is registered. */
const saysMore = ({ table, unknown }: HeaderFit, tables: readonly Table[]): boolean =>
  registers.has(table) &&
  tables.some(
    (other) =>
      !registers.has(other) &&
      unknown.some((heading) => {
        const key = keyOf(other, heading);
        return key !== undefined && isDeciding(other, key);
      }),
  );

/** Why a header that misses nothing is not taken for its table all the same; undefined where it may be. */
function doubtOf(
  fitting: HeaderFit,
  fits: readonly HeaderFit[],
  tables: readonly Table[],
): string | undefined {
  const { table, columns } = fitting;
  const unknown = fitting.unknown.filter(
    (heading) => !remarkColumns.some((own) => own === heading),
  );
  if (unknown.length > columns.size)
    return `${unknown.length} of its ${unknown.length + columns.size} headings are unknown to it`;
  if (saysMore(fitting, tables)) return 'it has headings of a record, which this table would lose';
  const better = fits.find((other) => other.columns.size > columns.size && other.table !== table);
  if (better)
    return `more of its headings are those of ${better.table.name} (${better.table.title})`;
  const alike = fits.find(
    (other) =>
      other.table !== table &&
      other.missing.length === 0 &&
      other.columns.size === columns.size &&
      other.unknown.length === unknown.length,
  );
  return alike && `${alike.table.title} fits it just as well`;
}

/** How well a header is known: the table it is taken for, or why it is taken for none. */
export interface Recognition {
  readonly fit: HeaderFit | undefined;
  readonly doubt: string | undefined;
}

/** The table that misses no required column and knows most of these headings; the nearest one, with the doubt, where anything speaks against it. */
export function fitHeader(headings: readonly string[], tables: readonly Table[]): Recognition {
  const fits = fitsOf(headings, tables);
  const complete = fits.find(({ missing }) => missing.length === 0);
  const doubt = complete && doubtOf(complete, fits, tables);
  if (!complete || doubt === undefined) return { fit: complete ?? fits[0], doubt };
  return { fit: fits[0], doubt: `${complete.table.title} is not meant: ${doubt}` };
}

/** Tells whether a row is the header once more, as files that were put together have it: each cell that says something is its column's heading. */
export function headerRepetition({
  table,
  columns,
}: HeaderFit): (values: readonly string[]) => boolean {
  const words = new Set(
    table.columns.flatMap(({ key, heading, aliases = [] }) => [key, heading, ...aliases]),
  );
  for (const { label } of columns.values()) words.add(label);
  return (values) => {
    // most rows are told from a header by their first cell that says something
    const first = values.find((value) => value.trim() !== '')?.trim();
    if (first === undefined || !words.has(first)) return false;
    const said = values.filter((value) => value.trim() !== '').length;
    const same = [...columns].filter(([key, { at }]) => keyOf(table, values[at] ?? '') === key);
    return same.length === said || (same.length >= 2 && same.length === columns.size);
  };
}

const longestHeading = 40;
const mostHeadings = 30;

/** A heading as a message may print it: what is long or holds a long number is a cell that was taken for a heading. */
const printable = (heading: string): string =>
  Array.from(heading).length > longestHeading || /\d{6}/.test(heading) ? '…' : heading;

/** What each heading was taken for, one line each; headings beyond the thirtieth are counted. */
export function explainHeader({ columns, unknown, table }: HeaderFit): readonly string[] {
  const headings = new Map(table.columns.map(({ key, heading }) => [key, heading]));
  const lines = [
    ...[...columns].map(
      ([key, { label }]) => `${printable(label)} → ${key} (${headings.get(key) ?? key})`,
    ),
    ...unknown.map((heading) => `${printable(heading)} → unknown 未识别`),
  ];
  const more = lines.length - mostHeadings;
  return more > 0 ? [...lines.slice(0, mostHeadings), `… and ${more} more`] : lines;
}

/** What to tell a department whose header no table fits: the nearest one, what it lacks, and what each heading was taken for. */
export function unknownHeader({ fit: nearest, doubt }: Recognition): HubError {
  if (!nearest) {
    return new HubError(
      'BAD_USER_INPUT',
      'No table is known by this header: not one of its columns is known. 表头无法识别：没有一列是已知的。',
    );
  }
  const named = nearest.missing.map((group) =>
    group.map(({ key, heading }) => `${key} (${heading})`).join(' or '),
  );
  const { name, title } = nearest.table;
  const lacking = named.length > 0 ? `, which also needs: ${named.join('; ')}` : '';
  return new HubError(
    'BAD_USER_INPUT',
    [
      `No table is known by this header. The nearest is ${name} (${title})${lacking}.`,
      ...(doubt === undefined ? [] : [`${doubt}.`]),
      `表头无法确认，未导入任何数据。Headings: ${explainHeader(nearest).join('; ')}.`,
    ].join(' '),
  );
}
