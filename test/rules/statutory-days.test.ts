import { describe, expect, test } from '@jest/globals';
import { shippedYears } from '../../src/rules/calendars.ts';
import { readStatutoryDays } from '../../src/rules/statutory-days.ts';

const statutoryDays = readStatutoryDays();

describe('statutory days off', () => {
  test.each([
    [2027, '01-01 02-05 02-06 02-07 02-08 04-05 05-01 05-02 06-09 09-15 10-01 10-02 10-03'],
    // the fifth month is doubled in 2028: only the first one has the festival
    [2028, '01-01 01-25 01-26 01-27 01-28 04-04 05-01 05-02 05-28 10-01 10-02 10-03'],
  ])('of %d', (year, days) => {
    expect(
      [...statutoryDays(year)]
        .sort()
        .map((day) => day.slice(5))
        .join(' '),
    ).toBe(days);
  });

  test('are days off in every notice since the wording of 2025', () => {
    for (const { year, daysOff } of shippedYears.filter((one) => one.year >= 2025)) {
      const missing = [...statutoryDays(year)].filter((day) => !daysOff.includes(day));
      expect([year, missing]).toEqual([year, []]);
    }
  });

  test('are not known before that wording', () => {
    expect(statutoryDays(2024).size).toBe(0);
  });
});
