// 文号 and 案号 are one number however their brackets, digits and blanks are written.
const year = /[[({〔【［（｛](\d{4})[\])}〕】］）｝]/u;

/**
 * The form under which two writings of one document number are equal: half-width digits and letters, no blanks, the
 * year of a 案号 (which begins with it) in （ ）, of every other number in 〔 〕, as 党政机关公文格式 (GB/T 9704) writes it.
 */
export const documentNumberKey = (number: string): string => {
  const plain = number
    .replace(/[！-～]/gu, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/[\s\p{Cf}]/gu, '');
  return plain.replace(year, (_, digits: string, at: number) =>
    at === 0 ? `（${digits}）` : `〔${digits}〕`,
  );
};
