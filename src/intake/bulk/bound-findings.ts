import { findingLimit } from '../write/write-chunk.ts';
import type { BulkResult } from './bulk-file.ts';

/** Lets go of findings beyond those that the graph keeps. */
export function boundFindings({ findings }: BulkResult): void {
  findings.length = Math.min(findings.length, findingLimit);
}
