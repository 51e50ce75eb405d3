import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  add,
  compare,
  divide,
  multiply,
  one,
  ratioOf,
  subtract,
  toDecimalText,
  toNumber,
  zero,
  type Ratio,
} from '../../src/words/ratio.ts';

const bigInteger = fc.bigInt({ min: -(10n ** 60n), max: 10n ** 60n });
const ratio = fc
  .tuple(
    bigInteger,
    bigInteger.filter((d) => d !== 0n),
  )
  .map(([n, d]) => divide(ratioOf(String(n)), ratioOf(String(d))));
const finite = fc.double({ noNaN: true, noDefaultInfinity: true });

const power = (base: number, exponent: number): Ratio => {
  const size = ratioOf(String(BigInt(base) ** BigInt(Math.abs(exponent))));
  return exponent < 0 ? divide(one, size) : size;
};

/** The exact rational value of a double, read from its bits. */
const exact = (value: number): Ratio => {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, value);
  const all = bits.getBigUint64(0);
  const field = Number((all >> 52n) & 0x7ffn);
  const significand = (all & ((1n << 52n) - 1n)) | (field === 0 ? 0n : 1n << 52n);
  const size = multiply(ratioOf(String(significand)), power(2, Math.max(field, 1) - 1075));
  return value < 0 ? subtract(zero, size) : size;
};

/** The double next above a positive finite one. */
const nextUp = (value: number): number => {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, value);
  bits.setBigUint64(0, bits.getBigUint64(0) + 1n);
  return bits.getFloat64(0);
};

const middle = (a: Ratio, b: Ratio) => divide(add(a, b), ratioOf(2));

describe('ratioOf', () => {
  it.each([
    ['0.25', 1n, 4n],
    ['-0.50', -1n, 2n],
    ['+3', 3n, 1n],
    [' 1e-7 ', 1n, 10_000_000n],
    ['1.5E2', 150n, 1n],
    ['-0', 0n, 1n],
    [0.1, 1n, 10n],
    [1e21, 10n ** 21n, 1n],
    [5e-324, 5n, 10n ** 324n / 1n],
  ])('reads %s exactly and reduced', (text, n, d) => {
    const expected = divide(ratioOf(String(n)), ratioOf(String(d)));
    expect(ratioOf(text)).toEqual(expected);
  });

  it.each(['', ' ', '1/2', '.5', '5.', '50%', '0x10', 'NaN', '1e401', '1e999999999', '１'])(
    'refuses %p as bad user input',
    (text) => {
      expect(() => ratioOf(text)).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }));
    },
  );

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('refuses the number %p', (value) => {
    expect(() => ratioOf(value)).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }));
  });

  it('refuses a text longer than any share', () => {
    expect(() => ratioOf('1'.repeat(1001))).toThrow('decimal number');
  });
});

describe('arithmetic', () => {
  it('adds 0.1 + 0.2 + 0.2 to exactly one half', () => {
    const sum = ['0.1', '0.2', '0.2'].map(ratioOf).reduce(add);
    expect(compare(sum, ratioOf('0.5'))).toBe(0);
  });

  it('keeps every result reduced with a positive denominator', () => {
    fc.assert(
      fc.property(ratio, ratio, (a, b) => {
        for (const r of [add(a, b), subtract(a, b), multiply(a, b), ratioOf('-0.75')]) {
          expect(r.d > 0n).toBe(true);
          expect(divide(r, one)).toEqual(r);
        }
      }),
    );
  });

  it('obeys the laws of a field', () => {
    fc.assert(
      fc.property(ratio, ratio, ratio, (a, b, c) => {
        expect(add(a, b)).toEqual(add(b, a));
        expect(multiply(a, b)).toEqual(multiply(b, a));
        expect(add(add(a, b), c)).toEqual(add(a, add(b, c)));
        expect(multiply(multiply(a, b), c)).toEqual(multiply(a, multiply(b, c)));
        expect(multiply(a, add(b, c))).toEqual(add(multiply(a, b), multiply(a, c)));
        expect(add(a, zero)).toEqual(a);
        expect(multiply(a, one)).toEqual(a);
        expect(subtract(add(a, b), b)).toEqual(a);
        if (b.n !== 0n) expect(multiply(divide(a, b), b)).toEqual(a);
      }),
    );
  });

  it('orders as the sign of the difference does', () => {
    fc.assert(
      fc.property(ratio, ratio, (a, b) => {
        expect(compare(a, b)).toBe(compare(subtract(a, b), zero));
        expect(compare(a, b) + compare(b, a)).toBe(0);
      }),
    );
  });

  it('throws on division by zero', () => {
    expect(() => divide(one, zero)).toThrow(RangeError);
  });
});

