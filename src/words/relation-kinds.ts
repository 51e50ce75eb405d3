/**
 * The one table of relation kinds. A new kind is a new row here; everything that depends on the kind is derived from the
 * row or a `Record` over all kinds, so the compiler leads to whatever a new kind still lacks.
 */
import { percent } from './percent.ts';
import { type Bilingual, bilingual } from './bilingual.ts';

/** What a sentence about a relation may say beside its two ends. */
export interface Stated {
  /** 0..1, null when unknown. */
  readonly ratio: number | null;
  /** The office, where the source names it. */
  readonly position?: string | null | undefined;
}

/** The relations of one kind at one of their ends. */
interface End {
  /** What their list is called at the subject. */
  readonly list: Bilingual;
  /** Where their list stands among the lists of one subject. */
  readonly place: number;
}

/** The same at a third end, and what that one is in the relation. */
interface ThirdEnd extends End {
  readonly role: Bilingual;
}

interface RelationKindRow {
  /** Type in the graph of versions that hold; all others are stored under its dated twin (src/README.md, 2). */
  readonly type: string;
  readonly label: Bilingual;
  /** Seen from the active side, from the passive one, and from a third end where the kind has one. */
  readonly OUT: End;
  readonly IN: End;
  readonly THIRD: ThirdEnd | null;
  /** Who may see it: everybody, because the register publishes it, or whomever the scope of each row lets. */
  readonly sight: 'PUBLIC' | 'BY_ROW';
  /** Whether both ends can be one subject. */
  readonly isReflexive: boolean;
  /** The relation in words, without a full stop. */
  readonly sentence: (from: string, to: string, stated: Stated) => Bilingual;
  /** Whether its share says how much it weighs: its rank, its strength in paths, its decay in risk; else its kind does. */
  readonly weighs: 'SHARE' | 'KIND';
  /**
   * What it ties into one family: people who act in several firms, holders of a notable share, parts of one firm.
   * MEMBERS ties nobody, but between those who belong together anyway it is told and carries risk.
   */
  readonly unites: 'PEOPLE' | 'HOLDER' | 'PARTS' | 'MEMBERS';
  /** Which end stands above the other where control is drawn in layers. */
  readonly upper: 'from' | 'to';
  /** Whether the passive side can have only one at a time, whoever it is. */
  readonly isSole: boolean;
  /** Colour of its lines, which also say the kind in words. */
  readonly colour: string;
}

/** Relation kinds, weightiest first. */
export const relationKinds = {
  LEGAL_REPRESENTATIVE: {
    type: 'LEGAL_REPRESENTATIVE_OF',
    label: bilingual('法定代表人', 'Legal representative'),
    OUT: { list: bilingual('任法定代表人', 'Represents'), place: 7 },
    IN: { list: bilingual('法定代表人', 'Legal representative'), place: 1 },
    THIRD: null,
    sight: 'PUBLIC',
    isReflexive: false,
    sentence: (from, to) =>
      bilingual(`${from}是${to}的法定代表人`, `${from} is the legal representative of ${to}`),
    weighs: 'KIND',
    unites: 'PEOPLE',
    upper: 'from',
    isSole: true,
    colour: '#7a4f9a',
  },
  SHAREHOLDER: {
    type: 'HOLDS_SHARES_IN',
    label: bilingual('股东', 'Shareholder'),
    OUT: { list: bilingual('对外投资', 'Holdings'), place: 3 },
    IN: { list: bilingual('股东', 'Shareholders'), place: 2 },
    THIRD: null,
    sight: 'PUBLIC',
    isReflexive: true,
    sentence: (from, to, { ratio }) =>
      ratio === null
        ? bilingual(`${from}持有${to}的股份`, `${from} holds shares of ${to}`)
        : bilingual(
            `${from}持有${to}${percent(ratio)}的股份`,
            `${from} holds ${percent(ratio)} of ${to}`,
          ),
    weighs: 'SHARE',
    unites: 'HOLDER',
    upper: 'from',
    isSole: false,
    colour: '#2f6690',
  },
  EXECUTIVE: {
    type: 'EXECUTIVE_OF',
    label: bilingual('主要人员', 'Executive'),
    OUT: { list: bilingual('任职', 'Offices'), place: 8 },
    IN: { list: bilingual('主要人员', 'Executives'), place: 4 },
    THIRD: null,
    sight: 'PUBLIC',
    isReflexive: false,
    sentence: (from, to, { position }) =>
      position == null
        ? bilingual(`${from}在${to}任职`, `${from} holds an office at ${to}`)
        : bilingual(`${from}任${to}${position}`, `${from} holds the office ${position} at ${to}`),
    weighs: 'KIND',
    unites: 'PEOPLE',
    upper: 'from',
    isSole: false,
    colour: '#6f7f8f',
  },
  BRANCH: {
    type: 'BRANCH_OF',
    label: bilingual('分支机构', 'Branch'),
    OUT: { list: bilingual('隶属企业', 'Head office'), place: 6 },
    IN: { list: bilingual('分支机构', 'Branches'), place: 5 },
    THIRD: null,
    sight: 'PUBLIC',
    isReflexive: false,
    sentence: (from, to) => bilingual(`${from}是${to}的分支机构`, `${from} is a branch of ${to}`),
    weighs: 'KIND',
    unites: 'PARTS',
    upper: 'to',
    isSole: false,
    colour: '#3d7a5c',
  },
  GUARANTEE: {
    type: 'GUARANTEES',
    label: bilingual('对外担保', 'Guarantee'),
    OUT: { list: bilingual('提供担保', 'Guarantees given'), place: 9 },
    IN: { list: bilingual('获得担保', 'Guaranteed by'), place: 10 },
    THIRD: {
      list: bilingual('受担保的债权', 'Claims guaranteed'),
      place: 11,
      role: bilingual('债权人', 'Creditor'),
    },
    sight: 'BY_ROW',
    isReflexive: false,
    sentence: (from, to) =>
      bilingual(`${from}为${to}提供担保`, `${from} guarantees a debt of ${to}`),
    weighs: 'KIND',
    unites: 'MEMBERS',
    upper: 'from',
    isSole: false,
    colour: '#b0632a',
  },
} as const satisfies Readonly<Record<string, RelationKindRow>>;

