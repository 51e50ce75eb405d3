/**
 * What is not open to a viewer, and why. It follows from the viewer and the kind of party alone, never from whether
 * anything is there: else "not open" would tell that there is something.
 */
import type { NotOpen } from '../words/not-open.ts';
import type { SubjectKind } from '../words/subject-kinds.ts';
import { seesPerson } from './masking.ts';
import { reachOf } from './rights.ts';
import type { Viewer } from './viewer.ts';

/** A subject, as far as openness looks at it. */
interface Party {
  readonly id: string;
  readonly kind: SubjectKind;
}

/** Why records of the party, and measures that rest on them, are not open to the viewer; null when they are. */
export const recordsNotOpen = (viewer: Viewer, { id, kind }: Party): NotOpen | null =>
  kind === 'PERSON' && !seesPerson(viewer, id) ? 'PERSON' : null;

/** Why the party's repairs and objections are not open to the viewer; null when they are, as far as it handles them. */
export function casesNotOpen(viewer: Viewer, { id }: Pick<Party, 'id'>): NotOpen | null {
  const { all, unit } = reachOf(viewer, 'SEE_CASE');
  return all || unit !== '' || viewer.subject === id ? null : 'CASES';
}
