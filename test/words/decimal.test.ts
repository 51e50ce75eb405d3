import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareDecimals, readDecimal, sumDecimals } from '../../src/words/decimal.ts';

const micros = fc.bigInt({ min: -(10n ** 24n) + 1n, max: 10n ** 24n - 1n });
const fixed6 = (value: bigint) => {
  const size = String(value < 0n ? -value : value).padStart(7, '0');
  return `${value < 0n ? '-' : ''}${size.slice(0, -6)}.${size.slice(-6)}`;
};
const canonical = (value: bigint) => readDecimal(fixed6(value))?.value ?? '';

describe('readDecimal', () => {
  it.each([
    ['0.2', '0.2', false],
    ['12.500000', '12.5', false],
    ['100', '100', false],
    ['007', '7', false],
    ['-3.10', '-3.1', false],
    ['-0.0', '0', false],
    ['+5', '5', true],
    ['.5', '0.5', true],
    ['5.', '5', true],
    [' 8 ', '8', false],
    ['1,234.5', '1234.5', true],
    ['1,234,567', '1234567', true],
    ['-1,000', '-1000', true],
    ['5,000000', '5', true],
    ['12,345678', '12.345678', true],
    ['1234,500000', '1234.5', true],
    ['１２３', '123', true],
    ['１，２３４．５', '1234.5', true],
    ['−2', '-2', true],
    ['999999999999999999.999999', '999999999999999999.999999', false],
    ['0.123456789012345678', '0.123456789012345678', false],
  ])('reads %p as %s', (text, value, cleaned) => {
    expect(readDecimal(text)).toEqual({ value, cleaned });
  });

  it.each([
    '',
    '.',
    '-',
    '无',
    '100万元',
    '1.2E+05',
    '1e5',
    '12,34',
    '1,2345',
    '1,23,456',
    '1.2.3',
    '5,0000000',
    '--1',
    '0x10',
    '1234567890123456789',
    '0.1234567890123456789',
  ])('cannot read %p', (text) => {
    expect(readDecimal(text)).toBeUndefined();
  });

  it('reads a canonical decimal as itself', () => {
    fc.assert(
      fc.property(micros, (value) => {
        const text = canonical(value);
        expect(readDecimal(text)).toEqual({ value: text, cleaned: false });
      }),
    );
  });
});

describe('sums and order', () => {
  it('adds tenths without loss', () => {
    expect(sumDecimals(['0.1', '0.2'])).toBe('0.3');
    expect(sumDecimals([])).toBe('0');
    expect(sumDecimals(['999999999999999999.999999', '0.000001'])).toBe('1000000000000000000');
  });

  it('sums and compares as integers of the last place do', () => {
    fc.assert(
      fc.property(fc.array(micros), micros, micros, (values, a, b) => {
        const total = values.reduce((sum, value) => sum + value, 0n);
        expect(compareDecimals(sumDecimals(values.map(canonical)), fixed6(total))).toBe(0);
        expect(compareDecimals(canonical(a), canonical(b))).toBe(a === b ? 0 : a < b ? -1 : 1);
      }),
    );
  });

  it('refuses what is no exact decimal', () => {
    expect(() => sumDecimals(['1', 'x'])).toThrow(
      expect.objectContaining({ code: 'BAD_USER_INPUT' }),
    );
  });
});
