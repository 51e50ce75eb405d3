/**
 * Graph types of relations as parts of statements. The `cypher` tag takes no strings, so that no caller's value becomes
 * Cypher text; these come from the table of kinds alone and are fixed when the program is loaded.
 */
import {
  type EdgeSlot,
  edgeSlots,
  partsOfSlot,
  relationKindNames,
  type StoredKind,
  storedKinds,
  storedTypes,
} from '../words/relation-kinds.ts';
import { cypher, joined, type Statement } from './cypher.ts';

const part = (text: string): Statement => {
  if (!/^[A-Z][A-Z_]*$/.test(text))
    throw new Error(`${text} is no name of a relation type or slot.`);
  return { text };
};

interface TypeParts {
  readonly present: Statement;
  readonly dated: Statement | undefined;
  /** Both as alternatives of one pattern. */
  readonly both: Statement;
}

const or = cypher`|`;

function partsOf(kind: StoredKind): TypeParts {
  const { present, dated } = storedTypes[kind];
  const parts = [present, ...(dated === null ? [] : [dated])].map(part);
  return {
    present: part(present),
    dated: dated === null ? undefined : part(dated),
    both: joined(parts, or),
  };
}

const recordOf = <Kind extends string, Made>(kinds: readonly Kind[], make: (kind: Kind) => Made) =>
  Object.fromEntries(kinds.map((kind) => [kind, make(kind)])) as Readonly<Record<Kind, Made>>;

/** For everything that is stored the types that it is stored under. */
export const relationTypes = recordOf(storedKinds, partsOf);

/** For everything that is stored what its types need. */
export const forEachStored = <Made>(make: (types: TypeParts) => Made) =>
  recordOf(storedKinds, (kind) => make(relationTypes[kind]));

/** For each kind of relation what its types need. */
export const forEachKind = <Made>(make: (types: TypeParts) => Made) =>
  recordOf(relationKindNames, (kind) => make(relationTypes[kind]));

/** A slot with its name and types as parts of a statement. */
export interface SlotPart {
  readonly name: Statement;
  readonly present: Statement;
  readonly direction: 'IN' | 'OUT';
}

const slotPart = (slot: EdgeSlot): SlotPart => {
  const { kind, direction } = partsOfSlot(slot);
  return { name: part(slot), present: relationTypes[kind].present, direction };
};

/** All slots in listing order. */
export const slotParts: readonly SlotPart[] = edgeSlots.map(slotPart);

/** The dated types of all kinds as alternatives of one pattern. */
export const anyDated: Statement = joined(
  relationKindNames.flatMap((kind) => relationTypes[kind].dated ?? []),
  or,
);

/** Every type that a relation can be stored under, as alternatives of one pattern. */
export const anyRelation: Statement = joined(
  storedKinds.map((kind) => relationTypes[kind].both),
  or,
);
