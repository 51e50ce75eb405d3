import { maskIdNumber } from '../words/id-number.ts';
import { maskPersonName } from '../words/party-name.ts';
import { seesPersons, type Viewer } from './viewer.ts';

/** Whether the viewer sees whose name the register does not publish, and what else is known of a person: officials do, and the person. */
export const seesPerson = (viewer: Viewer, subjectId: string): boolean =>
  seesPersons(viewer) || viewer.subject === subjectId;

/** Whether a name holds a number, such as a document's or a telephone's: the register publishes names and no numbers. */
const holdsNumber = (name: string): boolean => /\d{4}/.test(name.normalize('NFKC'));

/** A person's name as the viewer may see it: whole where the register publishes it, too, unless a number slipped into it. */
export const personName = (
  viewer: Viewer,
  subjectId: string,
  name: string,
  isPublished = false,
): string =>
  seesPerson(viewer, subjectId) || (isPublished && !holdsNumber(name))
    ? name
    : maskPersonName(name);

/** A person's document number: whole for the person alone, masked for officials, not at all for others. */
export function personNumber(viewer: Viewer, subjectId: string, open: () => string): string | null {
  if (viewer.subject === subjectId) return open();
  return seesPersons(viewer) ? maskIdNumber(open()) : null;
}
