const types = {
  LEGAL_REPRESENTATIVE: 'LEGAL_REPRESENTATIVE_OF',
  SHAREHOLDER: 'HOLDS_SHARES_IN',
  EXECUTIVE: 'EXECUTIVE_OF',
  BRANCH: 'BRANCH_OF',
  FILED_CONTROLLER: 'FILED_AS_CONTROLLER_OF',
} as const;

/** What of a version of a relation decides under which type it is stored. */
export interface StoredVersion {
  readonly kind: keyof typeof types;
  readonly validFrom?: string | undefined;
  readonly validTo?: string | undefined;
  readonly retractedAt?: string | undefined;
  readonly shown?: boolean | undefined;
}

/** Whether a version is known, has begun on the day it was recorded and has no end; see decision 2 in src/README.md. */
const holdsNow = (version: StoredVersion, day: string): boolean =>
  version.retractedAt === undefined &&
  version.shown === undefined &&
  version.validTo === undefined &&
  (version.validFrom === undefined || version.validFrom <= day);

/** The type that this version is stored under on the day it is written. */
export function relationType(version: StoredVersion, day: string): string {
  const type = types[version.kind];
  return version.kind === 'FILED_CONTROLLER' || holdsNow(version, day) ? type : `${type}_DATED`;
}
