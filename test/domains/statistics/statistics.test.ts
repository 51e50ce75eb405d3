import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { gradeFigures } from '../../../src/domains/statistics/grade-figures.ts';
import {
  rateOf,
  tellPersons,
  timeliness,
  toldMonth,
} from '../../../src/domains/statistics/statistics.ts';
import { createTally, placesOf } from '../../../src/domains/statistics/tally.ts';
import { readStatisticsRules } from '../../../src/rules/statistics.ts';

const rules = readStatisticsRules();

describe('so few persons that they could be told apart', () => {
  test('are not counted out, and more are told in tens', () => {
    expect([0, 9, 10, 19, 20, 5_004_321].map((count) => tellPersons(count, rules))).toEqual([
      ...[null, null, 10, 10, 20, 5_004_320],
    ]);
  });

  test('one person more or less shows in at most one of ten numbers', () => {
    fc.assert(
      fc.property(fc.nat(100_000), (count) => {
        const seen = tellPersons(count, rules);
        if (seen === null) expect(count).toBeLessThan(10);
        else expect([seen % 10, count - seen < 10, seen <= count]).toEqual([0, true, true]);
      }),
    );
  });
});

describe('a row', () => {
  const row = (decidedOn: string, arrivedOn: string, firstDelivery = '2024-01-01') =>
    timeliness({ decidedOn, arrivedOn, firstDelivery }, rules);

  test('is in time up to the seventh working day after the decision, by the State Council’s calendar', () => {
    // National Day 2025: days off from 1 to 8 October, 28 September and 11 October worked
    expect(rules.calendar.add('2025-09-26', 7)).toBe('2025-10-13');
    expect(row('2025-09-26', '2025-10-13')).toBe('TIMELY');
    expect(row('2025-09-26', '2025-10-14')).toBe('LATE');
  });

  test('is late in a year without an announced calendar, too', () => {
    expect(row('2026-12-31', '2027-01-13')).toBe('LATE');
    expect(row('2026-12-31', '2027-01-12')).toBe('TIMELY');
    expect(row('1999-05-05', '2026-01-15', '1999-01-01')).toBe('LATE');
  });

  test('that was decided before the department first delivered is backlog', () => {
    expect(row('2023-12-31', '2026-01-15')).toBe('BACKLOG');
  });
});

test('months before the last 36 are told as one', () => {
  expect(toldMonth('2023-07', '2026-06-30', rules)).toBe('2023-07');
  expect(toldMonth('2023-06', '2026-06-30', rules)).toBeNull();
});

test('a rate of nothing is no rate', () => {
  expect([rateOf(0, 0), rateOf(1, 3), rateOf(3, 3)]).toEqual([null, 0.3333, 1]);
});

test('a place lies in its county, city and province; a code that is none lies in the city only', () => {
  expect(placesOf('990102')).toEqual(['', '99', '9901', '990102']);
  expect(placesOf(null)).toEqual(['']);
  expect(placesOf('99')).toEqual(['']);
});

test('the spread of grades adds up in every place that a cell lies in', () => {
  const cell = fc.record({
    scheme: fc.constant('S'),
    region: fc.constantFrom('990101', '990102', '980000', ''),
    industry: fc.constantFrom('A', 'C', ''),
    value: fc.constantFrom('优', '差'),
    count: fc.integer({ min: 1, max: 50 }),
  });
  fc.assert(
    fc.property(fc.array(cell), (cells) => {
      const places = gradeFigures(cells);
      const sum = (list: readonly { readonly count: number }[] = []) =>
        list.reduce((total, { count }) => total + count, 0);
      for (const place of ['', '99', '9901', '990102']) {
        const expected = sum(cells.filter(({ region }) => region.startsWith(place)));
        const figures = places.get(place);
        for (const list of [figures?.grades, figures?.industries, figures?.regions])
          expect(sum(list)).toBe(expected);
      }
    }),
  );
});

test('a tally adds up by its key and gives its cells in order', () => {
  const tally = createTally<[string, string | null]>();
  tally.add(['b', null], 1);
  tally.add(['a', 'x'], 2);
  tally.add(['b', null], 3);
  expect(tally.cells()).toEqual([
    { key: ['a', 'x'], count: 2 },
    { key: ['b', null], count: 4 },
  ]);
});
