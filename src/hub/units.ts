/** Which units the hub knows: for whom a token may speak. */
import { knownUnits } from '../cases/two-people.cypher.ts';
import type { Graph } from '../graph/graph.ts';

/** Most codes that are remembered; a city has some hundreds of units. */
const most = 10_000;

/** Whether a unit has decided or delivered anything; what was known once is known for good. */
export function unitsKnownTo(graph: Pick<Graph, 'read'>): (code: string) => Promise<boolean> {
  const known = new Set<string>();
  return async (code) => {
    if (known.has(code)) return true;
    const [found] = await graph.read(knownUnits, { codes: [code] });
    if (found && known.size < most) known.add(code);
    return found !== undefined;
  };
}
