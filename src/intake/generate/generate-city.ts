/** Writes the tables of a made-up city as files, with dirt sprinkled in where it is asked for. */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { HubError } from '../../errors.ts';
import { createCity, type CityOptions } from './city.ts';
import { writeCsv } from './csv-file.ts';
import { spoiltFrame, spoiltRows } from './dirt.ts';
import { landmarksOf, type Landmarks } from './landmarks-of.ts';
import { licenceTables } from './licences.ts';
import { listTables } from './lists.ts';
import { otherRelationTables } from './other-relations.ts';
import { penaltyTables } from './penalties.ts';
import { registrationTables, type Row, type Table } from './registration-tables.ts';

export interface GenerateOptions extends CityOptions {
  /** Made if it is not there; files of the same names are replaced. */
  readonly directory: string;
  /** Share of rows to be spoilt, 0..1; absent or 0: none, and no spoilt.txt. */
  readonly dirt?: number;
  readonly onProgress?: (text: string) => void;
}

export interface GeneratedCity {
  /** Paths of the exchange files, registrations first. */
  readonly files: readonly string[];
  /** The list of what was spoilt, where something was. */
  readonly spoiltFile?: string;
  /** Data rows by file name. */
  readonly counts: Readonly<Record<string, number>>;
  readonly landmarks: Landmarks;
}

interface Writing {
  readonly directory: string;
  readonly seed: number;
  readonly dirt: number;
  readonly onProgress: (text: string) => void;
}

const progressEvery = 100_000;

const dataRows = function* (table: Table, { seed, dirt }: Writing): Generator<Row> {
  if (dirt === 0) yield* table.rows();
  else for (const { cells } of spoiltRows(table, seed, dirt)) yield cells;
};

const writeTable = async (table: Table, writing: Writing): Promise<number> => {
  const { file, columns } = table;
  const frame =
    writing.dirt > 0
      ? spoiltFrame(table)
      : { headings: columns, above: [], encoding: 'utf8' as const };
  let count = 0;
  const rows = function* (): Generator<Row> {
    yield* frame.above;
    yield frame.headings;
    for (const row of dataRows(table, writing)) {
      count += 1;
      if (count % progressEvery === 0) writing.onProgress(`${file}: ${count} rows`);
      yield row;
    }
  };
  await writeCsv(join(writing.directory, file), rows(), frame.encoding);
  writing.onProgress(`${file}: ${count} rows, done`);
  return count;
};

/** Works the dirt out a second time rather than remember it: memory stays flat, and the same seed gives the same dirt. */
const stainRows = function* (tables: readonly Table[], { seed, dirt }: Writing): Generator<Row> {
  yield ['file', 'row', 'column', 'kind', 'expected'];
  for (const table of tables) {
    for (const { file, row, column, kind, expected } of spoiltFrame(table).stains) {
      yield [file, String(row), column, kind, expected];
    }
    for (const { stain } of spoiltRows(table, seed, dirt)) {
      if (stain) yield [stain.file, String(stain.row), stain.column, stain.kind, stain.expected];
    }
  }
};

/**
 * Writes the exchange files of a made-up city, the same bytes for the same options; throws BAD_USER_INPUT for sizes,
 * seeds, dates or rates out of range. Memory does not grow with the city.
 */
export const generateCity = async (options: GenerateOptions): Promise<GeneratedCity> => {
  const { directory, seed, dirt = 0, onProgress = () => undefined } = options;
  if (!(dirt >= 0 && dirt <= 1)) {
    throw new HubError('BAD_USER_INPUT', 'dirt must be a share of rows from 0 to 1.');
  }
  const city = createCity(options);
  const tables = [
    registrationTables,
    otherRelationTables,
    licenceTables,
    penaltyTables,
    listTables,
  ].flatMap((of) => of(city));
  const writing = { directory, seed, dirt, onProgress };
  await mkdir(directory, { recursive: true });
  const counts: Record<string, number> = {};
  for (const table of tables) counts[table.file] = await writeTable(table, writing);
  // not .csv: the list of what was spoilt is no exchange file and must not be imported with *.csv
  const spoiltFile = join(directory, 'spoilt.txt');
  // a list of an earlier run would tell of dirt that is no longer there
  if (dirt > 0) await writeCsv(spoiltFile, stainRows(tables, writing));
  else await rm(spoiltFile, { force: true });
  return {
    files: tables.map(({ file }) => join(directory, file)),
    ...(dirt > 0 && { spoiltFile }),
    counts,
    landmarks: landmarksOf(city),
  };
};
