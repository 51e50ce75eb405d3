/**
 * Signals on a node: each has a letter, a shape and a colour of its own, so that none is told by colour alone. A new
 * signal of the API is one more line here and one more field in the question.
 */
import type { SignalsAnswer } from './answers.ts';

export type SignalKey = keyof SignalsAnswer;

/** Outline of a badge. */
export type BadgeShape = 'triangle' | 'square' | 'diamond' | 'circle' | 'hexagon' | 'shield';

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
  ...{ key, letter: { zh, en }, shape, colour },
});

/** In the order in which badges stand on a node: what warns most comes first. */
export const signals: readonly Signal[] = [
  signal('listEntries', '名', 'L', 'square', '#8f1d1d'),
  signal('penalties', '罚', 'P', 'triangle', '#b4530a'),
  signal('sanctions', '措', 'M', 'diamond', '#5b3a8e'),
  signal('repairs', '修', 'R', 'circle', '#17687f'),
  signal('honours', '荣', 'H', 'hexagon', '#1b6e4b'),
  // its letter is the grade itself
  signal('grade', '级', 'G', 'shield', '#3b4a5a'),
];

/** Whether a subject carries the signal. */
export const carries = (counts: SignalsAnswer, key: SignalKey): boolean => {
  const value = counts[key];
  return typeof value === 'number' ? value > 0 : value !== null;
};

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
