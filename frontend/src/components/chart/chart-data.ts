/** One line of a chart: points in x order. `y` may be null where nothing is known. */
export type Series = {
  name: string;
  points: { x: number; y: number | null }[];
  draw?: "line" | "steps" | "points";
  dashed?: boolean;
};

/** A level drawn across the whole chart: a baseline, a best known value. */
export type Level = { name: string; y: number };

export type Scale = "linear" | "log";

/** The columns that uPlot wants: all x, then each series' y at those x, levels last. */
export function alignSeries(series: Series[], levels: Level[]): { xs: number[]; ys: (number | null)[][] } {
  const xs = [...new Set(series.flatMap((one) => one.points.map((point) => point.x)))].sort((a, b) => a - b);
  const place = new Map(xs.map((x, at) => [x, at]));
  const ys = series.map((one) => {
    const column: (number | null)[] = new Array(xs.length).fill(null);
    for (const point of one.points) column[place.get(point.x) as number] = point.y;
    return column;
  });
  // A level over a single x would be invisible; uPlot draws it from edge to edge only between two points.
  for (const level of levels) ys.push(xs.map(() => level.y));
  return { xs, ys };
}

/** On a logarithmic axis nothing at or below zero can be drawn; it is left out, never moved. */
export function dropUnloggable(series: Series[], xScale: Scale, yScale: Scale): Series[] {
  return series.map((one) => ({
    ...one,
    points: one.points.filter(
      (point) => (xScale === "linear" || point.x > 0) && (yScale === "linear" || (point.y !== null && point.y > 0)),
    ),
  }));
}

/** The chart's rows as a table: one row an x. */
export function tableRows(series: Series[]): { x: number; values: (number | null)[] }[] {
  const { xs, ys } = alignSeries(series, []);
  return xs.map((x, at) => ({ x, values: ys.map((column) => column[at] ?? null) }));
}

/** For a step line: each value stays until the next one. */
export function carryForward(column: (number | null)[]): (number | null)[] {
  let last: number | null = null;
  return column.map((value) => {
    if (value !== null) last = value;
    return last;
  });
}

/** What a linear axis shows: a little air above and below, and a visible line even when every value is the same. */
export function paddedRange(low: number | null, high: number | null): [number, number] {
  if (low === null || high === null) return [0, 1];
  // Nothing but zeros: around zero the axis would count below it what cannot be below it.
  if (low === 0 && high === 0) return [-0.06, 1];
  const span = high - low || Math.abs(high);
  return [low - span * 0.06, high + span * 0.06];
}
