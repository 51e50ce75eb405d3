import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DeliveredFile, Finding, ReadRow } from '../../src/intake/facts.ts';
import { openDelivered } from '../../src/intake/open-file.ts';
import { readPublicityRules } from '../../src/rules/publicity.ts';

const options = { publicity: readPublicityRules(), today: '2026-06-30' };

/** Runs `use` with the path of a file of this content in a folder of its own. */
export async function withFile<T>(
  content: string | Buffer,
  use: (path: string) => Promise<T>,
  name = 'delivery.csv',
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'hub-deliver-'));
  try {
    const path = join(folder, name);
    await writeFile(path, content);
    return await use(path);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A delivered file with all its rows read. */
export interface Delivery extends Omit<DeliveredFile, 'rows'> {
  readonly rows: readonly ReadRow[];
}

/** Opens a file as the hub does, on a fixed day, and reads all its rows. */
export async function readAll(path: string): Promise<Delivery> {
  const { rows, ...file } = await openDelivered(path, options);
  const read: ReadRow[] = [];
  for await (const row of rows) read.push(row);
  return { ...file, rows: read };
}

/** Delivers a text and answers with what was read. */
export const deliver = (content: string | Buffer, name?: string): Promise<Delivery> =>
  withFile(content, readAll, name);

/** Delivers one row given by column; columns in the order of the object. */
export async function deliverRow(cells: Readonly<Record<string, string>>): Promise<ReadRow> {
  const line = (values: readonly string[]) => values.map((value) => `"${value}"`).join(',');
  const { rows } = await deliver(`${line(Object.keys(cells))}\n${line(Object.values(cells))}\n`);
  const [row] = rows;
  if (!row) throw new Error('The delivery has no row.');
  return row;
}

/** Findings as `SEVERITY rule column`, the way a test states them. */
export const said = ({ findings }: { readonly findings: readonly Finding[] }): readonly string[] =>
  findings.map(({ severity, rule, column }) => `${severity} ${rule} ${column}`);
