import { add, divide, type Ratio, ratioOf, zero } from './ratio.ts';

/**
 * The share of one holder where the source states none: its 认缴出资额 over that of all present holders of the firm,
 * exactly; null when one of them states no amount, or nobody any (domain rules: derive it from 认缴 sums and say so).
 */
export function derivedRatio(
  subscribed: string | null,
  all: readonly (string | null)[],
): Ratio | null {
  if (subscribed === null || all.includes(null)) return null;
  const total = all.reduce((sum, amount) => add(sum, ratioOf(amount ?? '0')), zero);
  return total.n > 0n ? divide(ratioOf(subscribed), total) : null;
}
