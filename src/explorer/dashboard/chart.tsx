// A chart with its figures as a table below it.
import { BarChart } from 'echarts/charts';
import {
  AriaComponent,
  GridComponent,
  LegendComponent,
  TooltipComponent,
} from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import type { Drawn } from './charts.ts';

// only what the page draws goes into the bundle
use([BarChart, GridComponent, LegendComponent, TooltipComponent, AriaComponent, SVGRenderer]);

/** The figures of a chart, to be read without it. */
function Figures({
  drawn: { categories, columns },
  title,
  said,
}: {
  readonly drawn: Drawn;
  readonly title: string;
  readonly said: string;
}) {
  return (
    <details>
      <summary>{said}</summary>
      <table aria-label={title}>
        <thead>
          <tr>
            <td />
            {columns.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {categories.map((category, at) => (
            <tr key={category}>
              <th scope="row">{category}</th>
              {columns.map(({ name, data }) => (
                <td key={name}>{data[at]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

/** A titled chart with its figures as a table; it follows the width it is given. */
export function Chart({
  title,
  drawn,
  asTable,
  height = 260,
  children,
}: {
  readonly title: string;
  readonly drawn: Drawn;
  /** What opens the table. */
  readonly asTable: string;
  readonly height?: number;
  readonly children?: React.ReactNode;
}) {
  const { option } = drawn;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (place.current === null) return undefined;
    const chart = init(place.current, undefined, { renderer: 'svg' });
    chart.setOption(option);
    const watcher = new ResizeObserver(() => {
      chart.resize();
    });
    watcher.observe(place.current);
    return () => {
      watcher.disconnect();
      chart.dispose();
    };
  }, [option]);
  return (
    <section className="sheet">
      <header>
        <h2>{title}</h2>
        {children}
      </header>
      <div ref={place} className="chart" style={{ height }} />
      <Figures drawn={drawn} title={title} said={asTable} />
    </section>
  );
}
