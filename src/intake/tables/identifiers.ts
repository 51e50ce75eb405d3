// The identifiers of a party as rows carry them. What cannot be read is never used to tell parties apart: a part of a
// number would join strangers. What is whole but fails its check is used and flagged.
import { readCreditCode } from '../../words/credit-code.ts';
import { maskIdNumber, readIdNumber } from '../../words/id-number.ts';
import { readOrganizationCode } from '../../words/organization-code.ts';
import { labelOf, remark, textCell, type CellReader } from '../clean.ts';
import type { ColumnIndex, IntakeContext, Row } from './table.ts';

/** Identifiers of an organised party, and whether the one it is known by passes its check. */
export interface OrganisedIdentifiers {
  readonly uscc?: string;
  readonly registrationNumber?: string;
  readonly organizationCode?: string;
  readonly checkDigitValid?: boolean;
}

/** Type and number of a natural person's document. */
export interface PersonIdentifiers {
  readonly idType: string;
  readonly idNumber: string;
  readonly checkDigitValid?: boolean;
}

const placeholder = /^(.)\1{7,}.?$/;
const oldRegistrationNumber = /^\d{13}$|^\d{15}$/;
/** 居民身份证: the only type whose numbers can be checked. */
const residentIdType = '身份证';

function organizationCode(row: Row, text: string, label: string): OrganisedIdentifiers {
  const code = readOrganizationCode(text);
  if (!code) {
    remark(row, placeholder.test(text) ? 'CODE_PLACEHOLDER' : 'CODE_UNREADABLE', label, text);
    return {};
  }
  if (code.value !== text) remark(row, 'CODE_WRITING', label, text);
  if (!code.checkDigitValid) remark(row, 'CHECK_DIGIT', label, text);
  return { organizationCode: code.value, checkDigitValid: code.checkDigitValid };
}

/** Reads the cell of a credit code, which in the field also holds registration numbers and organisation codes. */
function creditCode(row: Row, text: string, label: string): OrganisedIdentifiers {
  const code = readCreditCode(text);
  // both forms are 18 digits long; taken for a code, a person's number would become public
  if (!code?.checkDigitValid && readIdNumber(text)?.wellFormed) {
    remark(row, 'ID_NUMBER_AS_CODE', label, maskIdNumber(text));
    return {};
  }
  if (code) {
    if (code.value !== text) remark(row, 'CODE_WRITING', label, text);
    if (!code.wellFormed) remark(row, 'CODE_FORM', label, text);
    if (!code.checkDigitValid) remark(row, 'CHECK_DIGIT', label, text);
    return { uscc: code.value, checkDigitValid: code.checkDigitValid };
  }
  if (placeholder.test(text)) {
    remark(row, 'CODE_PLACEHOLDER', label, text);
    return {};
  }
  if (oldRegistrationNumber.test(text)) {
    remark(row, 'CODE_IN_WRONG_COLUMN', label, text);
    return { registrationNumber: text };
  }
  if (readOrganizationCode(text)) remark(row, 'CODE_IN_WRONG_COLUMN', label, text);
  return organizationCode(row, text, label);
}

/** Reads the codes of an organised party from those of the named columns that the file has. */
export function organisedIdentifiers(
  columns: ColumnIndex,
  keys: { readonly uscc: string; readonly registration?: string; readonly organization?: string },
): (row: Row) => OrganisedIdentifiers {
  const { uscc, registration = '', organization = '' } = keys;
  const readUscc = textCell(columns, uscc);
  const readRegistration = textCell(columns, registration);
  const readOrganization = textCell(columns, organization);
  const [usccLabel, organizationLabel] = [labelOf(columns, uscc), labelOf(columns, organization)];
  return (row) => {
    const code = readUscc(row);
    const own = readRegistration(row);
    const old = readOrganization(row);
    return {
      ...(own !== undefined && { registrationNumber: own }),
      ...(old !== undefined && organizationCode(row, old, organizationLabel)),
      ...(code !== undefined && creditCode(row, code, usccLabel)),
    };
  };
}

function idTypeOf(
  row: Row,
  text: string | undefined,
  label: string,
  words: IntakeContext['words'],
): string {
  if (text === undefined) return residentIdType;
  const known = words.idTypes.get(text);
  if (known && !known.standard) remark(row, 'WORD_WRITING', label, text);
  else if (!known && !text.startsWith('其他-')) remark(row, 'ID_TYPE_UNKNOWN', label, text);
  return known?.means ?? text;
}

function residentNumber(
  row: Row,
  text: string,
  label: string,
  today: string,
): PersonIdentifiers | undefined {
  const number = readIdNumber(text, today);
  if (!number) return undefined;
  const masked = maskIdNumber(text);
  if (number.value !== text) remark(row, 'ID_NUMBER_WRITING', label, masked);
  if (!number.wellFormed) remark(row, 'ID_NUMBER_BIRTH_DATE', label, masked);
  if (!number.checkDigitValid) remark(row, 'CHECK_DIGIT', label, masked);
  return {
    idType: residentIdType,
    idNumber: number.value,
    checkDigitValid: number.checkDigitValid,
  };
}

/**
 * Reads the document of a natural person; a resident's number that is not whole is refused by `unreadable`: the row is
 * rejected where the person is known by nothing else, and flagged where the enterprise and the name are left.
 */
export function personIdentifiers(
  columns: ColumnIndex,
  keys: { readonly type: string; readonly number: string },
  context: IntakeContext,
  unreadable: 'ID_NUMBER_UNREADABLE' | 'ID_NUMBER_NOT_USED',
): CellReader<PersonIdentifiers> {
  const readType = textCell(columns, keys.type);
  const readNumber = textCell(columns, keys.number);
  const [typeLabel, label] = [labelOf(columns, keys.type), labelOf(columns, keys.number)];
  return (row) => {
    const type = readType(row);
    const text = readNumber(row);
    if (text === undefined) return undefined;
    const idType = idTypeOf(row, type, typeLabel, context.words);
    if (idType !== residentIdType)
      return { idType, idNumber: text.normalize('NFKC').toUpperCase() };
    const read = residentNumber(row, text, label, context.today);
    if (!read) remark(row, unreadable, label, maskIdNumber(text));
    return read;
  };
}
