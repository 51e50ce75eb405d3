import { describe, expect, test } from '@jest/globals';
import { asOfNow, checkedDate, resolveAsOf } from '../../src/words/as-of.ts';

const base = { validAt: '2026-06-30', knownAt: '2026-06-30T04:00:00.000Z' };

test('now is a day of China and an instant', () => {
  expect(asOfNow(new Date('2026-06-30T15:59:59Z'))).toEqual({
    validAt: '2026-06-30',
    knownAt: '2026-06-30T15:59:59.000Z',
  });
  expect(asOfNow(new Date('2026-06-30T16:00:00Z')).validAt).toBe('2026-07-01');
});

test.each([undefined, null, {}, { validAt: null, knownAt: null }])(
  'what %j does not say is taken from above',
  (input) => {
    expect(resolveAsOf(input, base)).toEqual(base);
  },
);

test('one clock can be set without the other', () => {
  expect(resolveAsOf({ validAt: '2020-02-29' }, base)).toEqual({ ...base, validAt: '2020-02-29' });
  expect(resolveAsOf({ knownAt: '2026-01-01T08:00:00+08:00' }, base)).toEqual({
    ...base,
    knownAt: '2026-01-01T00:00:00.000Z',
  });
});

describe('refused, in words that name the argument', () => {
  test.each([
    '2026-02-30',
    '2025-02-29',
    '2026/01/01',
    '20260101',
    '2026-1-1',
    '',
    '2026-13-01',
    '2026-01-01 ',
  ])('the day %j', (day) => {
    expect(() => checkedDate('asOf.validAt', day)).toThrow(
      expect.objectContaining({
        code: 'BAD_USER_INPUT',
        message: expect.stringContaining('asOf.validAt') as unknown,
      }),
    );
  });

  test.each([
    '2026-01-01',
    '2026-01-01T00:00:00',
    '2026-01-01T25:00:00Z',
    'now',
    '2026-01-01T00:00:00Z\n',
    // Date.parse would move this day to March
    '2028-02-30T00:00:00Z',
    // the offset carries it into the year 10000, whose text sorts before all others
    '9999-12-31T23:59:59-12:00',
  ])('the instant %j', (knownAt) => {
    expect(() => resolveAsOf({ knownAt }, base)).toThrow(
      expect.objectContaining({
        code: 'BAD_USER_INPUT',
        message: expect.stringContaining('asOf.knownAt') as unknown,
      }),
    );
  });
});
