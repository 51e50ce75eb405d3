/** Whether what stands in the columns of codes can only be a firm's: travel documents have the forms of its older numbers. */
import { maskIdNumber } from '../../words/id-number.ts';
import { readOrganizationCode } from '../../words/organization-code.ts';
import type { OrganisedIdentifiers } from './identifiers.ts';
import { namesOrganisation } from './kinds.ts';
import type { Row } from './table.ts';

// passports (E12345678, EA1234567) and permits of Hong Kong, Macau and Taiwan residents (H12345678)
const travelDocument = /^(?:[A-Z]\d{8}|E[A-Z]\d{7})$/;
// what else stood for a 注册号 before 2014 may as well be a document
const registrationNumber = /^\d{13}$|^\d{15}$|\p{Script=Han}/u;

const isFirmsCode = (code: string): boolean =>
  !travelDocument.test(code) && readOrganizationCode(code)?.checkDigitValid === true;

/**
 * The codes by which a party of this name is known. Where the name may be a person's, a number that may be a document is
 * none of them: the person would become a public firm. What was said of it is masked.
 */
export function firmCodes(
  row: Row,
  name: string,
  codes: OrganisedIdentifiers,
): OrganisedIdentifiers {
  const { uscc, registrationNumber: number, organizationCode: code, document } = codes;
  if (uscc !== undefined || namesOrganisation(name)) return codes;
  if (number !== undefined && registrationNumber.test(number)) return codes;
  if (code !== undefined && isFirmsCode(code)) return codes;
  row.findings.forEach((finding, at) => {
    if (finding.rule === 'CHECK_DIGIT' || finding.rule.startsWith('CODE_'))
      row.findings[at] = { ...finding, value: maskIdNumber(finding.value) };
  });
  return document ? { document } : {};
}
