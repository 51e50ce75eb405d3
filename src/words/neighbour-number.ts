// Numbers that were given out one after another.

/** Check digit of a 15-digit registration number: ISO 7064 MOD 11,10 over the first 14. */
function checkDigit(body: string): number {
  let rest = 10;
  for (const digit of body) rest = (((rest + Number(digit)) % 10 || 10) * 2) % 11;
  return (11 - rest) % 10;
}

const beside = (digits: string): string[] =>
  [-1n, 1n]
    .map((step) => BigInt(digits) + step)
    .filter((value) => value >= 0n)
    .map((value) => String(value).padStart(digits.length, '0'))
    .filter((text) => text.length === digits.length);

/**
 * The numbers directly before and after one of 6 to 15 digits; none for any other text. The last of 15 digits of a
 * registration number is a check digit: its neighbours differ in the 14 before it.
 */
export function neighboursOf(number: string): readonly string[] {
  if (!/^\d{6,15}$/.test(number)) return [];
  if (number.length < 15) return beside(number);
  return beside(number.slice(0, 14)).map((body) => `${body}${checkDigit(body)}`);
}
