/** What a subject is: the properties of its kinds, and which of them a register can state anew. */
import type { ResolvedAsOf } from '../../words/as-of.ts';
import type { SubjectKind } from '../../words/subject-kinds.ts';

/** What the graph holds of a subject, at one version. */
export interface SubjectProperties {
  readonly id: string;
  readonly kind: SubjectKind;
  readonly name: string | null;
  readonly uscc: string | null;
  readonly registrationNumber: string | null;
  readonly organizationCode: string | null;
  readonly checkDigitValid: boolean | null;
  readonly legalForm: string | null;
  readonly status: string | null;
  readonly industryCode: string | null;
  readonly address: string | null;
  readonly regionCode: string | null;
  readonly registrationAuthority: string | null;
  readonly registeredCapital: string | null;
  readonly capitalCurrency: string | null;
  readonly establishedOn: string | null;
  readonly businessScope: string | null;
  readonly formerNames: readonly string[] | null;
  readonly idSealed: string | null;
  readonly sourceRow: string | null;
  readonly department: string | null;
}

/** A subject as this viewer may see it, on the clocks of its answer. */
export interface SubjectRow extends Omit<SubjectProperties, 'name'> {
  readonly name: string;
  readonly asOf: ResolvedAsOf;
}

/** What a register states and can state anew. */
export const statedFields = [
  ...(['name', 'status', 'legalForm', 'industryCode', 'address', 'regionCode'] as const),
  ...(['registrationAuthority', 'registeredCapital', 'capitalCurrency', 'establishedOn'] as const),
  'businessScope',
] as const satisfies (keyof SubjectRow)[];

export interface Identifier {
  readonly scheme: 'USCC' | 'REGISTRATION_NUMBER' | 'ORGANIZATION_CODE' | 'PERSONAL_DOCUMENT';
  readonly value: string;
  readonly checkDigitValid: boolean | null;
}

/** Identifiers of an organised subject; only the code that leads has a known check. */
export function organisedIdentifiers(row: SubjectProperties | SubjectRow): Identifier[] {
  const { uscc, registrationNumber, organizationCode, checkDigitValid } = row;
  const found: Identifier[] = [];
  if (uscc !== null) found.push({ scheme: 'USCC', value: uscc, checkDigitValid });
  if (registrationNumber !== null)
    found.push({ scheme: 'REGISTRATION_NUMBER', value: registrationNumber, checkDigitValid: null });
  if (organizationCode !== null)
    found.push({
      scheme: 'ORGANIZATION_CODE',
      value: organizationCode,
      checkDigitValid: uscc === null ? checkDigitValid : null,
    });
  return found;
}
