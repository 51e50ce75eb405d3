import { findingLimit } from '../write/write-chunk.ts';
import type { RowFinding } from '../write/plan-chunk.ts';
import type { BulkResult } from './bulk-file.ts';

/** Notes findings in the result; lets go of those beyond what the graph keeps, and counts them. */
export function takeFindings(result: BulkResult, findings: readonly RowFinding[]): void {
  result.findingsMade += findings.length;
  const room = Math.max(0, findingLimit - result.findings.length);
  for (const finding of findings.slice(0, room)) result.findings.push(finding);
}
