/** On what a right hangs beside the role: named conditions on who asks, and on what it is asked about. */
import { roleOf, type Scope } from './roles.ts';

/** Who asks, as far as a right looks at it. */
export interface Caller {
  readonly role: string;
  /** Credit code of the unit that the caller speaks for. */
  readonly department: string | null;
  /** Id of the subject that the caller speaks for. */
  readonly subject: string | null;
  readonly user?: string | null;
}

/** What an act is about. What is left out fulfils no condition; null says that there is none, or none that is known. */
export interface Matter {
  /** Id of the subject that it concerns. */
  readonly subject?: string | null;
  /** Credit code of the unit whose matter it is: that made the finding, applies the measure or was promised to. */
  readonly unit?: string | null;
  /** Credit codes of the units by one of which it may be decided (谁认定、谁修复); empty where none is known. */
  readonly decidedBy?: readonly string[];
  /** Whether one of these is a unit that the hub knows. */
  readonly unitExists?: boolean;
  /** Whether the credit centre itself said it: that two are one, or what was promised to itself. */
  readonly ofCentre?: boolean;
  /** Who took the decision first, where it takes two people. */
  readonly firstPerson?: string | null;
  /** Sharing scopes by one of which it is open. */
  readonly scopes?: readonly Scope[];
  /** Who made it. */
  readonly owner?: {
    readonly role: string;
    readonly department: string;
    readonly user: string;
  };
}

export type Condition =
  | 'HAS_DEPARTMENT'
  | 'HAS_USER'
  | 'SECOND_PERSON'
  | 'OWN_SUBJECT'
  | 'COMPETENT_UNIT'
  | 'OF_DECIDING_UNIT'
  | 'UNIT_EXISTS'
  | 'UNIT_MISSING'
  | 'OF_CENTRE'
  | 'OPEN_SCOPE'
  | 'OWN_OR_OPEN_SCOPE'
  | 'OWNER';

interface Definition {
  /** What has to be known to judge it: a condition on the caller is judged before anything is looked up. */
  readonly asks: 'CALLER' | 'MATTER';
  /** In words, for the documents. */
  readonly says: string;
  readonly holds: (caller: Caller, matter: Matter) => boolean;
}

/** One person under one name: where two names may be one, they are taken for one. */
const personOf = (user: string | null | undefined): string =>
  (user ?? '').normalize('NFKC').replace(/\s/gu, '').toLowerCase();

const isOwn = ({ subject }: Caller, matter: Matter): boolean =>
  subject !== null && subject === matter.subject;

const isOpen = ({ role }: Caller, { scopes = [] }: Matter): boolean =>
  scopes.some((scope) => roleOf(role)?.scopes.includes(scope));

/** The conditions; each is a pure function. */
export const conditions = {
  HAS_DEPARTMENT: {
    asks: 'CALLER',
    says: 'the token names the credit code of a department',
    holds: ({ department }) => department !== null,
  },
  HAS_USER: {
    asks: 'CALLER',
    says: 'the token names the person who holds it (`sub`)',
    holds: ({ user }) => personOf(user) !== '',
  },
  SECOND_PERSON: {
    asks: 'MATTER',
    says: 'somebody else took the decision first, and this is another person',
    holds: ({ user }, { firstPerson }) =>
      personOf(firstPerson) !== '' && personOf(firstPerson) !== personOf(user),
  },
  OWN_SUBJECT: {
    asks: 'MATTER',
    says: 'it concerns the subject that the token speaks for',
    holds: isOwn,
  },
  COMPETENT_UNIT: {
    asks: 'MATTER',
    says: 'the token speaks for the unit that made the finding or the delivery, applies the measure or was promised to (谁认定、谁修复)',
    holds: ({ department }, { unit }) => department !== null && department === unit,
  },
  OF_DECIDING_UNIT: {
    asks: 'MATTER',
    says: 'the token speaks for the unit that decides it, or for one of them (谁认定、谁修复)',
    holds: ({ department }, { decidedBy = [] }) =>
      department !== null && decidedBy.includes(department),
  },
  UNIT_EXISTS: {
    asks: 'MATTER',
    says: 'the hub knows the unit that decides it',
    holds: (_, { unitExists }) => unitExists === true,
  },
  UNIT_MISSING: {
    asks: 'MATTER',
    says: 'the unit that decides it has no credit code here, or is gone',
    holds: (_, { unitExists }) => unitExists === false,
  },
  OF_CENTRE: {
    asks: 'MATTER',
    says: 'the credit centre itself said it: that two are one, or what was promised to itself',
    holds: (_, { ofCentre }) => ofCentre === true,
  },
  OPEN_SCOPE: {
    asks: 'MATTER',
    says: 'its sharing scope is open to the role',
    holds: isOpen,
  },
  OWN_OR_OPEN_SCOPE: {
    asks: 'MATTER',
    says: 'it concerns the subject that the token speaks for, or its sharing scope is open to the role',
    holds: (caller, matter) => isOwn(caller, matter) || isOpen(caller, matter),
  },
  OWNER: {
    asks: 'MATTER',
    says: 'somebody of the same role and department made it; without a department, the same user',
    holds: ({ role, department, user }, { owner }) =>
      owner?.role === role &&
      owner.department === (department ?? '') &&
      (owner.department !== '' || owner.user === (user ?? '')),
  },
} as const satisfies Readonly<Record<Condition, Definition>>;
