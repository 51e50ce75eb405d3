/**
 * Signals on a node: each has a letter, a shape and a colour of its own, so that none is told by colour alone. A new
 * signal of the API is one more line here and one more field in the question.
 */
import type { SignalsAnswer } from './answers.ts';

export type SignalKey = keyof SignalsAnswer;

/** Outline of a badge. */
export type BadgeShape = 'triangle' | 'square' | 'diamond' | 'circle' | 'hexagon';

export interface Signal {
  readonly key: SignalKey;
  readonly letter: { readonly zh: string; readonly en: string };
  readonly shape: BadgeShape;
  readonly colour: string;
}

/** In the order in which badges stand on a node: what warns most comes first. */
export const signals: readonly Signal[] = [
  { key: 'listEntries', letter: { zh: '名', en: 'L' }, shape: 'square', colour: '#8f1d1d' },
  { key: 'penalties', letter: { zh: '罚', en: 'P' }, shape: 'triangle', colour: '#b4530a' },
  { key: 'honours', letter: { zh: '荣', en: 'H' }, shape: 'hexagon', colour: '#1b6e4b' },
];

/** The signals that a node shows; none where the hub gave no counts. */
export const shownSignals = (counts: SignalsAnswer | null): readonly Signal[] =>
  counts === null ? [] : signals.filter(({ key }) => counts[key] > 0);

type Corner = readonly [number, number];

/** Corners of a badge within -1..1; a circle has none. */
export const badgeCorners: Readonly<Record<BadgeShape, readonly Corner[]>> = {
  circle: [],
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
