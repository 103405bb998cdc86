import { useEffect, useRef } from "react";
import UPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import classes from "@/components/chart/chart.module.css";
import {
  alignSeries,
  carryForward,
  dropUnloggable,
  type Level,
  paddedRange,
  type Scale,
  type Series,
} from "@/components/chart/chart-data";
import { inkColours, seriesColour } from "@/components/chart/palette";

export type UplotChartProps = {
  series: Series[];
  levels: Level[];
  xScale: Scale;
  yScale: Scale;
  xName: string;
  yName: string;
  formatX: (x: number) => string;
  formatY: (y: number) => string;
  height: number;
  dark: boolean;
  counting: boolean;
  countingY: boolean;
  yRange: [number, number] | undefined;
};

/** The canvas of a chart. Loaded lazily: see `chart.tsx`. Points that come later are set, not redrawn from nothing. */
export default function UplotChart(props: UplotChartProps) {
  const holder = useRef<HTMLDivElement>(null);
  const plot = useRef<UPlot | null>(null);
  const data = chartColumns(props);
  const latest = useRef({ props, data });
  latest.current = { props, data };
  // What the chart is built from; its points may change without a new chart.
  const shape = JSON.stringify([
    props.series.map((one) => [one.name, one.draw, one.dashed]),
    props.levels.map((level) => level.name),
    props.xScale,
    props.yScale,
    props.xName,
    props.yName,
    props.height,
    props.dark,
  ]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `shape` says when a new chart is needed
  useEffect(() => {
    const element = holder.current;
    if (!element) return;
    const made = new UPlot(
      chartOptions(latest.current.props, element.clientWidth || 480),
      latest.current.data,
      element,
    );
    plot.current = made;
    const watch = new ResizeObserver(() => {
      if (element.clientWidth) made.setSize({ width: element.clientWidth, height: latest.current.props.height });
    });
    watch.observe(element);
    return () => {
      watch.disconnect();
      made.destroy();
      plot.current = null;
    };
  }, [shape]);

  useEffect(() => {
    plot.current?.setData(data);
  }, [data]);

  return <div ref={holder} className={classes.chart} aria-hidden style={{ minHeight: props.height }} />;
}

function chartColumns({ series, levels, xScale, yScale }: UplotChartProps): UPlot.AlignedData {
  const kept = dropUnloggable(series, xScale, yScale);
  const { xs, ys } = alignSeries(kept, levels);
  const columns = ys.map((column, at) => (kept[at]?.draw === "steps" ? carryForward(column) : column));
  return [xs, ...columns] as UPlot.AlignedData;
}

function chartOptions(props: UplotChartProps, width: number): UPlot.Options {
  const ink = inkColours(props.dark);
  const axis = { stroke: ink.text, grid: { stroke: ink.grid, width: 1 }, ticks: { stroke: ink.grid, width: 1 } };
  return {
    width,
    height: props.height,
    legend: { show: false },
    cursor: { y: false, points: { size: 7 } },
    scales: {
      x: { time: false, distr: props.xScale === "log" ? 3 : 1 },
      y: {
        distr: props.yScale === "log" ? 3 : 1,
        ...(props.yScale === "linear" ? { range: props.yRange ?? ((_, low, high) => paddedRange(low, high)) } : {}),
      },
    },
    axes: [
      {
        ...axis,
        label: props.xName,
        ...(props.counting ? { incrs: WHOLE_STEPS } : {}),
        labelSize: 18,
        size: 34,
        values: (_, ticks) => ticks.map((t) => tick(t, props.formatX)),
      },
      {
        ...axis,
        label: props.yName,
        ...(props.countingY ? { incrs: WHOLE_STEPS } : {}),
        labelSize: 18,
        size: (_, ticks) => tickRoom(ticks),
        values: (_, ticks) => ticks.map((t) => tick(t, props.formatY)),
      },
    ],
    series: [
      {},
      ...props.series.map((one, at) => drawnSeries(one, at, props.dark)),
      ...props.levels.map(() => drawnLevel(ink.level)),
    ],
    plugins: [hoverTip(props)],
  };
}

/** Steps of an axis that counts. */
const WHOLE_STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000];

/** Room beside the axis for the longest of its words. */
function tickRoom(ticks: string[] | null): number {
  const longest = Math.max(0, ...(ticks ?? []).map((words) => words.length));
  return Math.min(Math.max(44, 14 + longest * 6.5), 96);
}

function tick(value: number | null, format: (value: number) => string): string {
  return value === null ? "" : format(value);
}

function drawnSeries(one: Series, at: number, dark: boolean): UPlot.Series {
  const stroke = seriesColour(at, dark);
  if (one.draw === "points")
    return { label: one.name, stroke, paths: () => null, points: { show: true, size: 7, fill: stroke } };
  const steps = one.draw === "steps" ? UPlot.paths.stepped?.({ align: 1 }) : undefined;
  return {
    label: one.name,
    stroke,
    width: 2,
    spanGaps: true,
    points: { show: one.draw !== "steps" && one.points.length < 60, size: 5, fill: stroke },
    ...(one.dashed ? { dash: [6, 5] } : {}),
    ...(steps ? { paths: steps } : {}),
  };
}

function drawnLevel(stroke: string): UPlot.Series {
  return { stroke, width: 1.5, dash: [3, 4], points: { show: false } };
}

/** The values under the pointer, in words. */
function hoverTip({ series, xName, formatX, formatY }: UplotChartProps): UPlot.Plugin {
  const tip = document.createElement("div");
  tip.className = classes.tip as string;
  tip.hidden = true;
  return {
    hooks: {
      init: (plot) => plot.over.append(tip),
      setCursor: (plot) => {
        const at = plot.cursor.idx;
        const x = at === null || at === undefined ? undefined : plot.data[0][at];
        tip.hidden = x === undefined;
        if (x === undefined || at === null || at === undefined) return;
        const lines = series.flatMap((one, number) => {
          const y = plot.data[number + 1]?.[at];
          return y === null || y === undefined ? [] : [`${one.name}: ${formatY(y)}`];
        });
        tip.replaceChildren(...[`${xName} ${formatX(x)}`, ...lines].map(paragraph));
        const left = plot.valToPos(x, "x");
        tip.style.left = `${left > plot.over.clientWidth / 2 ? left - tip.offsetWidth - 12 : left + 12}px`;
        tip.style.top = "8px";
      },
    },
  };
}

function paragraph(text: string): HTMLElement {
  const line = document.createElement("div");
  line.textContent = text;
  return line;
}
