// The weightiest simple paths from an owner to a target. Each step goes on with the partial path that has lost least
// against the best way from its start. Logarithms only order the search: no answer is computed from them. A loss is
// the difference of two equal expressions on the best way, so it is exactly 0 there and ties stay ties.
import { toNumber } from '../../words/ratio.ts';
import { components } from './components.ts';
import type { Weighted } from './holding-graph.ts';

/** Of all simple paths at most this many are written out: more than a person can follow. */
const pathLimit = 20;
// Dead ends in dense circles can outnumber the paths without limit; this many steps take some 20 ms.
const stepLimit = 50_000;

/** Paths as holdings in order, best product first; `more` counts those left out, null when nobody counted them. */
export interface Paths {
  found: Weighted[][];
  more: bigint | null;
  isAcyclic: boolean;
}

interface Step {
  at: number;
  holding: Weighted | null;
  before: Step | null;
  loss: number;
}

interface Terrain {
  out: readonly (readonly Weighted[])[];
  part: readonly number[];
  best: readonly number[];
  target: number;
}

const through = ({ to, weight }: Weighted, best: readonly number[]): number =>
  Math.log(toNumber(weight)) + (best[to] ?? -Infinity);

const relax = (members: readonly number[], out: Terrain['out'], best: number[]): void => {
  let changed = true;
  for (let round = 0; changed && round <= members.length; round += 1) {
    changed = false;
    for (const member of members) {
      for (const holding of out[member] ?? []) {
        const reached = through(holding, best);
        if (reached <= (best[member] ?? -Infinity)) continue;
        [best[member], changed] = [reached, true];
      }
    }
  }
};

const countPaths = (order: readonly number[][], out: Terrain['out'], target: number): bigint[] => {
  const counts: bigint[] = [];
  for (const [member = 0] of order) {
    counts[member] = member === target ? 1n : 0n;
    for (const { to } of out[member] ?? []) counts[member] += counts[to] ?? 0n;
  }
  return counts;
};

// A path that has left a circle cannot come back to it, so only the part of it inside the same circle is looked at.
const visits = (path: Step, subject: number, part: readonly number[]): boolean => {
  for (let step: Step | null = path; step && part[step.at] === part[subject]; step = step.before) {
    if (step.at === subject) return true;
  }
  return false;
};

// Sorted by falling loss, so that the last one is taken next; of equal ones the newest, which goes deep first.
const insert = (queue: Step[], step: Step): void => {
  let [low, high] = [0, queue.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((queue[middle]?.loss ?? 0) >= step.loss) low = middle + 1;
    else high = middle;
  }
  queue.splice(low, 0, step);
};

const extend = (queue: Step[], path: Step, { out, part, best }: Terrain): void => {
  for (const holding of out[path.at] ?? []) {
    const reached = through(holding, best);
    if (reached === -Infinity || visits(path, holding.to, part)) continue;
    const loss = path.loss + (best[path.at] ?? 0) - reached;
    insert(queue, { at: holding.to, holding, before: path, loss });
  }
};

const holdingsOn = (path: Step): Weighted[] => {
  const holdings: Weighted[] = [];
  for (let step: Step | null = path; step?.holding; step = step.before) holdings.push(step.holding);
  return holdings.reverse();
};

const search = (
  owner: number,
  terrain: Terrain,
  steps: number,
): { found: Weighted[][]; isComplete: boolean } => {
  const found: Weighted[][] = [];
  const queue: Step[] = [{ at: owner, holding: null, before: null, loss: 0 }];
  for (let step = 0; step < steps && found.length < pathLimit; step += 1) {
    const path = queue.pop();
    if (!path) break;
    if (path.at === terrain.target) found.push(holdingsOn(path));
    else extend(queue, path, terrain);
  }
  return { found, isComplete: queue.length === 0 };
};

/** The weightiest simple paths over the given holdings, of subjects 0 to size - 1. */
export const weightiestPaths = (
  out: readonly (readonly Weighted[])[],
  owner: number,
  target: number,
): Paths => {
  const next = out.map((held) => held.map(({ to }) => to));
  const order = components(out.length, (subject) => next[subject] ?? []);
  const best: number[] = [];
  const part: number[] = [];
  best[target] = 0;
  for (const [index, members] of order.entries()) {
    for (const member of members) part[member] = index;
    relax(members, out, best);
  }
  const isAcyclic = order.every(
    ([first = 0, second]) => second === undefined && !next[first]?.includes(first),
  );
  const steps = stepLimit + next.flat().length;
  const { found, isComplete } = search(owner, { out, part, best, target }, steps);
  if (isAcyclic) {
    const all = countPaths(order, out, target)[owner] ?? 0n;
    return { found, more: all - BigInt(found.length), isAcyclic };
  }
  return { found, more: isComplete ? 0n : null, isAcyclic };
};
