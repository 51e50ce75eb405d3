import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { writeRejected } from '../../src/intake/rejected-file.ts';
import { deliver, readAll } from '../kit/deliver.ts';

// made-up people: GB/T 2260 assigns no place code 990101
const delivery = [
  'personname,certype,cerno,region',
  '陈云舟,身份证,99010119800101001,990101',
  '林清和,身份证,990101198001010014,990101',
  '=1+1,身份证,,990101',
  '白石,身份证,990101198001010014,990101,多余',
].join('\n');

async function inFolder(use: (path: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'hub-rejected-'));
  try {
    await use(join(folder, 'rejected.csv'));
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function writeAll(path: string): Promise<number> {
  const file = writeRejected(path);
  for (const row of (await deliver(delivery)).rows) await file.add(row);
  return file.close();
}

describe('the file of rejected rows', () => {
  test('holds each rejected row with its place, what to mend, and its cells as delivered', async () => {
    await inFolder(async (path) => {
      expect(await writeAll(path)).toBe(3);
      const text = await readFile(path, 'utf8');
      expect(text.startsWith('\uFEFF')).toBe(true);
      const [header, ...rows]: string[][] = parse(text, { bom: true, relax_column_count: true });
      expect(header).toEqual([
        'row',
        'line',
        'column',
        'rule',
        'remedy',
        'personname',
        'certype',
        'cerno',
        'region',
      ]);
      expect(rows.map((row) => [row[0], row[1], row[2], row[3]])).toEqual([
        ['1', '2', 'cerno', 'ID_NUMBER_UNREADABLE'],
        ['3', '4', 'cerno', 'REQUIRED_MISSING'],
        ['4', '5', '', 'COLUMN_COUNT'],
      ]);
      expect(rows[0]?.slice(5)).toEqual(['陈云舟', '身份证', '99010119800101001', '990101']);
      expect(rows[2]?.slice(5)).toEqual(['白石', '身份证', '990101198001010014', '990101', '多余']);
      expect(rows.every((row) => row[4] !== '')).toBe(true);
    });
  });

  test('a cell that a spreadsheet would run as a formula is made text', async () => {
    await inFolder(async (path) => {
      await writeAll(path);
      expect(await readFile(path, 'utf8')).toContain("'=1+1");
    });
  });

  test('only its owner may read it, also where a file was there before', async () => {
    await inFolder(async (path) => {
      await writeFile(path, 'old', { mode: 0o644 });
      await writeAll(path);
      expect((await stat(path)).mode & 0o777).toBe(0o600);
    });
  });

  test('without a rejected row there is no file', async () => {
    await inFolder(async (path) => {
      expect(await writeRejected(path).close()).toBe(0);
      await expect(stat(path)).rejects.toThrow('ENOENT');
    });
  });

  test('mended, it can be delivered as it is', async () => {
    await inFolder(async (path) => {
      await writeAll(path);
      const mended = (await readFile(path, 'utf8'))
        .split('\n')
        .slice(0, 2)
        .join('\n')
        .replace(',99010119800101001,', ',990101198001010014,');
      await writeFile(path, mended);
      const file = await readAll(path);
      expect(file.table).toBe('person');
      expect(file.rows.map(({ facts }) => facts.length)).toEqual([1]);
    });
  });
});
