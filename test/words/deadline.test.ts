import { describe, expect, test } from '@jest/globals';
import { calendarOf, shippedYears } from '../../src/rules/calendars.ts';
import { deadlineOn } from '../../src/words/deadline.ts';

// as it stood before a notice for 2027 came
const calendar = calendarOf(shippedYears.filter(({ year }) => year <= 2026));
const on = (today: string, from = '2026-11-20', days = 10) =>
  deadlineOn('DECISION', { calendar, from, days, close: 2 }, today);

describe('a deadline', () => {
  test('that has passed is over in a year without an announced calendar', () => {
    expect(on('2027-01-04')).toMatchObject({
      dueOn: '2026-12-04',
      isOver: true,
      isProvisional: false,
      note: null,
    });
    expect(on('2027-01-04').workingDaysLeft).toBeLessThan(-15);
  });

  test('that falls into such a year has its day, marked as provisional', () => {
    const found = on('2026-12-24', '2026-12-24');
    expect(found).toMatchObject({ dueOn: '2027-01-08', isOver: false, isProvisional: true });
    expect(found.note).toContain('2027');
  });

  test.each([
    ['2027-01-08', 0, true, false],
    ['2027-01-09', -1, false, true],
    ['2027-01-11', -1, false, true],
    ['2028-06-01', -345, false, true],
  ])('on %s has %d working days left', (today, left, isClose, isOver) => {
    const found = on(today, '2026-12-24');
    expect([found.isClose, found.isOver]).toEqual([isClose, isOver]);
    if (left > -10) expect(found.workingDaysLeft).toBe(left);
    else expect(found.workingDaysLeft).toBeLessThan(-300);
  });

  test('wholly in 2028 is counted there', () => {
    // 除夕 2028 is 25 January
    expect(on('2028-01-24', '2028-01-20', 4)).toMatchObject({
      dueOn: '2028-02-01',
      workingDaysLeft: 2,
      isProvisional: true,
    });
  });
});
