// How kinds of subjects, relations and lines are drawn.
import type { RelationKind, SubjectKind } from './answers.ts';
import type { Change } from '../words/words.ts';

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
export interface KindAppearance {
  /** 0 circle, 1 square, 2 diamond, 3 hexagon: as the node program counts. */
  readonly shape: 0 | 1 | 2 | 3;
  readonly colour: string;
}

export const kindAppearances: Readonly<Record<SubjectKind, KindAppearance>> = {
  ENTERPRISE: { shape: 1, colour: '#2d5f8b' },
  INDIVIDUAL_BUSINESS: { shape: 3, colour: '#4c8577' },
  ORGANIZATION: { shape: 2, colour: '#5d6470' },
  PERSON: { shape: 0, colour: '#b0803c' },
};

/** Fill of what the viewer sees in outline only. */
export const hiddenColour = '#aab3bd';

/** Fill of a firm that is no longer in business; its status stands below its name. */
export const endedColour = '#8f98a3';

/** What a line stands for: a relation of this day, a difference between two days, or no more than a suspicion. */
export type LineStyle = 'fact' | Change | 'suspected';

/** How a line is drawn that is not simply a relation: none is told by colour alone. */
export interface StyleAppearance {
  readonly colour: string;
  /** Drawn and left, in pixels; none for a whole line. */
  readonly dash: readonly number[];
  readonly isDouble: boolean;
  /** A suspicion has no direction. */
  readonly hasArrow: boolean;
}

export const styleAppearances: Readonly<Record<Exclude<LineStyle, 'fact'>, StyleAppearance>> = {
  appeared: { colour: '#1b6e4b', dash: [], isDouble: true, hasArrow: true },
  gone: { colour: '#8f1d1d', dash: [8, 6], isDouble: false, hasArrow: true },
  changed: { colour: '#7a4a00', dash: [2, 4], isDouble: false, hasArrow: true },
  suspected: { colour: '#6b3fa0', dash: [10, 4, 2, 4], isDouble: false, hasArrow: false },
};

/** In the order in which differences are told. */
export const changeKinds = ['appeared', 'gone', 'changed'] as const satisfies Change[];

/** Whether somebody of that status is no longer in business here: 注销, 吊销, 撤销 or moved away. */
export const hasEnded = (status: string | null): boolean =>
  /注销|吊销|撤销|迁出/.test(status ?? '');
