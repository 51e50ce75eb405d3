import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { openDelivered } from '../../../src/intake/open-file.ts';
import { generateCity, type GeneratedCity } from '../../../src/intake/generate/generate-city.ts';
import { readPublicityRules } from '../../../src/rules/publicity.ts';
import { readCreditCode } from '../../../src/words/credit-code.ts';
import { readIdNumber } from '../../../src/words/id-number.ts';
import { readOrganizationCode } from '../../../src/words/organization-code.ts';

const today = '2026-11-21';
const seed = 20261121;
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'city-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

const generate = (
  name: string,
  more: { enterprises: number; persons?: number; seed?: number; dirt?: number },
) => generateCity({ seed, today, directory: join(folder, name), ...more });

type Cells = Readonly<Record<string, string>>;
const rowsOf = async (name: string, file: string): Promise<readonly Cells[]> =>
  parse(await readFile(join(folder, name, file)), { columns: true });

const bytesOf = async ({ files, spoiltFile }: GeneratedCity): Promise<Record<string, string>> => {
  const all = [...files, ...(spoiltFile === undefined ? [] : [spoiltFile])];
  const texts = await Promise.all(all.map((file) => readFile(file, 'base64')));
  return Object.fromEntries(all.map((file, i) => [basename(file), texts[i] ?? '']));
};

describe('a city from a seed', () => {
  test('the same seed gives the same bytes, another seed others', async () => {
    const options = { enterprises: 120, persons: 700, dirt: 0.2 };
    const first = await bytesOf(await generate('first', options));
    expect(await bytesOf(await generate('again', options))).toEqual(first);
    const other = await bytesOf(await generate('other', { ...options, seed: 2 }));
    expect(Object.keys(other)).toEqual(Object.keys(first));
    for (const [file, bytes] of Object.entries(other)) expect(bytes).not.toBe(first[file]);
  });

  test.each([
    [{ enterprises: 49 }, /enterprises/],
    [{ enterprises: 100, persons: 10 }, /persons/],
    [{ enterprises: 100, seed: -1 }, /seed/],
    [{ enterprises: 100, dirt: 1.5 }, /dirt/],
  ])('%j is refused', async (options, message) => {
    await expect(generate('refused', options)).rejects.toThrow(message);
  });

  test('a clean city leaves no list of dirt, also where an earlier run left one', async () => {
    await generate('cleaned', { enterprises: 60, persons: 300, dirt: 0.5 });
    const { spoiltFile } = await generate('cleaned', { enterprises: 60, persons: 300 });
    expect(spoiltFile).toBeUndefined();
    await expect(readFile(join(folder, 'cleaned', 'spoilt.txt'))).rejects.toThrow(/ENOENT/);
  });
});

describe('a city of 2,000 firms', () => {
  let counts: GeneratedCity['counts'] = {};
  beforeAll(async () => {
    ({ counts } = await generate('town', { enterprises: 2000, persons: 9000 }));
  });

  test('counts follow the proportions', () => {
    const sum = (...files: string[]) =>
      files.reduce((total, file) => total + (counts[file] ?? NaN), 0);
    expect(counts).toMatchObject({
      'enterprise.csv': 2000,
      'person.csv': 9000,
      'judgment-default.csv': 320,
    });
    expect(sum('licence.csv', 'licence-2016.csv', 'penalty.csv', 'penalty-2016.csv')).toBe(10_000);
    expect(sum('list-abnormal.csv', 'list-serious.csv', 'list-tax.csv', 'list-red.csv')).toBe(450);
  });

  test('without a number of persons there are 49 for each enterprise', async () => {
    const small = await generate('small', { enterprises: 100 });
    expect(small.counts['person.csv']).toBe(4900);
  });

  test('every code and number passes its check and has a place code that is assigned to nobody', async () => {
    const codes = (await rowsOf('town', 'enterprise.csv')).map((row) => row['uniscid'] ?? '');
    expect(new Set(codes).size).toBe(2000);
    for (const code of codes) {
      expect(readCreditCode(code)).toMatchObject({ checkDigitValid: true, wellFormed: true });
      expect(readOrganizationCode(code.slice(8, 17))?.checkDigitValid).toBe(true);
      expect(code.slice(2, 5)).toBe('990');
    }
    const numbers = (await rowsOf('town', 'person.csv')).map((row) => row['cerno'] ?? '');
    expect(new Set(numbers).size).toBe(9000);
    for (const number of numbers) {
      expect(readIdNumber(number, today)).toMatchObject({
        checkDigitValid: true,
        wellFormed: true,
      });
      expect(number.slice(0, 3)).toBe('990');
    }
  });

  test('firms have names of their own, people share theirs', async () => {
    const firms = (await rowsOf('town', 'enterprise.csv')).map((row) => row['entname']);
    expect(new Set(firms).size).toBe(2000);
    const people = (await rowsOf('town', 'person.csv')).map((row) => row['personname']);
    expect(new Set(people).size).toBeLessThan(8900);
    expect(people.join('')).toMatch(/[䶮㛃𬭎堃喆犇翀]/u);
  });

  test('the register and the key persons name the same legal representative', async () => {
    const heads = new Map(
      (await rowsOf('town', 'keyperson.csv'))
        .filter((row) => row['lerepsign'] === '1' && row['enddate'] === '')
        .map((row) => [row['regno'], `${row['personname'] ?? ''} ${row['cerno'] ?? ''}`]),
    );
    for (const row of await rowsOf('town', 'enterprise.csv')) {
      expect(heads.get(row['regno'])).toBe(`${row['name'] ?? ''} ${row['cerno'] ?? ''}`);
    }
  });

  test('penalties fall under all three regimes, with open and closed windows', async () => {
    const penalties = await rowsOf('town', 'penalty.csv');
    const days = penalties.map((row) => row['CF_JDRQ'] ?? '');
    expect(days.every((day) => day >= '2018/01/01' && day < '2026/11/21')).toBe(true);
    for (const [from, to] of [
      ['2019/07/01', '2023/05/01'],
      ['2023/05/01', '2026/04/01'],
      ['2026/04/01', '2027'],
    ]) {
      const within = penalties.filter(
        ({ CF_JDRQ: day = '' }) => day >= (from ?? '') && day < (to ?? ''),
      );
      expect(within.length).toBeGreaterThan(100);
    }
    const ends = penalties.map((row) => row['CF_GSJZQ'] ?? '').filter((end) => end !== '');
    expect(ends.filter((end) => end > '2026/11/21').length).toBeGreaterThan(100);
    expect(ends.filter((end) => end <= '2026/11/21').length).toBeGreaterThan(100);
  });

  test('a few have very many records', async () => {
    const perParty = new Map<string, number>();
    for (const { CF_XDR_MC: name = '' } of await rowsOf('town', 'penalty.csv')) {
      perParty.set(name, (perParty.get(name) ?? 0) + 1);
    }
    expect(Math.max(...perParty.values())).toBeGreaterThan(20 * (3400 / perParty.size));
  });
});

