// How lines and states are drawn; kinds of subjects and relations have their tables in src/words.
import type { Change } from '../words/words.ts';

/** The number by which a subject is told from others of its name: its credit code, else the first that there is. */
export const numberOf = ({
  identifiers,
}: {
  readonly identifiers: readonly { readonly scheme: string; readonly value: string }[];
}): string =>
  identifiers.find(({ scheme }) => scheme === 'USCC')?.value ?? identifiers[0]?.value ?? '';

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
