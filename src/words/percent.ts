/** A share as texts say it, at most four decimals: 0.6 is `60%`. */
export const percent = (ratio: number): string => `${Number((ratio * 100).toFixed(4))}%`;
