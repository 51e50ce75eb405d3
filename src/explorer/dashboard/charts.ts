// What each chart shows, as options of ECharts; pure, so that they can be looked at without a browser.
import type { EChartsCoreOption } from 'echarts/core';
import { monthsBack } from '../explore/model/days.ts';
import { measureColours, recordColours } from '../explore/model/signals.ts';
import { type Distribution, type Figures, sumOf } from './figures.ts';

/** A chart, and the same figures for whoever reads them in a table. */
export interface Drawn {
  readonly option: EChartsCoreOption;
  readonly categories: readonly string[];
  readonly columns: readonly { readonly name: string; readonly data: readonly number[] }[];
}

/** From the best to the worst of a scheme: calm to warning, told apart in grey too. */
const ramp = ['#1d6b4f', '#4f9d78', '#a5c8a1', '#e3c66b', '#d9934a', '#b9502f', '#7d1f1f'];
const plain = '#1d4f7c';

/** The colour of each grade of a scheme, spread over the whole ramp. */
function gradeColours(count: number): readonly string[] {
  const last = ramp.length - 1;
  return Array.from(
    { length: count },
    (_, at) => ramp[count === 1 ? 0 : Math.round((at * last) / (count - 1))] ?? '#888',
  );
}

const edges = { left: 8, right: 24, top: 32, bottom: 8 };

const base = (label: string): EChartsCoreOption => ({
  aria: { enabled: true, label: { description: label } },
  animation: false,
  // labels are measured before they are drawn, so the font must be named here too
  textStyle: { fontFamily: 'system-ui, "PingFang SC", "Microsoft YaHei", sans-serif' },
  grid: { ...edges, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel', outerBounds: edges },
  tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, confine: true },
});

/** Patterns beside the colours: what is stacked is never told apart by colour alone. */
const patterned = (label: string): EChartsCoreOption => ({
  ...base(label),
  aria: { enabled: true, label: { description: label }, decal: { show: true } },
});

const legend = { top: 0, itemWidth: 12, itemHeight: 12 };

const stacked = (columns: Drawn['columns'], colours: readonly string[]) =>
  columns.map(({ name, data }, at) => ({
    type: 'bar',
    name,
    data,
    stack: 'all',
    barMaxWidth: 32,
    itemStyle: { color: colours[at % colours.length] },
  }));

/** Subjects of each grade, best first. */
export function gradeChart(label: string, { scheme, grades }: Distribution): Drawn {
  const counts = new Map(grades.map(({ value, count }) => [value, count]));
  const colours = gradeColours(scheme.grades.length);
  const categories = scheme.grades.map(({ value }) => value);
  const data = categories.map((value) => counts.get(value) ?? 0);
  const option = {
    ...base(label),
    xAxis: { type: 'category', data: categories },
    yAxis: { type: 'value' },
    series: [
      {
        type: 'bar',
        barMaxWidth: 56,
        label: { show: true, position: 'top' },
        data: data.map((value, at) => ({ value, itemStyle: { color: colours[at] } })),
      },
    ],
  };
  return { option, categories, columns: [{ name: label, data }] };
}

/** The share of each grade in each industry, the largest industry on top. */
export function industryChart(
  label: string,
  { scheme, industries }: Distribution,
  nameOf: (industry: string) => string,
): Drawn {
  const totals = new Map<string, number>();
  for (const { industry, count } of industries)
    totals.set(industry, (totals.get(industry) ?? 0) + count);
  const order = [...totals].sort(([, a], [, b]) => a - b).map(([industry]) => industry);
  const counts = new Map(
    industries.map(({ industry, value, count }) => [`${industry} ${value}`, count]),
  );
  const colours = gradeColours(scheme.grades.length);
  const categories = order.map(nameOf);
  const columns = scheme.grades.map(({ value }) => ({
    name: value,
    data: order.map((industry) => {
      const count = counts.get(`${industry} ${value}`) ?? 0;
      return Math.round((count / (totals.get(industry) ?? 1)) * 1_000) / 10;
    }),
  }));
  const option = {
    ...patterned(label),
    legend,
    xAxis: { type: 'value', max: 100, axisLabel: { formatter: '{value} %' } },
    yAxis: { type: 'category', data: categories },
    series: stacked(columns, colours),
  };
  return {
    option,
    categories,
    columns: columns.map(({ name, data }) => ({ name: `${name} %`, data })),
  };
}

