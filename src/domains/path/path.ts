// The best paths in a graph that was gathered from both ends: no database, no clock. A path's weight is the product of
// the strengths of its relations and of the discounts of the subjects in between, so a longer path never weighs more.
import { hubOf, type PathRules, strengthOf } from '../../rules/paths.ts';
import { type Bilingual, bilingual, joined } from '../../words/bilingual.ts';
import type { RelationKind } from '../../words/relation-kinds.ts';
import { relationSentence } from '../../words/relation-sentence.ts';

export interface PathEdge {
  readonly id: string;
  readonly kind: RelationKind;
  readonly fromId: string;
  readonly toId: string;
  readonly ratio: number | null;
}

/** A subject in between, as far as its discount depends on it. */
export interface PathParty {
  readonly id: string;
  readonly name: string;
  readonly uscc: string | null;
  /** Relations that the subject has in all, 0 when unknown. */
  readonly degree: number;
}

export interface FoundPath {
  readonly nodes: readonly string[];
  readonly edges: readonly PathEdge[];
  /** 0..1. */
  readonly weight: number;
}

/** What is left of a path's weight when it runs through this subject, 0..1: listed hubs and crowded nodes tie little. */
export function discountOf(party: PathParty, rules: PathRules): number {
  const { free, exponent } = rules.degree;
  const crowd = party.degree > free ? (free / party.degree) ** exponent : 1;
  return (hubOf(party, rules)?.factor ?? 1) * crowd;
}

interface Link {
  readonly edge: PathEdge;
  readonly other: string;
  readonly strength: number;
}

/** Which way relations are followed: from the active side to the passive one, the other way, or both. */
export type PathDirection = 'OUT' | 'IN' | null;

/** The same way from the other end. */
export const against = (direction: PathDirection): PathDirection =>
  direction && ({ OUT: 'IN', IN: 'OUT' } as const)[direction];

const linksOf = (
  edges: Iterable<PathEdge>,
  rules: PathRules,
  direction: PathDirection,
): Map<string, Link[]> => {
  const links = new Map<string, Link[]>();
  const add = (at: string, other: string, edge: PathEdge): void => {
    if (at === other) return;
    const list = links.get(at) ?? [];
    links.set(at, list);
    list.push({ edge, other, strength: strengthOf(edge, rules) });
  };
  for (const edge of edges) {
    if (direction !== 'IN') add(edge.fromId, edge.toId, edge);
    if (direction !== 'OUT') add(edge.toId, edge.fromId, edge);
  }
  return links;
};

/** Steps from each subject to the target: a path that cannot arrive in time is not followed. */
function distances(links: ReadonlyMap<string, readonly Link[]>, to: string): Map<string, number> {
  const steps = new Map([[to, 0]]);
  // a Map may grow while it is walked, and yields what was added: breadth first without a queue of its own
  for (const [node, step] of steps)
    for (const { other } of links.get(node) ?? [])
      if (!steps.has(other)) steps.set(other, step + 1);
  return steps;
}

/** The subjects that a path of at most `maxHops` can touch, whatever way its relations point; none where there is no path. */
export function onTheWay(
  edges: Iterable<PathEdge>,
  rules: PathRules,
  { from, to, maxHops }: Pick<PathQuestion, 'from' | 'to' | 'maxHops'>,
): string[] {
  const links = linksOf(edges, rules, null);
  const there = distances(links, to);
  return [...distances(links, from)].flatMap(([id, steps]) =>
    steps + (there.get(id) ?? Infinity) <= maxHops ? [id] : [],
  );
}

interface Draft {
  readonly nodes: readonly string[];
  readonly edges: readonly PathEdge[];
  readonly weight: number;
}

const heavierFirst = (a: Draft, b: Draft): number =>
  b.weight - a.weight ||
  a.edges.length - b.edges.length ||
  (a.edges.map(({ id }) => id).join() < b.edges.map(({ id }) => id).join() ? -1 : 1);

/** Puts a draft into a list that is in order. */
function insert(list: Draft[], draft: Draft): void {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (heavierFirst(list[middle] ?? draft, draft) < 0) low = middle + 1;
    else high = middle;
  }
  list.splice(low, 0, draft);
}

export interface PathQuestion {
  readonly from: string;
  readonly to: string;
  readonly maxHops: number;
  readonly first: number;
  readonly direction: PathDirection;
  /** Drafts that may be looked at before the search gives up. */
  readonly patience: number;
}

/**
 * The weightiest simple paths, best first. Weights only fall as a path grows, so the first complete path taken from the
 * ordered drafts is the best of all that are left. `complete` is false when patience ran out first, or when there are
 * more than were asked for.
 */
export function bestPaths(
  edges: Iterable<PathEdge>,
  parties: ReadonlyMap<string, PathParty>,
  rules: PathRules,
  { from, to, maxHops, first, direction, patience }: PathQuestion,
): { paths: FoundPath[]; complete: boolean } {
  const all = [...edges];
  const links = linksOf(all, rules, direction);
  const steps = distances(linksOf(all, rules, against(direction)), to);
  const drafts: Draft[] = steps.has(from) ? [{ nodes: [from], edges: [], weight: 1 }] : [];
  const paths: FoundPath[] = [];
  let looked = 0;
  let dropped = false;
  // one more than asked for tells whether there are more
  for (let draft = drafts.shift(); draft && paths.length <= first; draft = drafts.shift()) {
    looked += 1;
    if (looked > patience) return { paths: paths.slice(0, first), complete: false };
    const end = draft.nodes.at(-1) ?? from;
    if (end === to) {
      paths.push(draft);
      continue;
    }
    for (const { edge, other, strength } of links.get(end) ?? []) {
      const left = steps.get(other);
      if (left === undefined || draft.edges.length + 1 + left > maxHops) continue;
      if (draft.nodes.includes(other)) continue;
      const party = parties.get(other);
      const discount = other === to || !party ? 1 : discountOf(party, rules);
      insert(drafts, {
        nodes: [...draft.nodes, other],
        edges: [...draft.edges, edge],
        weight: draft.weight * strength * discount,
      });
    }
    // the lightest drafts go first when there are more than can be looked at anyway
    if (drafts.length > patience) {
      drafts.length = patience;
      dropped = true;
    }
  }
  return { paths: paths.slice(0, first), complete: !dropped && paths.length <= first };
}

/** The path in one Chinese and one English sentence; hubs that made it weigh little are named. */
export function explain(
  path: FoundPath,
  parties: ReadonlyMap<string, PathParty>,
  rules: PathRules,
): Bilingual {
  const name = (id: string): string => parties.get(id)?.name ?? id;
  const hubs = path.nodes.slice(1, -1).flatMap((id) => {
    const party = parties.get(id);
    const hub = party && hubOf(party, rules);
    return hub ? [{ name: name(id), hub }] : [];
  });
  const weak = hubs.map((one) =>
    bilingual(
      `${one.name}是${one.hub.labelZh}，不足以说明关联`,
      `${one.name} is ${one.hub.labelEn}, which says little`,
    ),
  );
  const relations = path.edges.map((edge) => relationSentence(edge, name));
  const { zh, en } = joined([...relations, ...weak], bilingual('；', '; '));
  return bilingual(`${zh}。`, `${en}.`);
}
