// Whom an entry of a list is about: lists do not say whether it is a person or a firm, so codes, documents and names do.
import { maskPersonName } from '../../words/party-name.ts';
import { nameCell, remark, required, labelOf } from '../clean.ts';
import type { Party } from '../facts.ts';
import { firmCodes } from './codes-of-firms.ts';
import { organisedIdentifiers, personIdentifiers } from './identifiers.ts';
import { namesOrganisation, organisedKind } from './kinds.ts';
import type { ColumnIndex, IntakeContext, Row } from './table.ts';

/** The keys of the columns that name a listed party. */
export interface ListedPartyKeys {
  readonly name: string;
  readonly uscc: string;
  readonly registration?: string;
  readonly organization?: string;
  readonly idType?: string;
  readonly idNumber?: string;
}

/** Whom a list entry is about: an organised party by code or name, or a person by the document; lists do not say which. */
export function listedParty(
  index: ColumnIndex,
  keys: ListedPartyKeys,
  context: IntakeContext,
): (row: Row) => Party | undefined {
  const readName = required(index, keys.name, nameCell(index, keys.name, true));
  const codes = organisedIdentifiers(index, keys);
  const numberKey = keys.idNumber ?? '';
  const document = required(
    index,
    numberKey,
    personIdentifiers(
      index,
      { type: keys.idType ?? '', number: numberKey },
      context,
      'ID_NUMBER_UNREADABLE',
    ),
  );
  const hasDocuments = index.has(numberKey);
  const [label, nameLabel] = [labelOf(index, keys.uscc), labelOf(index, keys.name)];
  return (row) => {
    const name = readName(row);
    const read = codes(row);
    if (name === undefined) return undefined;
    const {
      uscc,
      registrationNumber,
      organizationCode,
      document: own,
    } = firmCodes(row, name, read);
    const hasCode = (uscc ?? registrationNumber ?? organizationCode) !== undefined;
    if (!hasCode && (own ?? hasDocuments) && !namesOrganisation(name)) {
      const person = own ?? document(row);
      return person && { kind: 'PERSON', name, idType: person.idType, idNumber: person.idNumber };
    }
    if (!hasCode && !namesOrganisation(name)) {
      remark(row, 'NAME_MAY_BE_PERSON', nameLabel, maskPersonName(name));
      return { kind: 'PERSON', name };
    }
    if (!hasCode) remark(row, 'EXPECTED_MISSING', label, '');
    return {
      kind: organisedKind(uscc, '', name),
      name,
      ...(uscc !== undefined && { uscc }),
      ...(registrationNumber !== undefined && { registrationNumber }),
      ...(organizationCode !== undefined && { organizationCode }),
    };
  };
}