describe('toNumber', () => {
  it('returns every double that was read from its own text', () => {
    fc.assert(
      fc.property(finite, (value) => {
        expect(toNumber(ratioOf(value)) === value).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('returns every double from its exact value', () => {
    fc.assert(
      fc.property(finite, (value) => {
        expect(toNumber(exact(value)) === value).toBe(true);
      }),
    );
  });

  it('reads any decimal text as the language itself rounds it', () => {
    const text = fc
      .tuple(fc.bigInt({ min: 1n, max: 10n ** 400n }), fc.integer({ min: -400, max: 20 }))
      .map(([digits, exponent]) => `${digits}e${exponent}`);
    fc.assert(
      fc.property(text, (decimal) => {
        expect(toNumber(ratioOf(decimal))).toBe(Number(decimal));
      }),
      { numRuns: 1000 },
    );
  });

  it('rounds a half to the even neighbour and anything above it up', () => {
    const positive = fc.double({ min: 0, max: 1e300, noNaN: true });
    fc.assert(
      fc.property(positive, (low) => {
        const high = nextUp(low);
        const half = middle(exact(low), exact(high));
        const bits = new DataView(new ArrayBuffer(8));
        bits.setFloat64(0, low);
        const even = bits.getBigUint64(0) % 2n === 0n ? low : high;
        expect(toNumber(half)).toBe(even);
        expect(toNumber(add(half, power(10, -500)))).toBe(high);
        expect(toNumber(subtract(half, power(10, -500)))).toBe(low);
      }),
    );
  });

  it('divides numbers too large for a double', () => {
    const huge = 10n ** 5000n;
    expect(toNumber({ n: huge + 1n, d: 3n * huge })).toBe(1 / 3);
    expect(toNumber({ n: -2n * huge - 1n, d: 3n * huge })).toBe(-2 / 3);
    expect(toNumber({ n: huge, d: 1n })).toBe(Number.POSITIVE_INFINITY);
    expect(toNumber({ n: 1n, d: huge })).toBe(0);
    expect(toNumber(zero)).toBe(0);
  });
});

describe('toDecimalText', () => {
  it.each([
    ['0.125', 2, '0.13'],
    ['-0.125', 2, '-0.13'],
    ['0.124999', 2, '0.12'],
    ['0.995', 2, '1.00'],
    ['-0.004', 2, '0.00'],
    ['12.5', 0, '13'],
    ['0', 4, '0.0000'],
    ['7', 3, '7.000'],
  ])('writes %s with %i decimals as %s', (text, digits, expected) => {
    expect(toDecimalText(ratioOf(text), digits)).toBe(expected);
  });

  it('is never further than half of the last digit from the value', () => {
    fc.assert(
      fc.property(ratio, fc.integer({ min: 0, max: 30 }), (r, digits) => {
        const off = subtract(ratioOf(toDecimalText(r, digits)), r);
        const size = off.n < 0n ? subtract(zero, off) : off;
        expect(compare(size, divide(power(10, -digits), ratioOf(2)))).not.toBe(1);
      }),
    );
  });
});
