import { compare, multiply, one, ratioOf, toNumber, zero } from '../words/ratio.ts';

const hundredth = ratioOf('0.01');

/** A percentage 0 to 100 as a number 0 to 1, shifted exactly and rounded once to the nearest double; undefined outside. */
export function ratioOfPercent(percent: string | number): number | undefined {
  const ratio = multiply(ratioOf(percent), hundredth);
  return compare(ratio, zero) >= 0 && compare(ratio, one) <= 0 ? toNumber(ratio) : undefined;
}
