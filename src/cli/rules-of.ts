import { readLibrary } from '../domains/rule/rule.store.ts';
import type { Graph } from '../graph/graph.ts';
import type { Rulebook } from '../rules/rulebook.ts';
import { today } from '../words/calendar-date.ts';

/** The rules of today in a graph; an edition that cannot be used is told, and the former one counts. */
export async function rulesOf(graph: Graph): Promise<Rulebook> {
  const library = await readLibrary(graph, (message) => {
    console.error(message);
  });
  return library.on(today(() => new Date()));
}
