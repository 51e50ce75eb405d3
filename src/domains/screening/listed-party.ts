/** From what a caller lists to rows as the graph keeps them: numbers of persons only as hashes. */
import { HubError } from '../../errors.ts';
import { readCreditCode } from '../../words/credit-code.ts';
import { documentTypes } from '../../words/document-type.ts';
import { readIdNumber } from '../../words/id-number.ts';
import { limits } from '../../words/limits.ts';
import { kindOfId } from '../../words/opaque-id.ts';
import { readOrganizationCode } from '../../words/organization-code.ts';
import { cleanName, nameKey } from '../../words/party-name.ts';
import type { RowInput } from './screening.ts';

/** One party as a caller lists it; at least one thing must be said. */
export interface ListedParty {
  readonly id?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly code?: string | null | undefined;
  readonly idNumber?: string | null | undefined;
  /** The row of a file could not be read. */
  readonly unreadable?: boolean | undefined;
}

/** A keyed hash of a document's number, by its type. */
interface Hashing {
  readonly hash: (type: string, number: string) => string;
}

const said = (text: string | null | undefined): string | undefined => {
  const plain = text?.trim() ?? '';
  return plain === '' ? undefined : plain;
};

/** A wrong check digit unmakes no match: codes of early pilots fail it. It tells why nobody is found. */
const checked = (read: { readonly checkDigitValid: boolean } | undefined): Partial<RowInput> =>
  read?.checkDigitValid === false ? { fault: 'CHECK_DIGIT' } : {};

/** A code is what its form says: a credit code, an organisation code, or else a registration number. */
function codeOf(text: string | undefined): Partial<RowInput> {
  if (text === undefined) return {};
  const uscc = readCreditCode(text);
  if (uscc) return { code: text, uscc: uscc.value, ...checked(uscc) };
  const organization = readOrganizationCode(text);
  if (organization)
    return { code: text, organizationCode: organization.value, ...checked(organization) };
  return { code: text, registrationNumber: text };
}

const nameOf = (text: string | undefined): Partial<RowInput> => {
  const name = text === undefined ? undefined : cleanName(text).name;
  return name === undefined ? {} : { name, nameKey: nameKey(name) };
};

/**
 * One row. Whoever may not look persons up has their numbers passed over, so that such a row names nobody, whether the
 * hub knows the person or not. What is too long or no id is BAD_USER_INPUT that names the row.
 */
export function rowOf(
  listed: ListedParty,
  number: number,
  { vault, persons }: { readonly vault: Hashing; readonly persons: boolean },
): RowInput {
  if (listed.unreadable) return { number, fault: 'UNREADABLE' };
  const [id, name, code, idNumber] = [listed.id, listed.name, listed.code, listed.idNumber].map(
    said,
  );
  const most = limits.screeningCell;
  if ([id, name, code, idNumber].some((cell) => (cell?.length ?? 0) > most))
    throw new HubError(
      'BAD_USER_INPUT',
      `Row ${number}: a value is longer than ${most} characters.`,
    );
  if (id !== undefined && kindOfId(id) !== 'SUBJECT')
    throw new HubError('BAD_USER_INPUT', `Row ${number}: this is no id of a subject (sub_…).`);
  const row: RowInput = {
    number,
    ...(id !== undefined && { givenId: id }),
    ...nameOf(name),
    ...(idNumber === undefined ? codeOf(code) : {}),
    ...(idNumber !== undefined && {
      idHashes: persons ? documentTypes.map((type) => vault.hash(type, idNumber)) : [],
      ...checked(readIdNumber(idNumber)),
    }),
  };
  const names = row.givenId ?? row.name ?? row.code ?? row.idHashes;
  return names === undefined ? { ...row, fault: 'NOTHING_NAMED' } : row;
}

/** How many rows a list may have; BAD_USER_INPUT for none or too many. */
export function checkRowCount(count: number): void {
  if (count === 0)
    throw new HubError('BAD_USER_INPUT', 'The list is empty: name at least one party.');
  if (count > limits.screeningRows)
    throw new HubError(
      'BAD_USER_INPUT',
      `The list has more than ${limits.screeningRows} rows; divide it into several screenings.`,
    );
}
