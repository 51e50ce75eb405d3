import { add, compare, divide, type Ratio, ratioOf, zero } from './ratio.ts';

/** What all present holders of a firm subscribed together, exactly; null when one states none or a negative amount, or nobody any. */
export function subscribedTotal(all: readonly (string | null)[]): Ratio | null {
  let total = zero;
  for (const subscribed of all) {
    if (subscribed === null) return null;
    const amount = ratioOf(subscribed);
    if (compare(amount, zero) < 0) return null;
    total = add(total, amount);
  }
  return compare(total, zero) > 0 ? total : null;
}

/**
 * The share of one holder where the source states none: its 认缴出资额 over that of all present holders of the firm,
 * exactly; null when one of them states no amount, or nobody any (domain rules: derive it from 认缴 sums and say so).
 */
export function derivedRatio(
  subscribed: string | null,
  all: readonly (string | null)[],
): Ratio | null {
  const total = subscribedTotal(all);
  return subscribed === null || total === null ? null : divide(ratioOf(subscribed), total);
}
