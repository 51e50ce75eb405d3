import type { OrganisedKind } from './subject-kinds.ts';

// 统一社会信用代码, GB 32100-2015. Codes of early pilots fail their check character and are legal all the same,
// so a check is told beside the value and never decides whether the value is kept.

/** A code of 18 characters and what its form says: kinds of department and place as the standard writes them, check. */
export interface CreditCodeCheck {
  value: string;
  wellFormed: boolean;
  checkDigitValid: boolean;
  placeLevel?: 'PROVINCE' | 'CITY' | 'COUNTY_OR_OTHER';
}

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const ofAlphabet = new RegExp(`^[${alphabet}]{18}$`);
// departments 1–9, A, N and Y are assigned; the place code is always digits
const standardForm = /^[1-9ANY][^0]\d{6}/;
const placeholder = /^(.)\1{16}/;

/** The GB 32100 check character of the first 17 characters, written in the standard's alphabet. */
export const creditCodeCheckCharacter = (first17: string): string => {
  const sum = weights.reduce(
    (total, weight, i) => total + weight * alphabet.indexOf(first17.charAt(i)),
    0,
  );
  return alphabet.charAt((31 - (sum % 31)) % 31);
};

const placeLevelOf = (place: string): NonNullable<CreditCodeCheck['placeLevel']> => {
  // 100000 is the national registry; abolished and development-zone places are just as legal
  if (place === '100000') return 'COUNTY_OR_OTHER';
  if (place.endsWith('0000')) return 'PROVINCE';
  return place.endsWith('00') ? 'CITY' : 'COUNTY_OR_OTHER';
};

/**
 * Reads a credit code written with any case, width, blanks or hyphens; undefined when it is not 18 characters of the
 * alphabet, or is a placeholder such as 00000000000000000X. The place level goes by form, not by a list of places.
 */
export const readCreditCode = (text: string): CreditCodeCheck | undefined => {
  const value = text
    .normalize('NFKC')
    .replace(/[\s\p{Pd}\p{Cf}−]/gu, '')
    .toUpperCase();
  if (!ofAlphabet.test(value) || placeholder.test(value)) return undefined;
  const place = value.slice(2, 8);
  return {
    value,
    wellFormed: standardForm.test(value),
    checkDigitValid: creditCodeCheckCharacter(value) === value.charAt(17),
    ...(/^\d{6}$/.test(place) && { placeLevel: placeLevelOf(place) }),
  };
};

/** The kind of market subject that a code's prefix stands for: 91, 93 enterprise, 92 individual business, else organisation. */
export const subjectKindOfCode = (code: string): OrganisedKind => {
  if (code.startsWith('92')) return 'INDIVIDUAL_BUSINESS';
  return /^9[13]/.test(code) ? 'ENTERPRISE' : 'ORGANIZATION';
};
