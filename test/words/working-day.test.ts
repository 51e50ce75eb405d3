import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../src/words/calendar-date.ts';
import { addWorkingDays, workingDaysBetween } from '../../src/words/working-day.ts';

const date = fc
  .date({ min: new Date('2005-01-01'), max: new Date('2025-12-31'), noInvalidDate: true })
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

describe('a year without a calendar', () => {
  it.each([
    ['2098', () => addWorkingDays('2098-01-01', 1)],
    ['2003', () => addWorkingDays('2004-01-05', -10)],
    ['1999', () => workingDaysBetween('1999-12-31', '2026-01-05')],
    ['2098', () => workingDaysBetween('2026-01-05', '2098-03-01')],
  ])('%s is named, never guessed', (year, ask) => {
    expect(ask).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }));
    expect(ask).toThrow(year);
  });

  it('is told apart from a date that is none', () => {
    expect(() => addWorkingDays('2026-02-30', 1)).toThrow('real calendar date');
    expect(() => addWorkingDays('2026-02-03', 0.5)).toThrow('whole days');
  });

  it('ends the count at the last known year', () => {
    expect(() => addWorkingDays('2026-12-31', 400)).toThrow(/year 20\d\d/);
  });
});
