// The identifiers of a party as rows carry them. What cannot be read is never used to tell parties apart: a part of a
// number would join strangers. What is whole but fails its check is used and flagged.
import { readCreditCode } from '../../words/credit-code.ts';
import { maskIdNumber, readIdNumber } from '../../words/id-number.ts';
import { readOrganizationCode } from '../../words/organization-code.ts';
import { labelOf, remark, textCell, type CellReader } from '../clean.ts';
import type { ColumnIndex, IntakeContext, Row } from './table.ts';

/** Identifiers of an organised party, and whether the one it is known by passes its check; `document` where a column of codes holds a person's number. */
export interface OrganisedIdentifiers {
  readonly uscc?: string;
  readonly registrationNumber?: string;
  readonly organizationCode?: string;
  readonly checkDigitValid?: boolean;
  readonly document?: PersonIdentifiers;
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

// a spreadsheet keeps fifteen digits: of a longer number the rest became zeros, and many strangers share what is left
const cutBySpreadsheet = /^\d{15}000$/;
const exponent = /^\d+(?:\.\d+)?E\+?\d+$/i;
// local numbers of before 2014 carry characters and letters (企合沪总字第000001号), boards give six digits
const localRegistrationNumber = /^(?=.*\d)[\p{Script=Han}A-Z0-9]+$/u;

/** Reads a 注册号, also one that stands in the column of another identifier of firms. */
function registrationNumber(row: Row, text: string, label: string): OrganisedIdentifiers {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s\p{Pd}\p{Cf}\p{Cc}−]/gu, '')
    .toUpperCase();
  if (/^0*$|^(.)\1{7,}.?$/.test(plain)) {
    remark(row, 'CODE_PLACEHOLDER', label, text);
    return {};
  }
  const nine = oldRegistrationNumber.test(plain) ? undefined : readOrganizationCode(plain);
  if (nine?.checkDigitValid) {
    remark(row, 'CODE_IN_WRONG_COLUMN', label, text);
    return { organizationCode: nine.value, checkDigitValid: true };
  }
  if (exponent.test(plain) || !localRegistrationNumber.test(plain)) {
    remark(row, 'CODE_UNREADABLE', label, text);
    return {};
  }
  if (plain !== text) remark(row, 'CODE_WRITING', label, text);
  return { registrationNumber: plain };
}

/** A resident's number that a column of codes holds: with a right check character it is the document wherever it stands. */
function documentIn(text: string, today: string): PersonIdentifiers | undefined {
  const number = text.length < 18 ? undefined : readIdNumber(text, today);
  if (!number?.wellFormed || !number.checkDigitValid) return undefined;
  return readCreditCode(text)?.checkDigitValid
    ? undefined
    : { idType: residentIdType, idNumber: number.value, checkDigitValid: true };
}

/** Reads the cell of a credit code, which in the field also holds registration numbers and organisation codes. */
function creditCode(row: Row, text: string, label: string): OrganisedIdentifiers {
  const code = readCreditCode(text);
  // both forms are 18 digits long; taken for a code, a person's number would become public
  if (!code?.checkDigitValid && readIdNumber(text)?.wellFormed) {
    remark(row, 'ID_NUMBER_AS_CODE', label, maskIdNumber(text));
    return {};
  }
  if (cutBySpreadsheet.test(text) && !code?.checkDigitValid) {
    remark(row, 'CODE_UNREADABLE', label, text);
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

/** The column of an organisation code, which the table of 2016 numbers as later tables number the 注册号. */
function oldCode(row: Row, text: string, label: string): OrganisedIdentifiers {
  if (!oldRegistrationNumber.test(text.normalize('NFKC')))
    return organizationCode(row, text, label);
  remark(row, 'CODE_IN_WRONG_COLUMN', label, text);
  return registrationNumber(row, text, label);
}

/** Reads the codes of an organised party from those of the named columns that the file has. */
export function organisedIdentifiers(
  columns: ColumnIndex,
  keys: {
    readonly uscc: string;
    readonly registration?: string;
    readonly organization?: string;
    /** Columns of further codes, read only for a person's number that was put there. */
    readonly others?: readonly string[];
  },
): (row: Row) => OrganisedIdentifiers {
  const { uscc, registration = '', organization = '', others = [] } = keys;
  const column = (key: string) => ({ read: textCell(columns, key), label: labelOf(columns, key) });
  const inOrder = [
    { ...column(registration), take: registrationNumber },
    { ...column(organization), take: oldCode },
    { ...column(uscc), take: creditCode },
    ...others.map((key) => ({ ...column(key), take: () => ({}) })),
  ];
  return (row) => {
    let found: OrganisedIdentifiers = {};
    for (const { read, label, take } of inOrder) {
      const text = read(row);
      if (text === undefined) continue;
      const document = documentIn(text, '9999-12-31');
      if (document) remark(row, 'ID_NUMBER_AS_CODE', label, maskIdNumber(text));
      found = { ...found, ...(document ? { document } : take(row, text, label)) };
    }
    return found;
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
  // what a spreadsheet left of a number is shared by all who were born on one day in one place
  if (!number || (!number.checkDigitValid && cutBySpreadsheet.test(number.value))) return undefined;
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

/** Another document than a resident's: what is too short, of one character, or cut by a spreadsheet would join strangers. */
function otherDocument(
  row: Row,
  idType: string,
  text: string,
  label: string,
): PersonIdentifiers | undefined {
  const idNumber = text
    .normalize('NFKC')
    .replace(/[\s\p{Cf}\p{Cc}]/gu, '')
    .toUpperCase();
  const isOne = /^(?=.*\d)[\p{L}\d()（）/-]{5,30}$/u.test(idNumber) && !/^(.)\1+$/.test(idNumber);
  if (isOne && !exponent.test(idNumber) && !/^\d{13,}000$/.test(idNumber))
    return { idType, idNumber };
  remark(row, 'ID_NUMBER_NOT_USED', label, maskIdNumber(text));
  return undefined;
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
    const stated = idTypeOf(row, type, typeLabel, context.words);
    const idType = documentIn(text, context.today) ? residentIdType : stated;
    if (idType !== residentIdType) return otherDocument(row, idType, text, label);
    const read = residentNumber(row, text, label, context.today);
    if (!read) remark(row, unreadable, label, maskIdNumber(text));
    return read;
  };
}
