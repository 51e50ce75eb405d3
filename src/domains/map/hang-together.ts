// Of a graph grown from several subjects, what lies between them: no database, no clock.

/** A relation, as far as its two ends matter. */
interface Link {
  readonly fromId: string;
  readonly toId: string;
}

type Near = Map<string, Set<string>>;

function nearOf(links: Iterable<Link>): Near {
  const near: Near = new Map();
  const add = (at: string, other: string): void => {
    near.set(at, (near.get(at) ?? new Set()).add(other));
  };
  for (const { fromId, toId } of links) {
    if (fromId === toId) continue;
    add(fromId, toId);
    add(toId, fromId);
  }
  return near;
}

/** The two asked subjects nearest to a node, and how far they are. */
type Nearest = readonly { readonly subject: string; readonly hops: number }[];

/** Breadth first from all subjects at once; two different ones at each node are enough to know its shortest way through. */
function nearestTwo(near: Near, subjects: readonly string[]): Map<string, Nearest> {
  const nearest = new Map<string, { subject: string; hops: number }[]>();
  const queue = subjects.map((subject) => ({ at: subject, subject, hops: 0 }));
  for (const { at, subject, hops } of queue) {
    const here = nearest.get(at) ?? [];
    if (here.length === 2 || here.some((one) => one.subject === subject)) continue;
    nearest.set(at, [...here, { subject, hops }]);
    for (const other of near.get(at) ?? []) queue.push({ at: other, subject, hops: hops + 1 });
  }
  return nearest;
}

/** Relations on the shortest way from one subject over this relation to a different one; Infinity when there is none. */
const wayOver = (from: Nearest, to: Nearest): number =>
  Math.min(
    ...from.flatMap((one) =>
      to.map((other) => (one.subject === other.subject ? Infinity : one.hops + 1 + other.hops)),
    ),
    Infinity,
  );

/** A place outside the graph that touches every asked subject; no id is empty. */
const outside = '';

interface Visit {
  readonly node: string;
  readonly parent: string;
}

/** Depth first from the outside, without recursion: a graph may be one long chain. */
function visits(near: Near): Visit[] {
  const order: Visit[] = [];
  const seen = new Set([outside]);
  const stack: { node: string; next: Iterator<string> }[] = [
    { node: outside, next: (near.get(outside) ?? new Set()).values() },
  ];
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const step = top.next.next();
    if (step.done) {
      stack.pop();
      continue;
    }
    if (seen.has(step.value)) continue;
    seen.add(step.value);
    order.push({ node: step.value, parent: top.node });
    stack.push({ node: step.value, next: (near.get(step.value) ?? new Set()).values() });
  }
  return order;
}

/**
 * Nodes on a path between two different subjects. With a place outside that touches every subject, these are the nodes
 * on a circle through that place: what hangs on the rest by a single node is no part of it (Tarjan's low points).
 */
function onPaths(near: Near, subjects: readonly string[]): Set<string> {
  const whole: Near = new Map([...near].map(([id, others]) => [id, new Set(others)]));
  whole.set(outside, new Set(subjects));
  for (const id of subjects) whole.set(id, (whole.get(id) ?? new Set()).add(outside));
  const order = visits(whole);
  const number = new Map([
    [outside, 0],
    ...order.map(({ node }, at): [string, number] => [node, at + 1]),
  ]);
  const low = new Map<string, number>();
  const lower = (node: string, value: number): void => {
    low.set(node, Math.min(low.get(node) ?? Infinity, value));
  };
  for (const { node, parent } of order.toReversed()) {
    for (const other of whole.get(node) ?? [])
      if (other !== parent) lower(node, number.get(other) ?? Infinity);
    lower(parent, low.get(node) ?? Infinity);
  }
  const kept = new Set<string>();
  for (const { node, parent } of order) {
    const isSeparate = (low.get(node) ?? Infinity) >= (number.get(parent) ?? 0);
    if (parent === outside || (kept.has(parent) && !isSeparate)) kept.add(node);
  }
  return kept;
}

/** How the subjects hang together: the links between them, and how far each node on the way is from the nearest. */
export interface Between<Edge extends Link> {
  readonly edges: readonly Edge[];
  readonly hops: ReadonlyMap<string, number>;
}

/**
 * The links on ways of at most `maxHops` from one subject to another, without dead ends. Every subject stays, also one
 * that hangs together with no other.
 */
export function hangTogether<Edge extends Link>(
  links: readonly Edge[],
  subjects: readonly string[],
  maxHops: number,
): Between<Edge> {
  const nearest = nearestTwo(nearOf(links), subjects);
  const near = links.filter(
    ({ fromId, toId }) =>
      fromId !== toId && wayOver(nearest.get(fromId) ?? [], nearest.get(toId) ?? []) <= maxHops,
  );
  const kept = onPaths(nearOf(near), subjects);
  const edges = near.filter(({ fromId, toId }) => kept.has(fromId) && kept.has(toId));
  const ids = [...subjects, ...edges.flatMap(({ fromId, toId }) => [fromId, toId])];
  return {
    edges,
    hops: new Map(ids.map((id) => [id, nearest.get(id)?.[0]?.hops ?? 0])),
  };
}
