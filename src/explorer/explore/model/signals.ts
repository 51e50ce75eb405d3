/**
 * Signals on a node: each has a letter, a shape and a colour of its own, so that none is told by colour alone. A new
 * signal of the API is one more line here and one more field in the question.
 */
import type { SignalsAnswer } from './answers.ts';

export type SignalKey = Exclude<keyof SignalsAnswer, 'notOpen'>;

/** Outline of a badge. */
export type BadgeShape =
  'triangle' | 'square' | 'diamond' | 'circle' | 'hexagon' | 'shield' | 'slant';

export interface Signal {
  readonly key: SignalKey;
  readonly letter: { readonly zh: string; readonly en: string };
  readonly shape: BadgeShape;
  readonly colour: string;
}

const signal = (
  key: SignalKey,
  zh: string,
  en: string,
  shape: BadgeShape,
  colour: string,
): Signal => ({
  key,
  letter: { zh, en },
  shape,
  colour,
});

const colours = {
  penalty: '#b4530a',
  list: '#8f1d1d',
  measure: '#5b3a8e',
  repair: '#17687f',
  honour: '#1b6e4b',
  commitment: '#75661f',
  grade: '#3b4a5a',
} as const;

/** Colours of records by kind, the same on map, card and dashboard; tokens.css says them again for style sheets. */
export const recordColours: Readonly<Record<string, string>> = {
  LICENCE: '#2d5f8b',
  PENALTY: colours.penalty,
  LIST_ENTRY: colours.list,
  JUDGMENT_DEFAULT: '#c25b6e',
  HONOUR: colours.honour,
  COMMITMENT: colours.commitment,
};

/** Colours of measures: punishments as the map's badge, rewards lighter. */
export const measureColours = { PUNISHMENT: colours.measure, REWARD: '#a995c9' } as const;

/** In the order in which badges stand on a node: what warns most comes first. */
export const signals: readonly Signal[] = [
  signal('listEntries', '名', 'L', 'square', colours.list),
  signal('penalties', '罚', 'P', 'triangle', colours.penalty),
  signal('sanctions', '措', 'M', 'diamond', colours.measure),
  signal('brokenCommitments', '违', 'B', 'slant', colours.commitment),
  signal('repairs', '修', 'R', 'circle', colours.repair),
  signal('honours', '荣', 'H', 'hexagon', colours.honour),
  // its letter is the grade itself
  signal('grade', '级', 'G', 'shield', colours.grade),
];

/** Whether a subject carries the signal. */
export const carries = (counts: SignalsAnswer, key: SignalKey): boolean => {
  const value = counts[key];
  return typeof value === 'number' ? value > 0 : value !== null;
};

const closedBy: Readonly<Record<SignalsAnswer['notOpen'][number], readonly SignalKey[]>> = {
  PERSON: ['penalties', 'listEntries', 'brokenCommitments', 'honours', 'sanctions'],
  CASES: ['repairs'],
  GRADES: ['grade'],
};

/** Whether the signal is not open to the viewer, so that its absence says nothing. */
export const isClosed = ({ notOpen }: SignalsAnswer, key: SignalKey): boolean =>
  notOpen.some((reason) => closedBy[reason].includes(key));

/** Signals that the hub gives as of today only, whatever the day of the map. */
export const todaysSignals: readonly SignalKey[] = ['repairs', 'grade'];

/** The counts as they may stand on a map of an earlier day: what is true of today alone is left away. */
export const withoutTodays = (counts: SignalsAnswer): SignalsAnswer => ({
  ...counts,
  repairs: null,
  grade: null,
});

/** The signals that a node shows; none where the hub gave no counts. */
export const shownSignals = (counts: SignalsAnswer | null): readonly Signal[] =>
  counts === null
    ? []
    : signals
        .filter(({ key }) => carries(counts, key))
        .map((one) =>
          one.key === 'grade' && counts.grade !== null
            ? { ...one, letter: { zh: counts.grade.slice(0, 1), en: counts.grade.slice(0, 1) } }
            : one,
        );

type Corner = readonly [number, number];

/** Corners of a badge within -1..1; a circle has none. */
export const badgeCorners: Readonly<Record<BadgeShape, readonly Corner[]>> = {
  circle: [],
  shield: [
    [-0.95, -1],
    [0.95, -1],
    [0.95, 0.3],
    [0, 1.2],
    [-0.95, 0.3],
  ],
  square: [
    [-0.9, -0.9],
    [0.9, -0.9],
    [0.9, 0.9],
    [-0.9, 0.9],
  ],
  slant: [
    [-0.65, -0.9],
    [1.25, -0.9],
    [0.65, 0.9],
    [-1.25, 0.9],
  ],
  triangle: [
    [0, -1.25],
    [1.25, 0.95],
    [-1.25, 0.95],
  ],
  diamond: [
    [0, -1.2],
    [1.2, 0],
    [0, 1.2],
    [-1.2, 0],
  ],
  hexagon: [
    [-0.6, -1],
    [0.6, -1],
    [1.15, 0],
    [0.6, 1],
    [-0.6, 1],
    [-1.15, 0],
  ],
};
