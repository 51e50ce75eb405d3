// The dirt of running systems, one item a test, each with its verdict. Every person is made up.
import { describe, expect, test } from '@jest/globals';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { ReadRow } from '../../src/intake/facts.ts';
import { generateCity } from '../../src/intake/generate/generate-city.ts';
import { deliverRow, readAll, said } from '../kit/deliver.ts';

const uscc = '91520000214433792D';
const enterprise = { uniscid: uscc, regno: '', entname: '云澜远帆商贸有限公司' };

const subjectOf = ({ facts }: ReadRow) => {
  const [fact] = facts;
  return fact?.type === 'subject' ? fact : undefined;
};

describe('cells', () => {
  test.each([
    ['half-width brackets', '云澜(青屿)商贸有限公司', '云澜（青屿）商贸有限公司'],
    ['a tab inside', '云澜\t远帆商贸有限公司', '云澜远帆商贸有限公司'],
  ])('a name with %s is cleaned, the original kept', async (_, written, name) => {
    const row = await deliverRow({ ...enterprise, entname: written });
    expect(subjectOf(row)?.attributes.name).toBe(name);
    expect(row.findings).toMatchObject([
      { rule: 'NAME_WRITING', severity: 'CLEANED', value: written },
    ]);
    expect(row.cells['entname']).toBe(written);
  });

  test.each(['\\N', '暂无', '无', '-', '[]号'])('%s says nothing', async (dom) => {
    const row = await deliverRow({ ...enterprise, dom });
    expect(said(row)).toEqual(['CLEANED NO_TEXT dom']);
    expect(subjectOf(row)?.attributes).not.toHaveProperty('address');
  });

  test.each([
    ['1899-12-31', ['CLEANED NO_DATE opto']],
    ['1900-01-01', ['CLEANED NO_DATE opto']],
    ['2099-12-31', []],
    ['9999-09-09', ['CLEANED OPEN_END_WRITING opto']],
  ])('the sentinel %s is no date', async (opto, remarks) => {
    const row = await deliverRow({ ...enterprise, opto });
    expect(said(row)).toEqual(remarks);
    expect(subjectOf(row)?.attributes).not.toHaveProperty('operatesUntil');
  });

  test.each([
    ['20200316', '2020-03-16'],
    ['1584288000000', '2020-03-16'],
    ['2020年3月16日', '2020-03-16'],
  ])('the date %s is cleaned', async (estdate, date) => {
    const row = await deliverRow({ ...enterprise, estdate });
    expect(said(row)).toEqual(['CLEANED DATE_WRITING estdate']);
    expect(subjectOf(row)?.attributes.establishedOn).toBe(date);
  });

  test('a date that cannot be rejects the row, with column and remedy', async () => {
    const row = await deliverRow({ ...enterprise, estdate: '2021-02-30' });
    expect(row.facts).toEqual([]);
    expect(row.findings).toMatchObject([
      { column: 'estdate', rule: 'DATE_UNREADABLE', severity: 'REJECTED', value: '2021-02-30' },
    ]);
  });

  test('a decimal comma is cleaned', async () => {
    const row = await deliverRow({ ...enterprise, regcap: '5,000000' });
    expect(said(row)).toEqual(['CLEANED NUMBER_WRITING regcap']);
    expect(subjectOf(row)?.attributes.registeredCapital).toBe('5');
  });
});

