// Solves x = b + A x for one closed circle of holdings by eliminating one subject after the other (Kleene's state
// elimination). All weights are >= 0 and the only subtraction is 1 - s, so an s >= 1 met on the way is exactly the
// case that I - A is no M-matrix: the walks round the circle have no finite sum, whatever a solver would answer.
import {
  add,
  compare,
  divide,
  multiply,
  one,
  type Ratio,
  ratioOf,
  subtract,
  toNumber,
  zero,
} from '../../words/ratio.ts';

// Measured: a circle of 16 subjects that all hold one another takes this many products, most of them of numbers with
// hundreds of digits, and about half a second. Real circles are sparse and take a few dozen.
const exactProducts = 1_500;
// A product over 300 layers of four-digit percentages still fits; longer numbers make every step slower.
const largestDenominator = 1n << 4096n;
const floatDigits = 15;

/** The numbers an elimination works with; `spend` counts products and `exhausted` tells that exact work costs too much. */
export interface Field<T> {
  zero: T;
  one: T;
  of: (ratio: Ratio) => T;
  add: (a: T, b: T) => T;
  multiply: (a: T, b: T) => T;
  /** 1 / (1 - s), the sum of all rounds of a loop; null when it has no finite sum. */
  rounds: (s: T) => T | null;
  divide: (a: T, b: T) => T;
  toRatio: (value: T) => Ratio;
  spend: (products: number) => void;
  exhausted: () => boolean;
}

/** Exact rationals, with a limit on their size and on the work in circles. */
export const exactField = (): Field<Ratio> => {
  let left = exactProducts;
  let tooLong = false;
  const watched = (value: Ratio): Ratio => {
    tooLong ||= value.d > largestDenominator;
    return value;
  };
  return {
    zero,
    one,
    of: (ratio) => ratio,
    add: (a, b) => watched(add(a, b)),
    multiply: (a, b) => watched(multiply(a, b)),
    rounds: (s) => (compare(s, one) < 0 ? divide(one, subtract(one, s)) : null),
    divide: (a, b) => watched(divide(a, b)),
    toRatio: (value) => value,
    spend: (products) => {
      left -= products;
    },
    exhausted: () => tooLong || left < 0,
  };
};

/** Floating point, for what is too large to be exact. */
export const floatField: Field<number> = {
  zero: 0,
  one: 1,
  of: toNumber,
  add: (a, b) => a + b,
  multiply: (a, b) => a * b,
  // closer to 1 than the rounding of the sums before it, the loop cannot be told from an endless one
  rounds: (s) => (s < 1 - 1e-12 ? 1 / (1 - s) : null),
  divide: (a, b) => a / b,
  toRatio: (value) => ratioOf(value.toFixed(floatDigits)),
  spend: () => undefined,
  exhausted: () => false,
};

/** The weights among the members of one circle: by holder, and the holders of each; elimination consumes them. */
export interface Circle<T> {
  rows: Map<number, Map<number, T>>;
  columns: Map<number, Set<number>>;
}

/** What the elimination of one subject did, to be repeated on any constants. */
interface Step<T> {
  node: number;
  rounds: T;
  row: ReadonlyMap<number, T>;
  replaced: (readonly [number, T])[];
}

/** A circle taken apart once; every further set of constants costs only a substitution. */
export type Factors<T> = readonly Step<T>[];

const replaceIn = <T>(field: Field<T>, { rows, columns }: Circle<T>, at: number, step: Step<T>) => {
  const row = rows.get(at);
  const factor = row?.get(step.node);
  if (!row || factor === undefined) return;
  row.delete(step.node);
  for (const [to, weight] of step.row) {
    row.set(to, field.add(row.get(to) ?? field.zero, field.multiply(factor, weight)));
    columns.get(to)?.add(at);
  }
  step.replaced.push([at, factor]);
};

const eliminate = <T>(field: Field<T>, circle: Circle<T>, node: number): Step<T> | null => {
  const row = circle.rows.get(node) ?? new Map<number, T>();
  const rounds = field.rounds(row.get(node) ?? field.zero);
  if (rounds === null) return null;
  row.delete(node);
  const holders = circle.columns.get(node) ?? new Set<number>();
  holders.delete(node);
  for (const [to, weight] of row) row.set(to, field.multiply(weight, rounds));
  field.spend(holders.size * row.size);
  const step: Step<T> = { node, rounds, row, replaced: [] };
  for (const at of holders) replaceIn(field, circle, at, step);
  for (const to of row.keys()) circle.columns.get(to)?.delete(node);
  circle.columns.delete(node);
  return step;
};

// The subject whose elimination makes fewest new terms, among the first few left: looking at all of them each time
// would be quadratic on a circle of 100,000.
const cheapest = <T>({ rows, columns }: Circle<T>): number | null => {
  let [best, cost, looked] = [null as number | null, Infinity, 0];
  for (const [node, holders] of columns) {
    const products = holders.size * (rows.get(node)?.size ?? 0);
    if (products < cost) [best, cost] = [node, products];
    looked += 1;
    if (cost <= 1 || looked === 64) break;
  }
  return best;
};

/** Takes a circle apart; null when its walks have no finite sum, or exact work is exhausted. */
export const factorise = <T>(field: Field<T>, circle: Circle<T>): Factors<T> | null => {
  const steps: Step<T>[] = [];
  for (let node = cheapest(circle); node !== null; node = cheapest(circle)) {
    const step = field.exhausted() ? null : eliminate(field, circle, node);
    if (step === null) return null;
    steps.push(step);
  }
  return steps;
};

/** Every x of x = constants + A x, for a circle taken apart. */
export const substitute = <T>(
  field: Field<T>,
  factors: Factors<T>,
  constants: ReadonlyMap<number, T>,
): Map<number, T> => {
  const { zero: nothing, add: plus, multiply: times } = field;
  const values = new Map(constants);
  for (const { node, rounds, replaced } of factors) {
    const value = times(values.get(node) ?? nothing, rounds);
    values.set(node, value);
    for (const [at, factor] of replaced) {
      values.set(at, plus(values.get(at) ?? nothing, times(factor, value)));
    }
  }
  for (const { node, row } of factors.toReversed()) {
    for (const [to, weight] of row) {
      const share = times(weight, values.get(to) ?? nothing);
      values.set(node, plus(values.get(node) ?? nothing, share));
    }
  }
  return values;
};
