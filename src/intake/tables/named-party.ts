import { nameCell, type CellReader } from '../clean.ts';
import type { Party } from '../facts.ts';
import { personIdentifiers } from './identifiers.ts';
import { namesOrganisation, organisedKind } from './kinds.ts';
import type { ColumnIndex, IntakeContext, Row } from './table.ts';

/** A person by name and document; without a usable number the person is known only within the enterprise. */
export function personWithin(
  index: ColumnIndex,
  keys: { readonly name: string; readonly idType: string; readonly idNumber: string },
  context: IntakeContext,
): (row: Row, name: string, within: Party) => Party {
  const columns = { type: keys.idType, number: keys.idNumber };
  const identifiers = personIdentifiers(index, columns, context, 'ID_NUMBER_NOT_USED');
  return (row, name, within) => {
    const document = identifiers(row);
    if (!document) return { kind: 'PERSON', name, within };
    return { kind: 'PERSON', name, idType: document.idType, idNumber: document.idNumber };
  };
}

/** The party that a cell names beside an enterprise, such as its representative: a person, or by its name a firm. */
export function namedParty(
  index: ColumnIndex,
  keys: { readonly name: string; readonly idType: string; readonly idNumber: string },
  context: IntakeContext,
): (row: Row, within: Party) => Party | undefined {
  const readName: CellReader = nameCell(index, keys.name, true);
  const person = personWithin(index, keys, context);
  return (row, within) => {
    const name = readName(row);
    if (name === undefined) return undefined;
    if (namesOrganisation(name)) return { kind: organisedKind(undefined, '', name), name };
    return person(row, name, within);
  };
}
