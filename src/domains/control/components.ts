// Tarjan's algorithm with its call stack kept in an array: a chain of holdings can be 100,000 deep.

interface Search {
  readonly order: (number | undefined)[];
  readonly low: number[];
  readonly done: boolean[];
  readonly open: number[];
  readonly path: { node: number; next: readonly number[]; at: number }[];
  readonly found: number[][];
  count: number;
}

const enter = (search: Search, node: number, next: readonly number[]): void => {
  search.order[node] = search.low[node] = search.count;
  search.count += 1;
  search.open.push(node);
  search.path.push({ node, next, at: 0 });
};

const lower = (search: Search, node: number, to: number | undefined): void => {
  search.low[node] = Math.min(search.low[node] ?? 0, to ?? 0);
};

const leave = (search: Search, node: number): void => {
  search.path.pop();
  const parent = search.path.at(-1);
  if (parent) lower(search, parent.node, search.low[node]);
  if (search.low[node] !== search.order[node]) return;
  const component = search.open.splice(search.open.lastIndexOf(node));
  for (const member of component) search.done[member] = true;
  search.found.push(component.toSorted((a, b) => a - b));
};

/** The strongly connected components of the graph of nodes 0 to size - 1, each sorted; one comes after all those it leads to. */
export const components = (size: number, next: (node: number) => readonly number[]): number[][] => {
  const search: Search = { order: [], low: [], done: [], open: [], path: [], found: [], count: 0 };
  for (let root = 0; root < size; root += 1) {
    if (search.order[root] !== undefined) continue;
    enter(search, root, next(root));
    for (let step = search.path.at(-1); step; step = search.path.at(-1)) {
      const to = step.next[step.at];
      step.at += 1;
      if (to === undefined) leave(search, step.node);
      else if (search.order[to] === undefined) enter(search, to, next(to));
      else if (!search.done[to]) lower(search, step.node, search.order[to]);
    }
  }
  return search.found;
};
