/** Takes decisions that take two people, inside the transaction of whoever decides. */
import { allows, wordsFor } from '../access/rights.ts';
import type { Viewer } from '../access/viewer.ts';
import type { Deciding } from '../graph/decision.ts';
import { canonicalJson } from '../words/canonical-json.ts';
import { stated } from '../words/case-step.ts';
import { dropProposed, knownUnits, propose, proposedOn } from './two-people.cypher.ts';
import {
  type Deciders,
  type ProposedDecision,
  secondFrom,
  type TwoPeopleDecision,
  type TwoPeopleRefusal,
} from './two-people.ts';

/** The units that decide something, by the codes that its source names, as far as the hub knows them. */
export async function decidersOf(
  tx: Deciding,
  codes: readonly string[],
  ofCentre: boolean,
): Promise<Deciders> {
  const known = codes.length === 0 ? [] : await tx.run(knownUnits, { codes });
  return { decidedBy: known.map(({ code }) => code), unitExists: known.length > 0, ofCentre };
}

/** How a decision that takes two people stands after this person. */
export type TwoPeopleOutcome =
  | { readonly state: 'PROPOSED' }
  | { readonly state: 'REFUSED'; readonly refusal: TwoPeopleRefusal }
  | { readonly state: 'CONFIRMED'; readonly first: ProposedDecision };

const refusedAs = (refusal: TwoPeopleRefusal): TwoPeopleOutcome => ({ state: 'REFUSED', refusal });

/**
 * Whether a decision that takes two people is to be carried out now. PROPOSED: it was the first one's and waits; what was
 * proposed before and says something else is replaced.
 */
export async function decidedByTwo(
  tx: Deciding,
  viewer: Viewer,
  { act, targetId, first, second, matter, content, reason }: TwoPeopleDecision,
): Promise<TwoPeopleOutcome> {
  const [found] = await tx.run(proposedOn, { targetId });
  const said = canonicalJson(content);
  const proposed = found?.proposed;
  if (proposed?.act === act && proposed.content === said) {
    const seconded = { ...matter, firstPerson: proposed.user };
    if (allows(viewer, second, seconded)) return { state: 'CONFIRMED', first: proposed };
    const awaited = secondFrom(matter);
    return refusedAs({
      code: 'SECOND_PERSON_NEEDED',
      message: `It waits for its second person since ${proposed.at}: ${awaited}, and not who took it first.`,
    });
  }
  if (!allows(viewer, first, matter) || viewer.user === null)
    return refusedAs({
      code: 'NOT_COMPETENT',
      message:
        wordsFor(viewer, first, matter) ??
        `The first to decide is a clerk or ${secondFrom(matter)}.`,
    });
  const properties: ProposedDecision = {
    id: tx.newId('PROPOSED_DECISION'),
    act,
    targetId,
    content: said,
    units: matter.ofCentre ? [] : matter.decidedBy,
    at: tx.at,
    role: viewer.role,
    department: viewer.department,
    user: viewer.user,
    reason,
  };
  await tx.run(propose, { targetId, properties: stated(properties) });
  return { state: 'PROPOSED' };
}

/** Takes back what waits for a second person, once it was done or can be done no more. */
export const forgetProposed = (tx: Deciding, targetId: string): Promise<unknown> =>
  tx.run(dropProposed, { targetId });
