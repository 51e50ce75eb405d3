/** What is drawn: subjects, relations, and what is left out, merged from several answers. Pure; never changed in place. */
import type { RelationKind } from '../../../words/relation-kinds.ts';
import type {
  ClocksAnswer,
  Direction,
  EdgeAnswer,
  MapAnswer,
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

export interface PictureEdge extends Omit<EdgeAnswer, 'from' | 'to' | 'third'> {
  readonly from: string;
  readonly to: string;
  /** Null where the kind has no third end. */
  readonly third: string | null;
}

/** Relations of one subject, kind and direction. */
export interface EdgeSlot {
  readonly node: string;
  readonly kind: RelationKind;
  readonly direction: Direction;
}

/** How many relations a slot has in all, and where to go on; no cursor where one begins anew. */
export interface SlotTotal extends EdgeSlot {
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
  /** By slot; a slot that is not here was never looked at. */
  readonly totals: ReadonlyMap<string, SlotTotal>;
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

export const slotKey = ({ node, kind, direction }: EdgeSlot): string =>
  `${node} ${kind} ${direction}`;

/** Whether somebody is that end of a relation. */
export const isAt = (
  { from, to, third }: Pick<PictureEdge, 'from' | 'to' | 'third'>,
  direction: Direction,
  id: string,
): boolean => ({ OUT: from, IN: to, THIRD: third })[direction] === id;

/** The slots that a relation belongs to, one for each of its ends. */
export const slotsOf = ({ kind, from, to, third }: PictureEdge): readonly EdgeSlot[] => [
  { node: from, kind, direction: 'OUT' },
  { node: to, kind, direction: 'IN' },
  ...(third === null ? [] : [{ node: third, kind, direction: 'THIRD' } as const]),
];

/** A relation as it is drawn: its ends by their ids. */
export const edgeOf = ({ from, to, third, ...rest }: EdgeAnswer): PictureEdge => ({
  ...rest,
  from: from.id,
  to: to.id,
  third: third?.id ?? null,
});

/** Which subjects are drawn as joined: relations, and links that are only suspected. */
export const connectionsOf = ({
  edges,
  suspected,
}: Pick<Picture, 'edges' | 'suspected'>): readonly {
  readonly from: string;
  readonly to: string;
}[] => [...edges.values(), ...suspected];

/** How many relations of each slot are drawn. */
export function shownCounts({ edges }: Pick<Picture, 'edges'>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const edge of edges.values())
    for (const slot of slotsOf(edge)) {
      const key = slotKey(slot);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  return counts;
}

/** A slot with what of it is drawn. */
export interface SlotState extends SlotTotal {
  readonly shown: number;
}

/** The known slots of a subject in a fixed order, those that are empty left out. */
export function slotStates(picture: Picture, node: string): SlotState[] {
  const shown = shownCounts(picture);
  return [...picture.totals.values()]
    .filter((slot) => slot.node === node && slot.total > 0)
    .map((slot) => ({ ...slot, shown: shown.get(slotKey(slot)) ?? 0 }))
    .sort((a, b) => (slotKey(a) < slotKey(b) ? -1 : 1));
}

/** Relations that are known of but not drawn, by subject. */
export function leftOutCounts(picture: Picture): Map<string, number> {
  const shown = shownCounts(picture);
  const left = new Map<string, number>();
  for (const slot of picture.totals.values()) {
    const missing = slot.total - (shown.get(slotKey(slot)) ?? 0);
    if (missing > 0) left.set(slot.node, (left.get(slot.node) ?? 0) + missing);
  }
  return left;
}

interface Asked {
  /** Relations from the centre that the answer walked. */
  readonly hops: number;
  /** Only this slot of the centre was asked for. */
  readonly only?: EdgeSlot;
  readonly anchor?: string;
}

/** Adds an answer: the newest word on a subject or a slot counts. */
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
    const counted = new Map<string, EdgeSlot & { total: number; readonly cursor: null }>();
    for (const edge of fresh.values())
      for (const slot of slotsOf(edge)) {
        if (!walked.has(slot.node)) continue;
        const key = slotKey(slot);
        const known = counted.get(key);
        if (known) known.total += 1;
        else counted.set(key, { ...slot, total: 1, cursor: null });
      }
    for (const [key, slot] of counted) totals.set(key, slot);
  }
  for (const { node, kind, direction, total, cursor } of answer.truncated)
    totals.set(slotKey({ node, kind, direction }), { node, kind, direction, total, cursor });
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
