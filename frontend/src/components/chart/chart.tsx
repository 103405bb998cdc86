import { Button, useComputedColorScheme } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import classes from "@/components/chart/chart.module.css";
import { type Level, type Scale, type Series, tableRows } from "@/components/chart/chart-data";
import { inkColours, seriesColour } from "@/components/chart/palette";
import { Table } from "@/components/table";
import { formatNumber } from "@/lib/format";

const UplotChart = lazy(() => import("@/components/chart/uplot-chart"));

type ChartProps = {
  /** What the chart says, in one sentence: its label, and the first thing under it. */
  sentence: string;
  series: Series[];
  levels?: Level[];
  xName: string;
  yName: string;
  xScale?: Scale;
  yScale?: Scale;
  formatX?: (x: number) => string;
  formatY?: (y: number) => string;
  height?: number;
  /** The x axis counts things: no half ones. */
  counting?: boolean;
  /** So does the y axis. */
  countingY?: boolean;
  /** The whole range of y, where it is known beforehand, as for shares. */
  yRange?: [number, number];
};

/** A chart with its sentence, its legend and its table: the same numbers three ways. */
export function Chart({
  sentence,
  series,
  levels = [],
  xName,
  yName,
  xScale = "linear",
  yScale = "linear",
  formatX = formatNumber,
  formatY = formatNumber,
  height = 260,
  counting = false,
  countingY = false,
  yRange,
}: ChartProps) {
  const dark = useComputedColorScheme("light") === "dark";
  const [asTable, setAsTable] = useState(false);
  return (
    <figure style={{ margin: 0 }}>
      <div className={classes.head}>
        <Legend series={series} levels={levels} dark={dark} formatY={formatY} />
        <Button size="compact-xs" variant="default" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {asTable ? "As chart" : "As table"}
        </Button>
      </div>
      {asTable ? (
        <ChartTable series={series} xName={xName} formatX={formatX} formatY={formatY} label={sentence} />
      ) : (
        <div role="img" aria-label={sentence}>
          <Suspense fallback={<div style={{ height }} />}>
            <UplotChart
              {...{ series, levels, xName, yName, xScale, yScale, formatX, formatY }}
              {...{ height, dark, counting, countingY, yRange }}
            />
          </Suspense>
        </div>
      )}
      <figcaption className={classes.sentence}>{sentence}</figcaption>
    </figure>
  );
}

type LegendProps = { series: Series[]; levels: Level[]; dark: boolean; formatY: (y: number) => string };

function Legend({ series, levels, dark, formatY }: LegendProps) {
  return (
    <ul className={classes.legend}>
      {series.map((one, at) => (
        <li key={one.name}>
          <span
            className={classes.swatch}
            style={{ color: seriesColour(at, dark) }}
            data-dashed={one.dashed || undefined}
            data-points={one.draw === "points" || undefined}
          />
          {one.name}
        </li>
      ))}
      {levels.map((level) => (
        <li key={level.name}>
          <span className={classes.swatch} style={{ color: inkColours(dark).level }} data-dashed />
          {level.name} {formatY(level.y)}
        </li>
      ))}
    </ul>
  );
}

type TableProps = {
  series: Series[];
  xName: string;
  label: string;
  formatX: (x: number) => string;
  formatY: (y: number) => string;
};

function ChartTable({ series, xName, label, formatX, formatY }: TableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={classes.table} tabIndex={0} aria-label={label}>
      <Table stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{xName}</Table.Th>
            {series.map((one) => (
              <Table.Th key={one.name}>{one.name}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {tableRows(series).map((row) => (
            <Table.Tr key={row.x}>
              <Table.Td>{formatX(row.x)}</Table.Td>
              {row.values.map((value, at) => (
                <Table.Td key={series[at]?.name}>{value === null ? "–" : formatY(value)}</Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}