export type RelationKind = keyof typeof relationKinds;

/** Which end of a relation somebody is: the active one, the passive one, or a third. */
export const directions = ['IN', 'OUT', 'THIRD'] as const;

export type Direction = (typeof directions)[number];

/** Everything that is known of a kind. */
export const relationKindRow = (kind: RelationKind): RelationKindRow => relationKinds[kind];

/** The names of all kinds, weightiest first. */
export const relationKindNames = Object.keys(relationKinds) as readonly RelationKind[];

type KindsThat<Field extends keyof RelationKindRow, Value> = {
  [Kind in RelationKind]: (typeof relationKinds)[Kind][Field] extends Value ? Kind : never;
}[RelationKind];

/** Kinds that weigh by what they are, whatever share they state. */
export type WeighedByKind = KindsThat<'weighs', 'KIND'>;

const isWeighedByKind = (kind: RelationKind): kind is WeighedByKind =>
  relationKinds[kind].weighs === 'KIND';

export const kindsWeighedByKind = relationKindNames.filter(isWeighedByKind);

/** Kinds with a third end. */
export type KindWithThird = KindsThat<'THIRD', End>;

/** Kinds whose rows say who may see them. */
export type KindByRow = KindsThat<'sight', 'BY_ROW'>;

/** A kind seen from one end: what a list, a walk or a cut is about. */
export type EdgeSlot = `${RelationKind}_${Exclude<Direction, 'THIRD'>}` | `${KindWithThird}_THIRD`;

interface SlotParts {
  readonly slot: EdgeSlot;
  readonly kind: RelationKind;
  readonly direction: Direction;
}

const slotParts: readonly SlotParts[] = relationKindNames
  .flatMap((kind) =>
    directions.flatMap((direction) => {
      const end = relationKindRow(kind)[direction];
      const slot = `${kind}_${direction}` as EdgeSlot;
      return end ? [{ slot, kind, direction, place: end.place }] : [];
    }),
  )
  .sort((one, other) => one.place - other.place);

/** All slots in the order in which relations of one subject are listed. */
export const edgeSlots: readonly EdgeSlot[] = slotParts.map(({ slot }) => slot);

const partsBySlot = new Map(slotParts.map((parts) => [parts.slot, parts]));

/** Kind and direction of a slot. */
export function partsOfSlot(slot: EdgeSlot): SlotParts {
  const parts = partsBySlot.get(slot);
  if (parts) return parts;
  throw new Error(`No relation kind has the slot ${slot}.`);
}

/** What the list of a slot is called at the subject. */
export function slotName(kind: RelationKind, direction: Direction): Bilingual {
  const row = relationKindRow(kind);
  return row[direction]?.list ?? row.label;
}

/** The slots that these kinds have in these directions, in listing order. */
export const slotsWhere = (fits: (kind: RelationKind, direction: Direction) => boolean) =>
  slotParts.filter(({ kind, direction }) => fits(kind, direction)).map(({ slot }) => slot);

/** What the graph stores as a relation: the kinds, and whom a firm itself filed as its controller. */
export type StoredKind = RelationKind | 'FILED_CONTROLLER';

interface StoredTypes {
  readonly present: string;
  /** None where versions with an end lie beside the others. */
  readonly dated: string | null;
}

const typesOf = (kind: RelationKind): StoredTypes => {
  const { type } = relationKinds[kind];
  return { present: type, dated: `${type}_DATED` };
};

/** Graph types of what is stored. */
export const storedTypes = {
  ...(Object.fromEntries(relationKindNames.map((kind) => [kind, typesOf(kind)])) as Record<
    RelationKind,
    StoredTypes
  >),
  FILED_CONTROLLER: { present: 'FILED_AS_CONTROLLER_OF', dated: null },
} as const satisfies Readonly<Record<StoredKind, StoredTypes>>;

/** What ties a third end to the active one beside the relation itself: whoever is named by it alone is found by it. */
export const thirdEndType = 'IS_THIRD_END_TO';

/** Everything that the graph stores as a relation. */
export const storedKinds = Object.keys(storedTypes) as readonly StoredKind[];
