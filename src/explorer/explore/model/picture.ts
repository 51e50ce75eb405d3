/** What is drawn: subjects, relations, and what is left out, merged from several answers. Pure; never changed in place. */
import type {
  ClocksAnswer,
  Direction,
  EdgeAnswer,
  MapAnswer,
  RelationKind,
  SignalsAnswer,
  SubjectAnswer,
} from './answers.ts';
import type { Change } from '../words/words.ts';

export interface PictureNode extends SubjectAnswer {
  /** The viewer may see no more than the outline. */
  readonly hidden: boolean;
  /** Null where no answer counted them. */
  readonly signals: SignalsAnswer | null;
}

export interface PictureEdge extends Omit<EdgeAnswer, 'from' | 'to'> {
  readonly from: string;
  readonly to: string;
}

/** Relations of one subject, kind and direction. */
export interface Branch {
  readonly node: string;
  readonly kind: RelationKind;
  readonly direction: Direction;
}

/** How many relations a branch has in all, and where to go on; no cursor where one begins anew. */
export interface BranchTotal extends Branch {
  readonly total: number;
  readonly cursor: string | null;
}

/** A difference, with the version before where both days have one. */
export interface Changed {
  readonly is: Change;
  readonly before?: PictureEdge;
}

/** A link that registrations suggest and nobody stated: never one of the relations. */
export interface Suspected {
  readonly from: string;
  readonly to: string;
  /** 0..1. */
  readonly strength: number;
}

export interface Picture {
  readonly nodes: ReadonlyMap<string, PictureNode>;
  readonly edges: ReadonlyMap<string, PictureEdge>;
  /** By branch; a branch that is not here was never looked at. */
  readonly totals: ReadonlyMap<string, BranchTotal>;
  /** Subjects whose neighbours were asked for. */
  readonly expanded: ReadonlySet<string>;
  /** Subjects that stay whatever is folded: the centres and the ends of paths. */
  readonly anchors: ReadonlySet<string>;
  /** What differs from another day, by id of subject or relation; empty where no two days are compared. */
  readonly changes: ReadonlyMap<string, Changed>;
  readonly suspected: readonly Suspected[];
  readonly asOf: ClocksAnswer | null;
}

export const emptyPicture: Picture = {
  nodes: new Map(),
  edges: new Map(),
  totals: new Map(),
  expanded: new Set(),
  anchors: new Set(),
  changes: new Map(),
  suspected: [],
  asOf: null,
};

export const branchKey = ({ node, kind, direction }: Branch): string =>
  `${node} ${kind} ${direction}`;

/** The two branches that a relation belongs to. */
export const branchesOf = ({ kind, from, to }: PictureEdge): readonly [Branch, Branch] => [
  { node: from, kind, direction: 'OUT' },
  { node: to, kind, direction: 'IN' },
];

const edgeOf = ({ from, to, ...rest }: EdgeAnswer): PictureEdge => ({
  ...rest,
  from: from.id,
  to: to.id,
});

/** Which subjects are drawn as joined: relations, and links that are only suspected. */
export const tiesOf = ({
  edges,
  suspected,
}: Pick<Picture, 'edges' | 'suspected'>): readonly {
  readonly from: string;
  readonly to: string;
}[] => [...edges.values(), ...suspected];

/** How many relations of each branch are drawn. */
export function shownCounts({ edges }: Pick<Picture, 'edges'>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const edge of edges.values())
    for (const branch of branchesOf(edge)) {
      const key = branchKey(branch);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  return counts;
}

/** A branch with what of it is drawn. */
export interface BranchState extends BranchTotal {
  readonly shown: number;
}

/** The known branches of a subject in a fixed order, those that are empty left out. */
export function branchStates(picture: Picture, node: string): BranchState[] {
  const shown = shownCounts(picture);
  return [...picture.totals.values()]
    .filter((branch) => branch.node === node && branch.total > 0)
    .map((branch) => ({ ...branch, shown: shown.get(branchKey(branch)) ?? 0 }))
    .sort((a, b) => (branchKey(a) < branchKey(b) ? -1 : 1));
}

/** Relations that are known of but not drawn, by subject. */
export function leftOutCounts(picture: Picture): Map<string, number> {
  const shown = shownCounts(picture);
  const left = new Map<string, number>();
  for (const branch of picture.totals.values()) {
    const missing = branch.total - (shown.get(branchKey(branch)) ?? 0);
    if (missing > 0) left.set(branch.node, (left.get(branch.node) ?? 0) + missing);
  }
  return left;
}

interface Asked {
  /** Relations from the centre that the answer walked. */
  readonly hops: number;
  /** Only this branch of the centre was asked for. */
  readonly only?: Branch;
  readonly anchor?: string;
}

/** Adds an answer: the newest word on a subject or a branch counts. */
export function addMap(
  picture: Picture,
  answer: MapAnswer,
  { hops, only, anchor }: Asked,
): Picture {
  const nodes = new Map(picture.nodes);
  const fresh = new Map(answer.edges.map((edge) => [edge.id, edgeOf(edge)]));
  const expanded = new Set(picture.expanded);
  for (const { subject, hidden, signals, hop } of answer.nodes) {
    nodes.set(subject.id, { ...subject, hidden, signals });
    if (hop < hops) expanded.add(subject.id);
  }
  const totals = new Map(picture.totals);
  if (only === undefined) {
    const walked = new Set(answer.nodes.filter(({ hop }) => hop < hops).map((n) => n.subject.id));
    const counted = new Map<string, Branch & { total: number; readonly cursor: null }>();
    for (const edge of fresh.values())
      for (const branch of branchesOf(edge)) {
        if (!walked.has(branch.node)) continue;
        const key = branchKey(branch);
        const known = counted.get(key);
        if (known) known.total += 1;
        else counted.set(key, { ...branch, total: 1, cursor: null });
      }
    for (const [key, branch] of counted) totals.set(key, branch);
  }
  for (const { node, kind, direction, total, cursor } of answer.truncated)
    totals.set(branchKey({ node, kind, direction }), { node, kind, direction, total, cursor });
  return {
    ...picture,
    nodes,
    edges: new Map([...picture.edges, ...fresh]),
    totals,
    expanded,
    anchors: anchor === undefined ? picture.anchors : new Set([...picture.anchors, anchor]),
    asOf: answer.asOf,
  };
}
