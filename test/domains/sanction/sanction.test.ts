import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isActive } from '../../../src/domains/sanction/sanction.ts';
import { endOf, endOfGround, readSanctionRules } from '../../../src/rules/groundings.ts';

const { groundings, measures } = readSanctionRules();
const ruleOf = (maxMonths: number | null) => {
  const [rule] = groundings;
  const [measure] = measures;
  if (!rule || !measure) throw new Error('There are no rules.');
  return { rule: { ...rule, maxMonths }, measure };
};
const clocks = { validAt: '2026-06-30', knownAt: '2026-06-30T04:00:00.000Z' };
const sanction = { from: '2026-01-01', to: '2026-07-01', imposedAt: '2026-01-01T00:00:00.000Z' };

describe('a sanction is active', () => {
  test('from its first day until the day before its end', () => {
    const on = (validAt: string) => isActive(sanction, { ...clocks, validAt });
    expect(['2025-12-31', '2026-01-01', '2026-06-30', '2026-07-01'].map(on)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  test('until it is lifted, as far as was known', () => {
    const lifted = { ...sanction, liftedAt: '2026-06-30T04:00:00.000Z' };
    expect(isActive(lifted, clocks)).toBe(false);
    expect(isActive(lifted, { ...clocks, knownAt: '2026-06-30T03:59:59.999Z' })).toBe(true);
  });

  test('not before it was imposed', () => {
    expect(isActive(sanction, { ...clocks, knownAt: '2025-12-31T00:00:00.000Z' })).toBe(false);
  });
});

const day = fc
  .integer({ min: 0, max: 20_000 })
  .map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));

describe('its end', () => {
  test('is the latest of its grounds, never later than was asked', () => {
    const end = fc.option(day, { nil: null });
    fc.assert(
      fc.property(fc.array(end, { minLength: 1, maxLength: 5 }), end, (ends, asked) => {
        const far = '9999-12-31';
        const latest =
          ends
            .map((one) => one ?? far)
            .sort()
            .at(-1) ?? far;
        const expected = [latest, asked ?? far].sort()[0];
        expect(endOf(ends, asked) ?? far).toBe(expected);
      }),
    );
  });

  test('of one ground is the end of its window or of the rule, whichever is first', () => {
    const ground = { id: 'rec_1', decidedOn: '2024-02-29', publicTo: '2026-12-31' };
    expect(endOfGround(ground, ruleOf(null))).toBe('2026-12-31');
    expect(endOfGround(ground, ruleOf(12))).toBe('2025-02-28');
    expect(endOfGround({ ...ground, publicTo: null }, ruleOf(null))).toBeNull();
  });
});
