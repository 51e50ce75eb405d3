/** Publicity windows after a rule was corrected. */
import { applyWindows } from '../domains/record/windows.actions.ts';
import type { Graph } from '../graph/graph.ts';
import { publicityRules, publicityRulesDigest } from './rules.ts';

/** Works windows out again when a rule was corrected since; returns how many changed. */
export const bringWindowsUpToDate = (
  graph: Graph,
  clock: () => Date,
  onProgress: (looked: number) => void,
): Promise<number> =>
  applyWindows(graph, { rules: publicityRules, digest: publicityRulesDigest }, clock, onProgress);
