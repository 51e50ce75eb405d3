import { type StoredKind, storedTypes } from './relation-kinds.ts';

/** What of a version of a relation decides under which type it is stored. */
export interface StoredVersion {
  readonly kind: StoredKind;
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
  const { present, dated } = storedTypes[version.kind];
  return dated === null || holdsNow(version, day) ? present : dated;
}
