/**
 * Graph types and properties of relations as parts of statements. The `cypher` tag takes no strings, so that no caller's
 * value becomes Cypher text; these come from the table of kinds alone and are fixed when the program is loaded.
 */
import {
  type Direction,
  type EdgeSlot,
  edgeSlots,
  partsOfSlot,
  relationKindNames,
  relationKindRow,
  type StoredKind,
  storedKinds,
  storedTypes,
  thirdEndType,
} from '../words/relation-kinds.ts';
import { statementNames } from '../words/relation-statement.ts';
import { cypher, joined, type Statement } from './cypher.ts';

const part = (text: string): Statement => {
  if (!/^[A-Za-z][A-Za-z_]*$/.test(text))
    throw new Error(`${text} is no name of a relation type, slot or property.`);
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
  readonly direction: Direction;
  /** Whether each row says who may see it. */
  readonly isByRow: boolean;
}

const slotPart = (slot: EdgeSlot): SlotPart => {
  const { kind, direction } = partsOfSlot(slot);
  const isByRow = relationKindRow(kind).sight === 'BY_ROW';
  return { name: part(slot), present: relationTypes[kind].present, direction, isByRow };
};

/** All slots in listing order. */
export const slotParts: readonly SlotPart[] = edgeSlots.map(slotPart);

/** The dated types of all kinds as alternatives of one pattern. */
export const anyDated: Statement = joined(
  relationKindNames.flatMap((kind) => relationTypes[kind].dated ?? []),
  or,
);

const kindsWithThird = relationKindNames.filter((kind) => relationKindRow(kind).THIRD !== null);

/** Every type whose relations have a third end, which an index finds by the id of that subject. */
export const typesWithThird: readonly Statement[] = kindsWithThird.flatMap((kind) => {
  const { present, dated } = relationTypes[kind];
  return [present, ...(dated ? [dated] : [])];
});

/** The type of the ties of third ends. */
export const thirdEnd = part(thirdEndType);

/** The slots of third ends, with the dated types of their relations. */
export const thirdSlots = kindsWithThird.map((kind) => ({
  name: part(`${kind}_THIRD`),
  dated: relationTypes[kind].dated ?? relationTypes[kind].present,
}));

/** Every type that a relation can be stored under, as alternatives of one pattern. */
export const anyRelation: Statement = joined(
  storedKinds.map((kind) => relationTypes[kind].both),
  or,
);

/** What answers hold of a version, behind its variable. */
export const edgeProjection = cypher`{
    .id, .kind, .fromId, .toId, .thirdId, .scope, .rank, .identifiedBy, .validFrom, .validTo, .recordedAt, .retractedAt, .disputed,
    .sourceRow, .department,
    ${joined(
      statementNames.map((name) => cypher`.${part(name)}`),
      cypher`,`,
    )}
  }`;
