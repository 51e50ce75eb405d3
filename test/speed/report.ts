/** The measurement as tables, and as goals that are met or not. */
import type { Timing } from './measure.ts';
import type { Screened } from './screening.ts';

export const goals = {
  throughput: 0.6,
  growth: 1.3,
  memory: 350,
  paths: 10,
  unlinked: 1.2,
  applicants: 10,
} as const;

/** One way of asking, at one caller and at many. */
interface Way {
  readonly one: Timing;
  readonly many: Timing;
}

export interface Measured {
  readonly operation: string;
  readonly ratioGoal: number | null;
  readonly isCore: boolean;
  /** Statements that one question takes, on average. */
  readonly statements: number;
  readonly hub: Way;
  readonly bare: Way;
}

export interface CityMeasured {
  readonly enterprises: number;
  readonly persons: number;
  /** Most resident memory of the hub's process that was seen, MB. */
  readonly memory: number;
  readonly operations: readonly Measured[];
}

export interface Goal {
  readonly goal: string;
  readonly measured: number;
  readonly bound: string;
  readonly met: boolean;
}

const show = (value: number, digits = 2): string => value.toFixed(digits);

/** Columns of equal width; the first is words, the others are figures. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  '),
    )
    .join('\n');
}

const ratioOf = ({ hub, bare }: Measured): number => hub.one.p50 / bare.one.p50;
const throughputOf = ({ hub, bare }: Measured): number => hub.many.perSecond / bare.many.perSecond;

const head = [
  ...['operation', 'statements', 'hub p50', 'p95', 'bare p50', 'p95', 'RATIO'],
  ...['hub /s', 'bare /s', '16: hub /s', 'p50', 'p95', 'bare /s', 'p50', 'p95', 'SHARE'],
];

const line = (one: Measured): string[] => [
  one.operation,
  show(one.statements, 1),
  ...[one.hub.one.p50, one.hub.one.p95, one.bare.one.p50, one.bare.one.p95].map((ms) => show(ms)),
  show(ratioOf(one)),
  ...[one.hub.one.perSecond, one.bare.one.perSecond].map((rate) => show(rate, 0)),
  show(one.hub.many.perSecond, 0),
  ...[one.hub.many.p50, one.hub.many.p95].map((ms) => show(ms, 1)),
  show(one.bare.many.perSecond, 0),
  ...[one.bare.many.p50, one.bare.many.p95].map((ms) => show(ms, 1)),
  show(throughputOf(one)),
];

/** What was measured in one city, in words and figures; times are milliseconds. */
export function cityText({ enterprises, persons, memory, operations }: CityMeasured): string {
  return [
    `\nCity of ${enterprises} enterprises and organisations and ${persons} persons` +
      ` · hub process at most ${show(memory, 0)} MB`,
    table([head, ...operations.map(line)]),
  ].join('\n');
}

function growthOf(large: Measured, small: CityMeasured): number {
  const before = small.operations.find(({ operation }) => operation === large.operation);
  return large.hub.one.p50 / (before?.hub.one.p50 ?? Number.NaN);
}

/** How much longer the slowest twentieth of one operation takes than that of another. */
function p95By({ operations }: CityMeasured, one: string, other: string): number {
  const p95 = (name: string): number =>
    operations.find(({ operation }) => operation === name)?.hub.one.p95 ?? Number.NaN;
  return p95(one) / p95(other);
}

export const least = (goal: string, measured: number, bound: number): Goal => ({
  goal,
  measured,
  bound: `>= ${bound}`,
  met: measured >= bound,
});
export const most = (goal: string, measured: number, bound: number): Goal => ({
  goal,
  measured,
  bound: `<= ${bound}`,
  met: measured <= bound,
});

/** Every goal with its figure, from the larger and the smaller city. */
export function goalsOf(large: CityMeasured, small: CityMeasured): Goal[] {
  const measured = large.operations;
  const core = measured.filter(({ isCore }) => isCore);
  return [
    ...measured.flatMap((one) =>
      one.ratioGoal === null
        ? []
        : [most(`p50 by bare driver: ${one.operation}`, ratioOf(one), one.ratioGoal)],
    ),
    most(
      'p95 of paths at 6 hops by that of a point look-up',
      p95By(large, 'paths, 6 hops', 'point look-up'),
      goals.paths,
    ),
    most(
      'p95 of paths between two without a link by that of two with one',
      p95By(large, 'paths, 6 hops', 'paths, 6 hops, of two with a link'),
      goals.unlinked,
    ),
    ...core.map((one) =>
      least(
        `requests/s at 16 callers by bare: ${one.operation}`,
        throughputOf(one),
        goals.throughput,
      ),
    ),
    ...core.map((one) =>
      most(`growth of p50 with the city: ${one.operation}`, growthOf(one, small), goals.growth),
    ),
    most('memory of the process, MB', Math.max(large.memory, small.memory), goals.memory),
  ];
}

/** The list of applicants in seconds, and what a list 25 times as long adds to the memory of the process. */
export const screeningGoals = (applicants: Screened, long: Screened): Goal[] => [
  most(`seconds to screen ${applicants.rows} applicants`, applicants.seconds, goals.applicants),
  most(`memory of the process while it screens ${long.rows}, MB`, long.memory, goals.memory),
];

export function goalsText(found: readonly Goal[]): string {
  const rows = found.map(({ goal, measured, bound, met }) => [
    goal,
    show(measured),
    bound,
    met ? 'met' : 'NOT MET',
  ]);
  const met = found.filter((one) => one.met).length;
  return `\n${table([['goal', 'measured', 'bound', ''], ...rows])}\n\n${met} of ${found.length} goals met`;
}
