/** Reads parties that a row names beside an enterprise: representatives, holders, the ends of other relations. */
import { nameCell, required, type CellReader } from '../clean.ts';
import type { Party } from '../facts.ts';
import { firmCodes } from './codes-of-firms.ts';
import { organisedIdentifiers, personIdentifiers } from './identifiers.ts';
import { namesOrganisation, organisedKind } from './kinds.ts';
import { type ColumnIndex, type IntakeContext, present, type Row } from './table.ts';

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

/**
 * One end of a relation between parties of any kind: an organisation by its code or full name, a person by the document,
 * else known only within the enterprise that the row is about.
 */
export function relationEnd(
  index: ColumnIndex,
  keys: {
    readonly name: string;
    readonly uscc: string;
    readonly idType: string;
    readonly idNumber: string;
  },
  context: IntakeContext,
): (row: Row, within: Party | undefined) => Party | undefined {
  const readName = required(index, keys.name, nameCell(index, keys.name, true));
  const codes = organisedIdentifiers(index, { uscc: keys.uscc });
  const person = personWithin(index, keys, context);
  return (row, within) => {
    const name = readName(row);
    const read = codes(row);
    if (name === undefined || within === undefined) return undefined;
    const { uscc, registrationNumber, organizationCode, document } = firmCodes(row, name, read);
    const hasCode = (uscc ?? registrationNumber ?? organizationCode) !== undefined;
    if (!hasCode && document && !namesOrganisation(name))
      return { kind: 'PERSON', name, idType: document.idType, idNumber: document.idNumber };
    if (!hasCode && !namesOrganisation(name)) return person(row, name, within);
    const kind = organisedKind(uscc, '', name);
    return { kind, name, ...present({ uscc, registrationNumber, organizationCode }) };
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
