/** The one table of subject kinds; whatever depends on the kind is derived from it or a `Record` over all kinds. */
import { type Bilingual, bilingual } from './bilingual.ts';

interface SubjectKindRow {
  /** Label in the graph, and type in the schema. */
  readonly type: string;
  /** Whether a register of market subjects knows it by name and code; a person is found by document alone. */
  readonly isOrganised: boolean;
  readonly label: Bilingual;
  /** What several are called, where figures are told. */
  readonly plural: Bilingual;
  /** 0 circle, 1 square, 2 diamond, 3 hexagon: as the node program of the map counts. */
  readonly shape: 0 | 1 | 2 | 3;
  readonly colour: string;
}

/** Subject kinds. */
export const subjectKinds = {
  ENTERPRISE: {
    type: 'Enterprise',
    isOrganised: true,
    label: bilingual('企业', 'Enterprise'),
    plural: bilingual('企业', 'Enterprises'),
    shape: 1,
    colour: '#2d5f8b',
  },
  INDIVIDUAL_BUSINESS: {
    type: 'IndividualBusiness',
    isOrganised: true,
    label: bilingual('个体工商户', 'Individual business'),
    plural: bilingual('个体工商户', 'Individual businesses'),
    shape: 3,
    colour: '#4c8577',
  },
  ORGANIZATION: {
    type: 'Organization',
    isOrganised: true,
    label: bilingual('其他组织', 'Organisation'),
    plural: bilingual('其他组织', 'Organisations'),
    shape: 2,
    colour: '#5d6470',
  },
  PERSON: {
    type: 'Person',
    isOrganised: false,
    label: bilingual('自然人', 'Person'),
    plural: bilingual('自然人', 'Persons'),
    shape: 0,
    colour: '#b0803c',
  },
} as const satisfies Readonly<Record<string, SubjectKindRow>>;

export type SubjectKind = keyof typeof subjectKinds;

/** Kinds that are no natural persons. */
export type OrganisedKind = Exclude<SubjectKind, 'PERSON'>;

/** The names of all kinds. */
export const subjectKindNames = Object.keys(subjectKinds) as readonly SubjectKind[];
