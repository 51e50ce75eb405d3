// 公民身份号码, GB 11643-1999, and the residence permits (81, 82, 83) that share its form. Place codes are not
// judged: places are abolished, people keep their number.
import { compareDates, isRealDate, today } from './calendar-date.ts';

/** An ID number in its 18-character form; not well formed when its birth date cannot be, for the reason given. */
export interface IdNumberCheck {
  readonly value: string;
  readonly wellFormed: boolean;
  readonly reason?: 'IMPOSSIBLE_BIRTH_DATE' | 'FUTURE_BIRTH_DATE';
  readonly checkDigitValid: boolean;
  /** Absent when impossible. */
  readonly birthDate?: string;
  readonly cleanings: readonly ('FIFTEEN_DIGITS' | 'LOWER_CASE_X')[];
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** The GB 11643 check character of the first 17 digits. */
export const idNumberCheckCharacter = (first17: string): string => {
  const sum = weights.reduce((total, weight, i) => total + weight * Number(first17.charAt(i)), 0);
  return '10X98765432'.charAt(sum % 11);
};

/** The 15-digit form of before 1999 has a two-digit year of the 20th century and no check character. */
const modernForm = (digits: string): string => {
  const first17 = `${digits.slice(0, 6)}19${digits.slice(6)}`;
  return `${first17}${idNumberCheckCharacter(first17)}`;
};

const birthOf = (
  value: string,
  now: string,
): Pick<IdNumberCheck, 'wellFormed' | 'reason' | 'birthDate'> => {
  const birthDate = `${value.slice(6, 10)}-${value.slice(10, 12)}-${value.slice(12, 14)}`;
  if (!isRealDate(birthDate)) return { wellFormed: false, reason: 'IMPOSSIBLE_BIRTH_DATE' };
  return compareDates(birthDate, now) > 0
    ? { wellFormed: false, reason: 'FUTURE_BIRTH_DATE', birthDate }
    : { wellFormed: true, birthDate };
};

/**
 * Reads an 18- or 15-digit ID number; undefined when it has not the form of one. A wrong check character or birth
 * date is told, never thrown. `now` is the day beyond which nobody is born yet (default: today in Shanghai).
 */
export const readIdNumber = (text: string, now: string = today()): IdNumberCheck | undefined => {
  const plain = text.normalize('NFKC').replace(/[\s\p{Cf}]/gu, '');
  const old = /^\d{15}$/.test(plain);
  if (!old && !/^\d{17}[\dXx]$/.test(plain)) return undefined;
  const value = old ? modernForm(plain) : plain.toUpperCase();
  return {
    value,
    ...birthOf(value, now),
    checkDigitValid: idNumberCheckCharacter(value) === value.charAt(17),
    cleanings: [
      ...(old ? (['FIFTEEN_DIGITS'] as const) : []),
      ...(plain.endsWith('x') ? (['LOWER_CASE_X'] as const) : []),
    ],
  };
};

/**
 * Keeps the first 3 characters, of anything shorter than 10 only the first one. The end stays hidden whole: who knows
 * place and day of birth could work the rest out from a check character and a digit before it.
 */
export const maskIdNumber = (value: string): string => {
  const characters = Array.from(value);
  const head = characters.length < 10 ? 1 : 3;
  return characters.map((character, i) => (i < head ? character : '*')).join('');
};

// told by its own check character, or by what stands before it; other numbers of 18 digits are left as they are
const inText =
  /(身份证|身份号码|证件)?([^0-9A-Za-z]{0,6})(?<![0-9A-Za-z])(\d{17}[\dXx])(?![0-9A-Za-z])/g;

/** A text with every personal number in it masked; the same text where there is none. */
export const maskNumbersIn = (text: string): string =>
  /\d{17}/.test(text)
    ? text.replace(inText, (whole, named: string | undefined, between: string, number: string) => {
        const read = readIdNumber(number);
        const isOne = read?.wellFormed && (named !== undefined || read.checkDigitValid);
        return isOne ? `${named ?? ''}${between}${maskIdNumber(number)}` : whole;
      })
    : text;
