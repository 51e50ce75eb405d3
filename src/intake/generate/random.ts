// Everything about the city is a function of (seed, topic, index): any firm or person can be worked out again when
// a row needs it, so nothing has to be remembered and memory stays flat whatever the size of the city.

/** One stream of numbers in [0, 1); it goes on for ever and is the same for the same seed, topic and index. */
export type Draw = () => number;

const mixed = (value: number): number => {
  let h = value >>> 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
};

/** A number for a topic's name, so that two topics of one index draw independently. */
export const topic = (name: string): number =>
  Array.from(name).reduce((hash, letter) => mixed(hash * 31 + (letter.codePointAt(0) ?? 0)), 7);

/** The stream of one thing: mulberry32 started from a mix of seed (0..2^32 - 1), topic and index. */
export const drawFor = (seed: number, of: number, index: number): Draw => {
  let state = mixed(mixed(seed ^ of) + Math.imul(index, 0x9e3779b1));
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
};

/** A whole number from `from` to `to`, both included. */
export const between = (draw: Draw, from: number, to: number): number =>
  from + Math.floor(draw() * (to - from + 1));

/** The entry at the index, counted round and round; throws RangeError for an empty list. */
export const entry = <T>(list: readonly T[], index: number): T => {
  const found = list[index % list.length];
  if (found === undefined) throw new RangeError('There is nothing to choose from.');
  return found;
};

/** One entry of the list, each as likely as the other. */
export const pick = <T>(draw: Draw, list: readonly T[]): T =>
  entry(list, Math.floor(draw() * list.length));

/** An index below `size` where low ones are much more frequent (power > 1): the n-th gets about n^(1/power - 1). */
export const heavyTailed = (draw: Draw, size: number, power: number): number =>
  Math.floor(size * draw() ** power);

/** A chooser among the keys by their weights, prepared once. */
export const weighted = <T>(choices: readonly (readonly [T, number])[]): ((draw: Draw) => T) => {
  const total = choices.reduce((sum, [, weight]) => sum + weight, 0);
  return (draw) => {
    let left = draw() * total;
    return (choices.find(([, weight]) => (left -= weight) < 0) ?? entry(choices, 0))[0];
  };
};
