// 组织机构代码, GB 11714: eight characters and a check character; also characters 9 to 17 of a credit code.

/** An organisation code without its hyphen, and whether its check character is the one GB 11714 computes. */
export interface OrganizationCodeCheck {
  readonly value: string;
  readonly checkDigitValid: boolean;
}

const weights = [3, 7, 9, 10, 5, 8, 4, 2];

/** The GB 11714 check character of eight characters 0–9 A–Z. */
export const organizationCodeCheckCharacter = (first8: string): string => {
  const sum = weights.reduce(
    (total, weight, i) => total + weight * parseInt(first8.charAt(i), 36),
    0,
  );
  const check = 11 - (sum % 11);
  if (check === 10) return 'X';
  return check === 11 ? '0' : String(check);
};

/**
 * Reads `74218321-3`, `742183213` and loosely written forms of them; undefined when it is not nine such characters,
 * or is a placeholder of one repeated character. A wrong check character is told, never a reason to refuse.
 */
export const readOrganizationCode = (text: string): OrganizationCodeCheck | undefined => {
  const value = text
    .normalize('NFKC')
    .replace(/[\s\p{Pd}\p{Cf}−]/gu, '')
    .toUpperCase();
  if (!/^[0-9A-Z]{8}[0-9X]$/.test(value) || /^(.)\1{7}/.test(value)) return undefined;
  return { value, checkDigitValid: organizationCodeCheckCharacter(value) === value.charAt(8) };
};
