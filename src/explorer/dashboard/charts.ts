// What each chart shows, as options of ECharts; pure, so that they can be looked at without a browser.
import type { EChartsCoreOption } from 'echarts/core';
import type { Distribution, Figures } from './figures.ts';

/** From the best to the worst of a scheme: calm to warning, told apart in grey too. */
const ramp = ['#1d6b4f', '#4f9d78', '#a5c8a1', '#e3c66b', '#d9934a', '#b9502f', '#7d1f1f'];
const series = ['#1d4f7c', '#8f1d1d', '#c58a1e', '#5b3a86', '#2c7a5a'];

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

/** Subjects of each grade, best first. */
export function gradeChart(label: string, { scheme, grades }: Distribution): EChartsCoreOption {
  const counts = new Map(grades.map(({ value, count }) => [value, count]));
  const colours = gradeColours(scheme.grades.length);
  return {
    ...base(label),
    xAxis: { type: 'category', data: scheme.grades.map(({ value }) => value) },
    yAxis: { type: 'value' },
    series: [
      {
        type: 'bar',
        barMaxWidth: 56,
        label: { show: true, position: 'top' },
        data: scheme.grades.map(({ value }, at) => ({
          value: counts.get(value) ?? 0,
          itemStyle: { color: colours[at] },
        })),
      },
    ],
  };
}

/** The share of each grade in each industry, the largest industry on top. */
export function industryChart(
  label: string,
  { scheme, industries }: Distribution,
  nameOf: (industry: string) => string,
): EChartsCoreOption {
  const totals = new Map<string, number>();
  for (const { industry, count } of industries)
    totals.set(industry, (totals.get(industry) ?? 0) + count);
  const order = [...totals].sort(([, a], [, b]) => a - b).map(([industry]) => industry);
  const counts = new Map(
    industries.map(({ industry, value, count }) => [`${industry} ${value}`, count]),
  );
  const colours = gradeColours(scheme.grades.length);
  return {
    ...base(label),
    legend: { top: 0, itemWidth: 12, itemHeight: 12 },
    xAxis: { type: 'value', max: 100, axisLabel: { formatter: '{value} %' } },
    yAxis: { type: 'category', data: order.map(nameOf) },
    series: scheme.grades.map(({ value }, at) => ({
      type: 'bar',
      name: value,
      stack: 'grades',
      itemStyle: { color: colours[at] },
      data: order.map((industry) => {
        const count = counts.get(`${industry} ${value}`) ?? 0;
        return Math.round((count / (totals.get(industry) ?? 1)) * 1_000) / 10;
      }),
    })),
  };
}

/** Subjects by kind. */
export function kindChart(
  label: string,
  { subjects }: Figures,
  nameOf: (kind: string) => string,
): EChartsCoreOption {
  const totals = new Map<string, number>();
  for (const { kind, count } of subjects) totals.set(kind, (totals.get(kind) ?? 0) + count);
  const order = [...totals].sort(([, a], [, b]) => a - b);
  return {
    ...base(label),
    xAxis: { type: 'value' },
    yAxis: { type: 'category', data: order.map(([kind]) => nameOf(kind)) },
    series: [
      {
        type: 'bar',
        barMaxWidth: 32,
        itemStyle: { color: series[0] },
        label: { show: true, position: 'right' },
        data: order.map(([, count]) => count),
      },
    ],
  };
}

/** Records by month of the decision, stacked by kind; what is too few to tell is not drawn. */
export function monthChart(
  label: string,
  { records }: Figures,
  nameOf: (kind: string) => string,
): EChartsCoreOption {
  const months = [...new Set(records.flatMap(({ month }) => month ?? []))].sort();
  const kinds = [...new Set(records.map(({ kind }) => kind))].sort();
  const countOf = (kind: string, month: string): number =>
    records
      .filter((one) => one.kind === kind && one.month === month)
      .reduce((total, { count }) => total + (count ?? 0), 0);
  return {
    ...base(label),
    legend: { top: 0, itemWidth: 12, itemHeight: 12 },
    xAxis: { type: 'category', data: months },
    yAxis: { type: 'value' },
    series: kinds.map((kind, at) => ({
      type: 'bar',
      name: nameOf(kind),
      stack: 'records',
      itemStyle: { color: series[at % series.length] },
      data: months.map((month) => countOf(kind, month)),
    })),
  };
}
