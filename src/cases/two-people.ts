/**
 * What takes two people: the first one's decision waits, and the second one who says the same carries it out. Repairs,
 * objections, merges and lifted measures all go through here; who may be the first and the second is in the table of rights.
 */
import type { Matter } from '../access/conditions.ts';
import type { Act as Right } from '../access/permissions.ts';
import type { Role } from '../access/roles.ts';
import type { Refused } from '../words/case-step.ts';

/** Acts that take two people. */
export const proposedActs = [
  'GRANT',
  'CORRECT',
  'WITHDRAW',
  'NAME_UNIT',
  'LIFT',
  'MERGE',
  'UNMERGE',
] as const;
export type ProposedAct = (typeof proposedActs)[number];

/** A decision that waits for its second person. */
export interface ProposedDecision {
  readonly id: string;
  readonly act: ProposedAct;
  /** What is decided about. */
  readonly targetId: string;
  /** What was said beside the reason, as JSON: whoever says the same confirms it. */
  readonly content: string;
  /** Codes of the units from one of which the second person comes; empty: from the credit centre. */
  readonly units: readonly string[];
  readonly at: string;
  readonly role: Role;
  readonly department?: string | null;
  readonly user: string;
  readonly reason?: string | null;
}

/** What can stand against the second person. */
export type TwoPeopleRefusal = Refused<'NOT_COMPETENT' | 'SECOND_PERSON_NEEDED'>;

/** What stands against a decision whose unit nobody can ask. */
export type UnitRefusal = Refused<'UNIT_UNKNOWN' | 'UNIT_GONE'>;

/** Who decides, as far as the table of rights looks at it. */
export type Deciders = Required<Pick<Matter, 'decidedBy' | 'unitExists' | 'ofCentre'>>;

/** Names the unit that has no code, or is gone, and asks for it: the counter does not stand in for it. */
export function unitRefusal(
  { unitExists, ofCentre }: Deciders,
  codes: readonly string[],
  name: string | null,
  remedy: string,
): UnitRefusal | null {
  if (unitExists || ofCentre) return null;
  const unit = name ?? 'the unit that made the finding';
  return codes.length === 0
    ? { code: 'UNIT_UNKNOWN', message: `${unit} decides, and has no credit code here. ${remedy}` }
    : {
        code: 'UNIT_GONE',
        message: `${unit} (${codes.join(', ')}) decides, and the hub knows no such unit. ${remedy}`,
      };
}

/** A decision that takes two people. */
export interface TwoPeopleDecision {
  readonly act: ProposedAct;
  readonly targetId: string;
  readonly first: Right;
  readonly second: Right;
  readonly matter: Matter & Deciders;
  readonly content: object;
  readonly reason: string | null;
}

/** Where the second person comes from, in words. */
export const secondFrom = ({ ofCentre, decidedBy }: Deciders): string =>
  ofCentre ? 'a second clerk of the credit centre' : `a person of ${decidedBy.join(' or ')}`;
