import type { RelationKind, SubjectKind } from './answers.ts';

/** Kinds of relation, weightiest first. */
export const relationKinds = [
  'LEGAL_REPRESENTATIVE',
  'SHAREHOLDER',
  'EXECUTIVE',
  'BRANCH',
] as const satisfies RelationKind[];

/** Colours of lines by kind; a line also says its kind in words. */
export const relationColours: Readonly<Record<RelationKind, string>> = {
  LEGAL_REPRESENTATIVE: '#7a4f9a',
  SHAREHOLDER: '#2f6690',
  EXECUTIVE: '#6f7f8f',
  BRANCH: '#3d7a5c',
};

/** How a kind of subject is drawn: outline and fill. */
export interface KindLook {
  /** 0 circle, 1 square, 2 diamond, 3 hexagon: as the node program counts. */
  readonly shape: 0 | 1 | 2 | 3;
  readonly colour: string;
}

export const kindLooks: Readonly<Record<SubjectKind, KindLook>> = {
  ENTERPRISE: { shape: 1, colour: '#2d5f8b' },
  INDIVIDUAL_BUSINESS: { shape: 3, colour: '#4c8577' },
  ORGANIZATION: { shape: 2, colour: '#5d6470' },
  PERSON: { shape: 0, colour: '#b0803c' },
};

/** Fill of what the viewer sees in outline only. */
export const hiddenColour = '#aab3bd';