const verdictOf = (findings: readonly { severity: string }[]): string => {
  const severities = new Set(findings.map(({ severity }) => severity));
  if (severities.has('REJECTED')) return 'rejected';
  return severities.has('CLEANED') ? 'corrected' : 'stored';
};

/** What a second row says of the first is for the writer to find: to the reader it is one more sound row. */
const readersView = (expected: string): string =>
  ['unchanged', 'conflict'].includes(expected) ? 'stored' : expected;

describe('dirt', () => {
  test('spoilt.txt names every spoilt row of every file, and the reader reaches the verdict it expects', async () => {
    const { files, counts } = await generate('dirty', {
      enterprises: 600,
      persons: 1500,
      dirt: 0.4,
    });
    const stains = await rowsOf('dirty', 'spoilt.txt');
    const expected = new Map(
      stains.map((stain) => [`${stain['file'] ?? ''}:${stain['row'] ?? ''}`, stain]),
    );
    const wrong: string[] = [];
    for (const path of files) {
      const delivered = await openDelivered(path, { publicity: readPublicityRules(), today });
      expect(delivered.unknownColumns).toEqual([]);
      let read = 0;
      for await (const row of delivered.rows) {
        read = row.number;
        const stain = expected.get(`${basename(path)}:${row.number}`);
        const verdict = verdictOf(row.findings);
        if (verdict === readersView(stain?.['expected'] ?? 'stored')) continue;
        wrong.push(
          `${basename(path)} ${stain?.['kind'] ?? 'clean'} ${stain?.['column'] ?? ''}: ${verdict}`,
        );
      }
      expect(read).toBe(counts[basename(path)]);
    }
    expect(wrong).toEqual([]);
    expect(new Set(stains.map((stain) => stain['expected']))).toEqual(
      new Set(['stored', 'corrected', 'rejected', 'unchanged', 'conflict']),
    );
  });

  test('the share of spoilt rows is the stated one', async () => {
    const { counts } = await generate('tenth', { enterprises: 500, persons: 1250, dirt: 0.1 });
    const rows = Object.values(counts).reduce((sum, count) => sum + count, 0);
    const share = (await rowsOf('tenth', 'spoilt.txt')).length / rows;
    expect(share).toBeGreaterThan(0.08);
    expect(share).toBeLessThan(0.11);
  });

  test('a duplicate is the row before it again; a contradiction differs from it in the column it names', async () => {
    await generate('pairs', { enterprises: 400, persons: 1200, dirt: 0.4 });
    const lines = (await readFile(join(folder, 'pairs', 'enterprise.csv'), 'utf8')).split('\n');
    const stains = (await rowsOf('pairs', 'spoilt.txt')).filter(
      ({ file }) => file === 'enterprise.csv',
    );
    const ofKind = (kind: string) =>
      stains.filter((stain) => stain['kind'] === kind).map((stain) => Number(stain['row']));
    expect(ofKind('DUPLICATE').length).toBeGreaterThan(0);
    for (const row of ofKind('DUPLICATE')) expect(lines[row]).toBe(lines[row - 1]);
    expect(ofKind('CONTRADICTION').length).toBeGreaterThan(0);
    for (const row of ofKind('CONTRADICTION')) {
      const [before = [], after = []] = [lines[row - 1]?.split(','), lines[row]?.split(',')];
      expect(after[0]).toBe(before[0]);
      expect(after.filter((cell, at) => cell !== before[at])).toHaveLength(1);
    }
  });
});