describe('identifiers', () => {
  test.each([
    ['91350100M0001TGQXM', 'FLAGGED CHECK_DIGIT uniscid'],
    ['9144030071528807XQ', 'FLAGGED CHECK_DIGIT uniscid'],
    ['9152 0000-214433792d', 'CLEANED CODE_WRITING uniscid'],
  ])('the credit code %s is kept: %s', async (uniscid, remark) => {
    const row = await deliverRow({ ...enterprise, uniscid });
    expect(said(row)).toContain(remark);
    expect(subjectOf(row)?.party.uscc).toBe(uniscid.replace(/[ -]/g, '').toUpperCase());
    expect(subjectOf(row)?.attributes.checkDigitValid).toBe(!remark.startsWith('FLAGGED'));
  });

  test('a placeholder is no code; the registration number beside it is enough', async () => {
    const row = await deliverRow({
      ...enterprise,
      uniscid: '00000000000000000X',
      regno: '520000000000017',
    });
    expect(said(row)).toEqual(['CLEANED CODE_PLACEHOLDER uniscid']);
    expect(subjectOf(row)?.party).toEqual({
      kind: 'ENTERPRISE',
      registrationNumber: '520000000000017',
      name: enterprise.entname,
    });
  });

  test('a registration number in the column of the code is moved', async () => {
    const row = await deliverRow({ ...enterprise, uniscid: '520000000000017' });
    expect(said(row)).toEqual(['CLEANED CODE_IN_WRONG_COLUMN uniscid']);
    expect(subjectOf(row)?.party.registrationNumber).toBe('520000000000017');
  });

  test.each(['990101198001010014', '990101800101001'])(
    'a personal number in the column of the code is neither used nor shown: %s',
    async (uniscid) => {
      const row = await deliverRow({ ...enterprise, uniscid, regno: '520000000000017' });
      expect(said(row)).toEqual(['FLAGGED ID_NUMBER_AS_CODE uniscid']);
      expect(JSON.stringify([row.facts, row.findings])).not.toContain(uniscid);
    },
  );

  test('a personal number that slipped into another column is masked in what is said of it', async () => {
    const row = await deliverRow({ ...enterprise, estdate: '990101198001010014' });
    expect(row.findings).toMatchObject([{ rule: 'DATE_UNREADABLE', value: '990***************' }]);
  });

  test('an organisation code with a hyphen is cleaned', async () => {
    const row = await deliverRow({
      CF_XDR_MC: enterprise.entname,
      CF_XDR_SHXYM: uscc,
      CF_XDR_ZDM: '74218321-3',
      CF_WSH: '云罚1',
      CF_JDRQ: '2020/01/01',
      CF_XZJG: '云澜市城市管理局',
    });
    expect(said(row)).toContain('CLEANED CODE_WRITING CF_XDR_ZDM');
    expect(row.facts).toMatchObject([{ party: { uscc, organizationCode: '742183213' } }]);
  });

  const person = { personname: '陈云舟', certype: '身份证' };
  test('an ID number of 15 digits is made whole; what is said of it is masked', async () => {
    const row = await deliverRow({ ...person, cerno: '990101800101001' });
    expect(subjectOf(row)?.party.idNumber).toMatch(/^99010119800101001.$/);
    expect(row.findings).toMatchObject([
      { rule: 'ID_NUMBER_WRITING', severity: 'CLEANED', value: '990************' },
    ]);
  });

  test('a wrong check digit is kept and flagged', async () => {
    const row = await deliverRow({ ...person, cerno: '990101198001010010' });
    expect(said(row)).toEqual(['FLAGGED CHECK_DIGIT cerno']);
    expect(subjectOf(row)?.party.idNumber).toBe('990101198001010010');
  });

  test('a document of another kind is taken as it is', async () => {
    const row = await deliverRow({ ...person, certype: '护照', cerno: 'x0000001' });
    expect(said(row)).toEqual(['CLEANED WORD_WRITING certype']);
    expect(subjectOf(row)?.party).toMatchObject({ idType: '护照号', idNumber: 'X0000001' });
  });
});

const verdictOf = ({ findings }: ReadRow): string => {
  if (findings.some(({ severity }) => severity === 'REJECTED')) return 'rejected';
  return findings.some(({ severity }) => severity === 'CLEANED') ? 'corrected' : 'stored';
};

// whether a row is unchanged or in conflict is told by what is stored already, not by the row
const told = (verdict: string | undefined) =>
  verdict === 'unchanged' || verdict === 'conflict' ? 'stored' : verdict;

test('a dirty city: every row of every table gets the verdict that the list of its dirt states', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'hub-city-'));
  try {
    const city = await generateCity({
      directory,
      enterprises: 200,
      seed: 3,
      dirt: 0.3,
      today: '2026-06-29',
    });
    const stains: Record<string, string>[] = parse(await readFile(city.spoiltFile ?? ''), {
      columns: true,
      bom: true,
    });
    const expected = new Map(
      stains.map(({ file, row, expected }) => [`${file ?? ''}:${row ?? ''}`, told(expected)]),
    );
    const wrong: string[] = [];
    for (const path of city.files) {
      const { rows } = await readAll(path);
      expect(rows).toHaveLength(city.counts[basename(path)] ?? 0);
      for (const row of rows) {
        const place = `${basename(path)}:${row.number}`;
        if (verdictOf(row) !== (expected.get(place) ?? 'stored'))
          wrong.push(`${place} ${said(row).join()}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(expected.size).toBeGreaterThan(500);
  } finally {
    await rm(directory, { recursive: true });
  }
});
