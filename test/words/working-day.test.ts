import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../src/words/calendar-date.ts';
import { calendarOf, shippedCalendar } from '../../src/rules/calendars.ts';

const { add: addWorkingDays, between: workingDaysBetween, unannounced } = shippedCalendar;

const date = fc
  .date({ min: new Date('2005-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  .map((instant) => instant.toISOString().slice(0, 10));
const isWorkingDay = (day: string) => workingDaysBetween(addDays(day, -1), day) === 1;

describe('the calendar of the State Council', () => {
  it.each([
    ['2026-02-14', true, 'a worked Saturday before the Spring Festival'],
    ['2026-02-16', false, 'a Monday of the Spring Festival'],
    ['2026-02-23', false, 'the last day of the Spring Festival'],
    ['2026-02-24', true, 'the day after'],
    ['2025-09-28', true, 'a worked Sunday before National Day'],
    ['2025-10-08', false, 'the last day of National Day and Mid-autumn'],
    ['2020-01-31', false, 'the Spring Festival lengthened in the epidemic'],
    ['2026-11-21', false, 'an ordinary Saturday'],
    ['2026-11-20', true, 'an ordinary Friday'],
  ])('%s works: %p (%s)', (day, works) => {
    expect(isWorkingDay(day)).toBe(works);
  });

  it('has about 250 working days in each year it knows', () => {
    for (let year = 2005; year <= 2026; year += 1) {
      const days = workingDaysBetween(`${year - 1}-12-31`, `${year}-12-31`);
      expect([year, days >= 245 && days <= 256]).toEqual([year, true]);
    }
  });
});

describe('addWorkingDays', () => {
  it('skips holidays and counts worked weekends', () => {
    expect(addWorkingDays('2026-02-13', 1)).toBe('2026-02-14');
    expect(addWorkingDays('2026-02-13', 2)).toBe('2026-02-24');
    expect(addWorkingDays('2026-02-24', -1)).toBe('2026-02-14');
    expect(addWorkingDays('2026-02-18', 0)).toBe('2026-02-18');
    expect(addWorkingDays('2026-02-18', -1)).toBe('2026-02-14');
  });

  it('walks day by day to the same answer', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 1, max: 30 }), (start, n) => {
        let [day, left] = [start, n];
        while (left > 0) {
          day = addDays(day, 1);
          if (isWorkingDay(day)) left -= 1;
        }
        expect(addWorkingDays(start, n)).toBe(day);
      }),
    );
  });

  it('is undone by workingDaysBetween', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -60, max: 60 }), (start, n) => {
        expect(workingDaysBetween(start, addWorkingDays(start, n))).toBe(n);
      }),
    );
  });
});

describe('a year that is not announced', () => {
  it('is reckoned from weekends and the statutory days off', () => {
    // 除夕 2027 is Friday, 5 February; 初一 to 初三 are Saturday to Monday
    expect(addWorkingDays('2027-02-04', 1)).toBe('2027-02-09');
    // 1 and 2 May 2028 are Monday and Tuesday
    expect(addWorkingDays('2028-04-28', 1)).toBe('2028-05-03');
    // 1 January 2027 is a Friday
    expect(addWorkingDays('2026-12-31', 1)).toBe('2027-01-04');
  });

  it('is told of by every count that goes through it', () => {
    expect(unannounced('2026-12-24', '2026-12-31')).toEqual([]);
    expect(unannounced('2026-12-24', '2027-01-08')).toEqual([2027]);
    expect(unannounced('2028-01-08', '2026-12-24')).toEqual([2027, 2028]);
  });

  it('before the wording of 2025 has weekends alone', () => {
    expect(workingDaysBetween('1999-04-30', '1999-05-04')).toBe(2);
  });

  it('follows the notice as soon as there is one, also where it names the December before', () => {
    const { add, unannounced: without } = calendarOf([
      { year: 2026, daysOff: ['2026-10-01'], workedWeekends: [] },
      { year: 2027, daysOff: ['2026-12-31', '2027-01-01'], workedWeekends: ['2027-01-03'] },
    ]);
    expect(add('2026-12-30', 1)).toBe('2027-01-03');
    expect(without('2026-12-30', '2027-12-31')).toEqual([]);
  });
});

describe('what cannot be counted', () => {
  it('is a date that is none, or a number that is no number of days', () => {
    expect(() => addWorkingDays('2026-02-30', 1)).toThrow('real calendar date');
    expect(() => addWorkingDays('2026-02-03', 0.5)).toThrow('whole days');
    expect(() => addWorkingDays('2026-02-03', 10_001)).toThrow('whole days');
  });
});
