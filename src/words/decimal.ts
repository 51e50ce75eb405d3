// Amounts are exact decimals kept as strings: a number would lose the last fen of decimal(18,6).
import { HubError } from '../errors.ts';

/** A canonical decimal (`-?` digits, a point only before a non-zero last decimal) and whether its writing was mended. */
export interface DecimalReading {
  readonly value: string;
  readonly cleaned: boolean;
}

// decimal(18,6) is what the 双公示 standard gives amounts; ratios of foreign sources carry more decimals
const maxDigits = 18;
const plain = /^-?\d+(?:\.\d+)?$/;
const grouped = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const decimalComma = /^[+-]?\d+,\d{6}$/;
const loose = /^([+-]?)(\d*)(?:\.(\d*))?$/;

const withPoint = (text: string): string => {
  if (grouped.test(text)) return text.replaceAll(',', '');
  return decimalComma.test(text) ? text.replace(',', '.') : text;
};

const canonical = (negative: boolean, whole: string, fraction: string): string => {
  const shortWhole = whole.replace(/^0+(?=\d)/, '') || '0';
  const shortFraction = fraction.replace(/0+$/, '');
  const size = shortFraction === '' ? shortWhole : `${shortWhole}.${shortFraction}`;
  return negative && size !== '0' ? `-${size}` : size;
};

/**
 * Reads `12.50`, `1,234.5`, `5,000000` (a comma before exactly six last digits is a decimal comma) and full-width
 * digits; at most 18 digits before and 18 after the point. Undefined for all else: units are the caller's, and an
 * exponent (`1.2E+05`) shows that a spreadsheet has already rounded the amount.
 */
export const readDecimal = (text: string): DecimalReading | undefined => {
  const unified = text.normalize('NFKC').replaceAll('−', '-').trim();
  const parts = loose.exec(withPoint(unified));
  if (!parts) return undefined;
  const [, sign, whole = '', fraction = ''] = parts;
  if (whole === '' && fraction === '') return undefined;
  const value = canonical(sign === '-', whole, fraction);
  const [digits = '', decimals = ''] = value.replace('-', '').split('.');
  if (digits.length > maxDigits || decimals.length > maxDigits) return undefined;
  return { value, cleaned: !plain.test(text.trim()) };
};

const scale = 10n ** BigInt(maxDigits);

const scaled = (decimal: string): bigint => {
  const [, sign, whole, fraction] = /^(-?)(\d+)(?:\.(\d{1,18}))?$/.exec(decimal) ?? [];
  if (whole === undefined)
    throw new HubError('BAD_USER_INPUT', 'An amount must be an exact decimal.');
  const size = BigInt(whole) * scale + BigInt((fraction ?? '').padEnd(maxDigits, '0'));
  return sign === '-' ? -size : size;
};

/** The exact sum of canonical decimals (any number of them; none is `0`); throws BAD_USER_INPUT for any other text. */
export const sumDecimals = (decimals: readonly string[]): string => {
  const sum = decimals.reduce((total, decimal) => total + scaled(decimal), 0n);
  const size = String(sum < 0n ? -sum : sum).padStart(maxDigits + 1, '0');
  return canonical(sum < 0n, size.slice(0, -maxDigits), size.slice(-maxDigits));
};

/** Negative, zero or positive as the first decimal is below, equal to or above the second; throws as sumDecimals does. */
export const compareDecimals = (a: string, b: string): -1 | 0 | 1 => {
  const difference = scaled(a) - scaled(b);
  if (difference === 0n) return 0;
  return difference < 0n ? -1 : 1;
};

/** A canonical amount in 万元 as one in yuan. */
export function inYuan(amount: string): string {
  const [whole = '0', fraction = ''] = amount.split('.');
  return canonical(false, `${whole}${fraction.padEnd(4, '0').slice(0, 4)}`, fraction.slice(4));
}

/** A canonical amount in yuan as one in 万元. */
export function inTenThousands(amount: string): string {
  const [whole = '0', fraction = ''] = amount.split('.');
  const digits = whole.padStart(5, '0');
  return canonical(false, digits.slice(0, -4), `${digits.slice(-4)}${fraction}`);
}
