import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { generateCity, type GeneratedCity } from '../../../src/intake/generate/generate-city.ts';

type Cells = Readonly<Record<string, string>>;
type Holders = ReadonlyMap<string, readonly string[]>;

let folder = '';
let city: GeneratedCity;
let lines: readonly Cells[] = [];
/** Names of present corporate holders by the name of the firm held. */
let holders: Holders = new Map();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'holdings-'));
  city = await generateCity({
    directory: folder,
    enterprises: 2000,
    persons: 6000,
    seed: 5,
    today: '2026-11-21',
  });
  lines = parse(await readFile(join(folder, 'shareholder.csv'), 'utf8'), { columns: true });
  const found = new Map<string, string[]>();
  for (const { entname = '', inv = '', invtype, enddate } of lines) {
    if (invtype !== '自然人' && enddate === '')
      found.set(entname, [...(found.get(entname) ?? []), inv]);
  }
  holders = found;
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** The longest way up from a firm that meets no firm twice. */
const depthAbove = (firm: string, below: readonly string[] = []): number => {
  const above = (holders.get(firm) ?? []).filter(
    (holder) => holder !== firm && !below.includes(holder),
  );
  return Math.max(0, ...above.map((holder) => 1 + depthAbove(holder, [...below, firm])));
};

/** Lengths of the rings through a firm, up to six firms. */
const ringsThrough = (start: string, at = start, length = 1): number[] =>
  (holders.get(at) ?? []).flatMap((holder) => {
    if (holder === start) return [length];
    return length < 6 && holder !== at ? ringsThrough(start, holder, length + 1) : [];
  });

const named = (key: string): string =>
  city.landmarks.firms.find((firm) => firm.key === key)?.name ?? '';

describe('the shareholder lists of a city of 2,000 firms', () => {
  test('a chain is at least eight holdings deep', () => {
    expect(Math.max(...[...holders.keys()].map((firm) => depthAbove(firm)))).toBeGreaterThanOrEqual(
      8,
    );
  });

  test('there are rings of two, three, four and five firms, and firms that hold themselves', () => {
    const lengths = new Set([...holders.keys()].flatMap((firm) => ringsThrough(firm)));
    expect([1, 2, 3, 4, 5].every((length) => lengths.has(length))).toBe(true);
  });

  test('a state body holds at least one firm of twenty, a nominee account dozens, most holders one', () => {
    const held = new Map<string, number>();
    for (const { inv = '' } of lines) held.set(inv, (held.get(inv) ?? 0) + 1);
    expect(held.get(named('stateAssets'))).toBeGreaterThanOrEqual(100);
    expect(held.get(named('nominee'))).toBeGreaterThanOrEqual(25);
    expect([...held.values()].filter((count) => count === 1).length).toBeGreaterThan(held.size / 2);
  });

  test('ratios are missing with and without a subscribed amount, and some holders are former ones', () => {
    const silent = lines.filter((line) => line['conprop'] === '');
    expect(silent.some((line) => line['subconam'] !== '')).toBe(true);
    expect(silent.some((line) => line['subconam'] === '')).toBe(true);
    expect(lines.filter((line) => line['enddate'] !== '').length).toBeGreaterThan(50);
  });

  test('persons come with and without a number, firms with a code and by name only', () => {
    const isPerson = ({ invtype }: Cells) => invtype === '自然人';
    const persons = lines.filter(isPerson);
    const firms = lines.filter((line) => !isPerson(line));
    expect(persons.some((line) => line['cerno'] === '')).toBe(true);
    expect(persons.filter((line) => line['cerno'] !== '').length).toBeGreaterThan(
      persons.length / 2,
    );
    expect(firms.some((line) => line['blicno'] === '')).toBe(true);
    expect(firms.filter((line) => line['blicno'] !== '').length).toBeGreaterThan(firms.length / 2);
  });

  test('most lists add up to 100 %, some do not, and some name a holder twice', () => {
    const sums = new Map<string, number>();
    const pairs = new Map<string, number>();
    for (const { entname = '', inv = '', conprop = '', enddate } of lines) {
      if (enddate !== '') continue;
      sums.set(entname, (sums.get(entname) ?? 0) + Math.round(Number(conprop) * 100));
      pairs.set(`${entname}|${inv}`, (pairs.get(`${entname}|${inv}`) ?? 0) + 1);
    }
    const whole = [...sums.values()].filter((sum) => sum === 10_000).length;
    expect(whole).toBeGreaterThan(sums.size * 0.6);
    expect([...sums.values()].some((sum) => sum > 10_000 || (sum > 0 && sum < 9_900))).toBe(true);
    expect([...pairs.values()].filter((count) => count > 1).length).toBeGreaterThan(5);
  });
});

describe('the family of the listed firm', () => {
  const ratio = (holder: string, firm: string): number =>
    Number(lines.find((line) => line['inv'] === holder && line['entname'] === firm)?.['conprop']) /
    100;

  test('one person controls it: .20 of his own and .40 of a firm that he controls through a ring', () => {
    const person = city.landmarks.persons.controller.name;
    const [listed, group, investment] = [named('listed'), named('group'), named('investment')];
    const trading = '玄武商贸有限公司';
    expect(ratio(person, listed) + ratio(trading, listed)).toBeCloseTo(0.6);
    expect(ringsThrough(trading)).toContain(2);
    // multiplied: b = .6 g + .1 t, t = .7 b + .3 g, with g = .8
    const g = ratio(person, group);
    const b =
      (ratio(group, investment) * g + ratio(trading, investment) * ratio(group, trading) * g) /
      (1 - ratio(trading, investment) * ratio(investment, trading));
    const t = ratio(investment, trading) * b + ratio(group, trading) * g;
    expect(ratio(person, listed) + ratio(trading, listed) * t).toBeCloseTo(0.447742, 5);
  });

  test('its legal representative is a judgment defaulter of his own', async () => {
    const { name, idNumber } = city.landmarks.persons.representative;
    const firms: Cells[] = parse(await readFile(join(folder, 'enterprise.csv'), 'utf8'), {
      columns: true,
    });
    expect(firms.find((row) => row['entname'] === named('listed'))).toMatchObject({
      name,
      cerno: idNumber,
    });
    const defaults: Cells[] = parse(await readFile(join(folder, 'judgment-default.csv'), 'utf8'), {
      columns: true,
    });
    expect(defaults).toContainEqual(expect.objectContaining({ bzxrmc: name, sfzhm: idNumber }));
  });
});
