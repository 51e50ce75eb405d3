/** Long work in parts, so that the page answers in between. */
import { turn } from '../../hub/turn.ts';

/** Milliseconds of work after which the page has its turn. */
const longest = 20;

/** Does all parts at once. */
export function atOnce(parts: Generator<'part' | 'turn'>): void {
  while (parts.next().done !== true);
}

/** Does the parts with the page's turns between them, at each `turn` and when a part of time is over; ends early once `isOver`. */
export async function inSlices(
  parts: Generator<'part' | 'turn'>,
  isOver: () => boolean,
): Promise<void> {
  let began = performance.now();
  for (const next of parts) {
    if (next === 'part' && performance.now() - began < longest) continue;
    await turn();
    if (isOver()) return;
    began = performance.now();
  }
}
