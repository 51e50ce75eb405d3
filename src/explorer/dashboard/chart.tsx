import { BarChart } from 'echarts/charts';
import {
  AriaComponent,
  GridComponent,
  LegendComponent,
  TooltipComponent,
} from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';

// only what the page draws goes into the bundle
use([BarChart, GridComponent, LegendComponent, TooltipComponent, AriaComponent, SVGRenderer]);

/** A titled chart that follows the width it is given. */
export function Chart({
  title,
  option,
  height = 260,
  children,
}: {
  readonly title: string;
  readonly option: EChartsCoreOption;
  readonly height?: number;
  readonly children?: React.ReactNode;
}) {
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
    </section>
  );
}
