import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createReportKeys } from '../../src/access/report-keys.ts';
import { HubError } from '../../src/errors.ts';

const keys = createReportKeys({ numberSealKey: 'c'.repeat(43) });
const others = createReportKeys({ numberSealKey: 'd'.repeat(43) });

test('numbers are of their day and never the same', () => {
  const numbers = Array.from({ length: 200 }, () => keys.number('2026-05-01'));
  for (const number of numbers) expect(number).toMatch(/^R-20260501-[0-9A-HJKMNP-TV-Z]{16}$/);
  expect(new Set(numbers).size).toBe(200);
});

test('a code belongs to one number of one hub', () => {
  const number = keys.number('2026-05-01');
  expect(keys.code(number)).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
  expect(keys.isCode(number, keys.code(number))).toBe(true);
  expect(keys.isCode(keys.number('2026-05-01'), keys.code(number))).toBe(false);
  expect(others.isCode(number, keys.code(number))).toBe(false);
  fc.assert(fc.property(fc.string(), (text) => !keys.isCode(number, text)));
});

test('a signature holds for its parts alone, and for no other cut of the same letters', () => {
  const signature = keys.sign('a', 'bc');
  expect(keys.isSigned(signature, 'a', 'bc')).toBe(true);
  expect(keys.isSigned(signature, 'ab', 'c')).toBe(false);
  expect(others.isSigned(signature, 'a', 'bc')).toBe(false);
});

test('sealed bytes open under their name with the same keys, and not when a single bit was changed', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 500 }), fc.nat(), (bytes, at) => {
      const sealed = keys.seal('one', bytes);
      expect(keys.open('one', sealed)).toEqual(Buffer.from(bytes));
      expect(() => keys.open('other', sealed)).toThrow(HubError);
      expect(() => others.open('one', sealed)).toThrow(HubError);
      const changed = Buffer.from(sealed);
      const place = at % changed.length;
      changed[place] = (changed[place] ?? 0) ^ 1;
      expect(() => keys.open('one', changed)).toThrow(HubError);
    }),
    { numRuns: 50 },
  );
});
