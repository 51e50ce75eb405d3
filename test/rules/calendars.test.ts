import { describe, expect, test } from '@jest/globals';
import { calendarFile, differingDays, shippedYears } from '../../src/rules/calendars.ts';
import { readRules } from '../../src/rules/read-rules.ts';

const year = {
  year: 2027,
  source: '国办发明电〔2026〕99号 (made up)',
  publishedOn: '2026-11-25',
  daysOff: ['2026-12-31', '2027-01-01', '2027-10-01'],
  workedWeekends: ['2027-01-03'],
};
const read = (change: object) => () =>
  readRules({ file: '2027.json', text: JSON.stringify({ ...year, ...change }) }, calendarFile);

describe('the file of a year', () => {
  test('says its notice and when it was published', () => {
    expect(read({})()).toEqual(year);
  });

  test.each([
    [{ publishedOn: '2026-02-30' }, 'publishedOn: not a calendar date'],
    [{ source: '' }, 'source: '],
    [{ workedWeekends: ['2027-01-04'] }, 'workedWeekends: a worked weekend is a weekend'],
    [{ daysOff: [...year.daysOff, '2027-01-03'] }, 'a day is both off and worked'],
    [{ daysOff: [...year.daysOff, '2028-01-01'] }, 'a day lies neither in the year nor'],
    [{ daysOff: ['2027-01-01'] }, 'National Day is not among the days off'],
    [{ daysOff: [...year.daysOff, '2027-10-01'] }, 'daysOff: a day stands twice'],
  ])('is refused with %j', (change, place) => {
    expect(read(change)).toThrow(`2027.json: `);
    expect(read(change)).toThrow(place);
  });
});

test('the release knows the years from 2004 on without a gap', () => {
  const years = shippedYears.map((one) => one.year);
  expect(years).toEqual(years.map((_, at) => 2004 + at));
  expect(years).toContain(2026);
});

test('two notices for one year differ by the days that only one of them names', () => {
  const later = { ...year, daysOff: ['2027-01-01', '2027-01-02', '2027-10-01'] };
  expect(differingDays(year, later)).toEqual(['2026-12-31', '2027-01-02']);
  expect(differingDays(year, year)).toEqual([]);
});
