// Ownership is multiplied and summed over many layers: with floating point, 0.1 + 0.2 + 0.2 > 0.5 would make a
// controller of somebody who is none. So ratios stay exact and become numbers only where an answer is written.
import { HubError } from '../errors.ts';

/** An exact rational n / d, reduced, with d > 0; only the functions of this file make one. */
export type Ratio = Readonly<{ n: bigint; d: bigint }>;

// no share has more digits; without a limit `1e999999999` in an input would ask for a gigabyte
const maxExponent = 400;
const maxTextLength = 1000;
const decimalText = /^([+-]?)(\d+)(?:\.(\d+))?(?:e([+-]?\d{1,9}))?$/i;

const magnitude = (value: bigint): bigint => (value < 0n ? -value : value);

const greatestCommonDivisor = (a: bigint, b: bigint): bigint => {
  let [x, y] = [magnitude(a), magnitude(b)];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
};

const reduced = (n: bigint, d: bigint): Ratio => {
  const common = greatestCommonDivisor(n, d) * (d < 0n ? -1n : 1n);
  return { n: n / common, d: d / common };
};

/** 0 as a ratio. */
export const zero: Ratio = { n: 0n, d: 1n };

/** 1 as a ratio: the whole. */
export const one: Ratio = { n: 1n, d: 1n };

/**
 * The exact value of a decimal text such as `0.25`, `-3` or `1e-7`; a number is read through its shortest decimal
 * text, so 0.1 is one tenth. Throws BAD_USER_INPUT for anything else.
 */
export const ratioOf = (source: string | number): Ratio => {
  const text = String(source).trim();
  const parts = text.length > maxTextLength ? null : decimalText.exec(text);
  const exponent = Number(parts?.[4] ?? 0);
  if (!parts || Math.abs(exponent) > maxExponent) {
    throw new HubError('BAD_USER_INPUT', 'A ratio must be a decimal number.');
  }
  const fraction = parts[3] ?? '';
  const digits = BigInt(`${parts[2] ?? ''}${fraction}`) * (parts[1] === '-' ? -1n : 1n);
  const scale = exponent - fraction.length;
  return scale < 0
    ? reduced(digits, 10n ** BigInt(-scale))
    : reduced(digits * 10n ** BigInt(scale), 1n);
};

/** a + b, exact. */
export const add = (a: Ratio, b: Ratio): Ratio => reduced(a.n * b.d + b.n * a.d, a.d * b.d);

/** a − b, exact. */
export const subtract = (a: Ratio, b: Ratio): Ratio => reduced(a.n * b.d - b.n * a.d, a.d * b.d);

/** a · b, exact. */
export const multiply = (a: Ratio, b: Ratio): Ratio => reduced(a.n * b.n, a.d * b.d);

/** a / b, exact; throws RangeError when b is zero, because the caller's equations then have no one answer. */
export const divide = (a: Ratio, b: Ratio): Ratio => {
  if (b.n === 0n) throw new RangeError('Division of a ratio by zero.');
  return reduced(a.n * b.d, a.d * b.n);
};

/** Negative, zero or positive as a is below, equal to or above b. */
export const compare = (a: Ratio, b: Ratio): -1 | 0 | 1 => {
  const difference = a.n * b.d - b.n * a.d;
  if (difference === 0n) return 0;
  return difference < 0n ? -1 : 1;
};

const bitLength = (value: bigint): number => value.toString(2).length;

const shifted = (value: bigint, by: number): bigint => (by > 0 ? value << BigInt(by) : value);

const halfEven = (n: bigint, d: bigint): bigint => {
  const [quotient, rest] = [n / d, n % d];
  const twice = rest * 2n;
  const up = twice > d || (twice === d && quotient % 2n === 1n);
  return up ? quotient + 1n : quotient;
};

/**
 * The nearest IEEE double (ties to even), also where n and d have thousands of digits; ±Infinity beyond the range.
 * It rounds once, in integers: dividing Number(n) by Number(d) would round three times and give NaN for large ones.
 */
export const toNumber = (ratio: Ratio): number => {
  if (ratio.n === 0n) return 0;
  const n = magnitude(ratio.n);
  const estimate = bitLength(n) - bitLength(ratio.d);
  const floorLog = shifted(n, -estimate) < shifted(ratio.d, estimate) ? estimate - 1 : estimate;
  // 53 significant bits, or fewer where the double is subnormal (its last bit is worth 2^-1074)
  const lastBit = Math.max(floorLog - 52, -1074);
  const significand = Number(halfEven(shifted(n, -lastBit), shifted(ratio.d, lastBit)));
  // two steps, since 2^-1074 times 2^53 has factors no single double holds; each step is exact
  const half = Math.trunc(lastBit / 2);
  const size = significand * 2 ** half * 2 ** (lastBit - half);
  return ratio.n < 0n ? -size : size;
};

/** The value with exactly `digits` decimals (0 or more), halves away from zero: 0.125 with 2 digits is `0.13`. */
export const toDecimalText = (ratio: Ratio, digits: number): string => {
  const scaled = magnitude(ratio.n) * 10n ** BigInt(digits);
  const rounded = (scaled * 2n + ratio.d) / (ratio.d * 2n);
  const text = String(rounded).padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  const sign = ratio.n < 0n && rounded !== 0n ? '-' : '';
  return `${sign}${whole}${digits > 0 ? `.${text.slice(-digits)}` : ''}`;
};
