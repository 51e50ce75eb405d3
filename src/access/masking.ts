import { maskIdNumber } from '../words/id-number.ts';
import { maskPersonName } from '../words/party-name.ts';
import { seesPersons, type Viewer } from './viewer.ts';

/** Whether the viewer sees whose name the register does not publish, and what else is known of a person: officials do, and the person. */
export const seesPerson = (viewer: Viewer, subjectId: string): boolean =>
  seesPersons(viewer) || viewer.subject === subjectId;

/** A person's name as the viewer may see it: whole where the register publishes it, too. */
export const personName = (
  viewer: Viewer,
  subjectId: string,
  name: string,
  isPublished = false,
): string => (isPublished || seesPerson(viewer, subjectId) ? name : maskPersonName(name));

/** A person's document number: whole for the person alone, masked for officials, not at all for others. */
export function personNumber(viewer: Viewer, subjectId: string, open: () => string): string | null {
  if (viewer.subject === subjectId) return open();
  return seesPersons(viewer) ? maskIdNumber(open()) : null;
}