/** Subjects by kind. */
export function kindChart(
  label: string,
  { subjects }: Figures,
  nameOf: (kind: string) => string,
): Drawn {
  const totals = new Map<string, number>();
  for (const { kind, count } of subjects) totals.set(kind, (totals.get(kind) ?? 0) + count);
  const order = [...totals].sort(([, a], [, b]) => a - b);
  const categories = order.map(([kind]) => nameOf(kind));
  const data = order.map(([, count]) => count);
  const option = {
    ...base(label),
    xAxis: { type: 'value' },
    yAxis: { type: 'category', data: categories },
    series: [
      {
        type: 'bar',
        barMaxWidth: 32,
        itemStyle: { color: plain },
        label: { show: true, position: 'right' },
        data,
      },
    ],
  };
  return { option, categories, columns: [{ name: label, data }] };
}

/** All months from the first to the last of these, so that a month without records is seen to be empty. */
function monthsFrom(known: readonly string[]): string[] {
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return [];
  const months: string[] = [];
  for (let month = first; month <= last; month = monthsBack(`${month}-01`, -1).slice(0, 7))
    months.push(month);
  return months;
}

/** Records by month of the decision, stacked by kind; what is too few to tell is not drawn. */
export function monthChart(
  label: string,
  { records }: Figures,
  nameOf: (kind: string) => string,
): Drawn {
  const months = monthsFrom([...new Set(records.flatMap(({ month }) => month ?? []))].sort());
  const kinds = [...new Set(records.map(({ kind }) => kind))].sort();
  const countOf = (kind: string, month: string): number =>
    records
      .filter((one) => one.kind === kind && one.month === month)
      .reduce((total, { count }) => total + (count ?? 0), 0);
  const columns = kinds.map((kind) => ({
    name: nameOf(kind),
    data: months.map((month) => countOf(kind, month)),
  }));
  const option = {
    ...patterned(label),
    legend,
    xAxis: { type: 'category', data: months },
    yAxis: { type: 'value' },
    series: stacked(
      columns,
      kinds.map((kind) => recordColours[kind] ?? plain),
    ),
  };
  return { option, categories: months, columns };
}

/** Counts as bars that lie one above the other, the longest on top. */
function lying(
  label: string,
  { categories, columns }: Omit<Drawn, 'option'>,
  colours: readonly string[],
): Drawn {
  const sum = (at: number): number => columns.reduce((all, { data }) => all + (data[at] ?? 0), 0);
  const order = categories.map((_, at) => at).sort((a, b) => sum(a) - sum(b));
  const names = order.map((at) => categories[at] ?? '');
  const sorted = columns.map(({ name, data }) => ({
    name,
    data: order.map((at) => data[at] ?? 0),
  }));
  const option = {
    ...patterned(label),
    legend,
    xAxis: { type: 'value', minInterval: 1 },
    yAxis: { type: 'category', data: names },
    series: stacked(sorted, colours),
  };
  return {
    option,
    categories: names.toReversed(),
    columns: sorted.map(({ name, data }) => ({ name, data: data.toReversed() })),
  };
}

const effects = ['PUNISHMENT', 'REWARD'] as const;

/** Measures in force, punishments apart from rewards. */
export function sanctionChart(
  label: string,
  { sanctions }: Figures,
  nameOf: { readonly measure: (id: string) => string; readonly effect: (effect: string) => string },
): Drawn {
  const measures = [...new Set(sanctions.map(({ measure }) => measure))].sort();
  const columns = effects.map((effect) => ({
    name: nameOf.effect(effect),
    data: measures.map((measure) =>
      sumOf(sanctions.filter((one) => one.measure === measure && one.effect === effect)),
    ),
  }));
  return lying(
    label,
    { categories: measures.map(nameOf.measure), columns },
    effects.map((effect) => measureColours[effect]),
  );
}

const outcomes = ['MADE', 'OVERDUE', 'KEPT', 'BROKEN'] as const;

/** Commitments by kind and how they stand; what is overdue is told apart from what still has time. */
export function commitmentChart(
  label: string,
  { commitments }: Figures,
  nameOf: {
    readonly kind: (kind: string) => string;
    readonly outcome: (outcome: string) => string;
  },
): Drawn {
  const kinds = [...new Set(commitments.map(({ kind }) => kind))].sort();
  const columns = outcomes.map((outcome) => ({
    name: nameOf.outcome(outcome),
    data: kinds.map((kind) =>
      sumOf(
        commitments.filter(
          (one) => one.kind === kind && (one.overdue ? 'OVERDUE' : one.state) === outcome,
        ),
      ),
    ),
  }));
  return lying(label, { categories: kinds.map(nameOf.kind), columns }, [
    // states of a promise, none of which is a signal
    '#7f8b97',
    '#c58a1e',
    '#4c8577',
    '#a3486b',
  ]);
}
