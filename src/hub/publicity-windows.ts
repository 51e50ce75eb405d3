/** Publicity windows after a rule was corrected. */
import { applyWindows } from '../domains/record/windows.actions.ts';
import type { Graph } from '../graph/graph.ts';
import { today } from '../words/calendar-date.ts';
import type { LiveRules } from './rules.ts';

/** Works windows out again when a rule was corrected since; returns how many changed. */
export function bringWindowsUpToDate(
  graph: Graph,
  rules: LiveRules,
  clock: () => Date,
  onProgress: (looked: number) => void,
): Promise<number> {
  const { publicity, publicityDigest } = rules.on(today(clock));
  return applyWindows(graph, { rules: publicity, digest: publicityDigest }, clock, onProgress);
}
