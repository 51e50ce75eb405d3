/** How many rows of a delivery were remarked on, beside what became of them: a stored row may be flagged, too. */
import type { Finding } from './facts.ts';

/** Rows with at least one remark of the kind. */
export interface Remarked {
  readonly cleaned: number;
  readonly flagged: number;
}

/** Nothing remarked yet. */
export const unremarked = (): { -readonly [kind in keyof Remarked]: number } => ({
  cleaned: 0,
  flagged: 0,
});

/** Counts one row by its findings. */
export function remarkOn(
  counts: ReturnType<typeof unremarked>,
  findings: readonly Finding[],
): void {
  if (findings.some(({ severity }) => severity === 'CLEANED')) counts.cleaned += 1;
  if (findings.some(({ severity }) => severity === 'FLAGGED')) counts.flagged += 1;
}
