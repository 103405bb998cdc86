import { rowsOf } from "@/features/visualizer/stage/figures";
import { type Box, mix, type Pen } from "@/features/visualizer/stage/pen";
import { readRun, type SearchRun } from "@/features/visualizer/stage/search-run";
import type { Landscape } from "@/features/visualizer/trace/format";
import { refOf } from "@/features/visualizer/trace/format";
import type { TraceState } from "@/features/visualizer/trace/state";
import type { Timeline } from "@/features/visualizer/trace/timeline";
import { pluralise } from "@/lib/format";

const SIDE = 24;
const WIDE = 620;
const HEAD = 26;
const NEWEST = 24;

/** A minimiser at work: where it has asked and what it heard, how good its best was when, and what it holds now. */
export function drawSearch(
  pen: Pen,
  timeline: Timeline,
  state: TraceState,
  axes: [number, number],
  w: number,
  h: number,
): void {
  const run = readRun(timeline, state.step);
  if (run.all.length === 0) {
    pen.text("the program has asked for no value yet", 4, 24, { align: "left", colour: pen.ink.faint, mono: false });
    return;
  }
  const wide = w >= WIDE;
  const map: Box = wide ? { x: 4, y: 0, w: w * 0.52, h } : { x: 4, y: 0, w: w - 8, h: h * 0.5 };
  const side: Box = wide ? { x: w * 0.52 + 28, y: 0, w: w * 0.48 - 36, h } : { x: 4, y: h * 0.5, w: w - 8, h: h * 0.5 };
  const people = populationOf(state, run.width);
  drawMap(pen, run, timeline.end?.landscape, run.width > 1 ? axes : [0, -1], people, map);
  drawConvergence(pen, run, { ...side, h: side.h * 0.55 });
  drawSpread(pen, run, people, { ...side, y: side.y + side.h * 0.55, h: side.h * 0.45 });
}

type People = { name: string; rows: number[][] } | null;

/** A list of points of the right width that some frame on the stack holds, the longest first. */
function populationOf(state: TraceState, width: number): People {
  let found: People = null;
  for (const number of [...state.order].reverse()) {
    for (const [name, value] of state.frames.get(number)?.vars ?? []) {
      const rows = pointsOf(state, refOf(value), width);
      if (rows && rows.length > (found?.rows.length ?? 0)) found = { name, rows };
    }
    if (found) return found;
  }
  return found;
}

function pointsOf(state: TraceState, number: number, width: number): number[][] | null {
  const object = state.heap.get(number);
  if (!object || !"LTA".includes(object.kind)) return null;
  const rows = rowsOf(state, object);
  const fits = rows && rows.length > 2 && rows.every((row) => row.length === width && row.every(isNumber));
  return fits ? (rows as number[][]) : null;
}

function isNumber(value: unknown): boolean {
  return typeof value === "number";
}

// --- the landscape ---------------------------------------------------------------------------------------------------

type Frame = Box & { x0: number; x1: number; y0: number; y1: number };

type Axes = { a: number; b: number };
type Places = Axes & {
  frame: Frame;
  toX: (point: number[]) => number;
  toY: (point: number[], value: number) => number;
};

function drawMap(
  pen: Pen,
  run: SearchRun,
  landscape: Landscape | undefined,
  [a, b]: [number, number],
  people: People,
  box: Box,
): void {
  const frame = frameOf(run, a, b, box);
  const up = (point: number[], value: number) => (b < 0 ? value : (point[b] ?? 0));
  const places: Places = {
    a,
    b,
    frame,
    toX: (point) => frame.x + (((point[a] ?? 0) - frame.x0) / (frame.x1 - frame.x0)) * frame.w,
    toY: (point, value) => frame.y + frame.h - ((up(point, value) - frame.y0) / (frame.y1 - frame.y0)) * frame.h,
  };
  pen.box(frame.x, frame.y, frame.w, frame.h, pen.ink.fill, pen.ink.line, 0);
  const sliced = landscape && a === 0 && b === 1 ? landscape : null;
  if (sliced) drawSlice(pen, sliced, frame);
  else if (b >= 0) drawCellsFound(pen, run, a, b, frame);
  title(pen, b < 0 ? "Values asked for" : sliced ? "Landscape" : "Lowest value found in each place", box, "");
  drawAsked(pen, run, b < 0 ? null : people, places);
  const fixed = sliced && run.width > 2 ? "; shades: the others as at the best" : "";
  drawMapWords(pen, places, `large: best, dots: asked for${people && b >= 0 ? `, rings: ${people.name}` : ""}${fixed}`);
}

/** The points asked for, the newest larger; the population as rings; the best. */
function drawAsked(pen: Pen, run: SearchRun, people: People, { toX, toY }: Places): void {
  run.until.forEach(({ point, value }, at) => {
    const y = toY(point, value);
    if (!Number.isFinite(y)) return;
    const recent = at >= run.until.length - NEWEST;
    pen.disc(toX(point), y, recent ? 3 : 2, recent ? pen.ink.cursor : pen.ink.text);
  });
  for (const row of people?.rows.slice(0, 400) ?? []) pen.ring(toX(row), toY(row, 0), 5.5, pen.ink.changed, 1.5);
  const { best } = run;
  if (best) pen.disc(toX(best.point), toY(best.point, best.value), 6, pen.ink.changed, pen.ink.ground, 2);
}

function drawMapWords(pen: Pen, { a, b, frame }: Places, marks: string): void {
  const axis = { size: 10, colour: pen.ink.faint, mono: false } as const;
  const y = frame.y + frame.h + 9;
  pen.text(short(frame.x0), frame.x, y, { ...axis, align: "left" });
  pen.text(`coordinate ${a + 1}`, frame.x + frame.w / 2, y, axis);
  pen.text(short(frame.x1), frame.x + frame.w, y, { ...axis, align: "right" });
  const upwards = b < 0 ? "the value upwards" : `coordinate ${b + 1}: ${short(frame.y0)} to ${short(frame.y1)} upwards`;
  pen.text(upwards, frame.x, y + 14, { ...axis, align: "left" });
  pen.text(marks, frame.x, y + 28, { ...axis, align: "left" });
}

function frameOf(run: SearchRun, a: number, b: number, box: Box): Frame {
  const [x0, x1] = span(run.all.map((question) => question.point[a] ?? 0));
  const [y0, y1] = span(run.all.map((question) => (b < 0 ? question.value : (question.point[b] ?? 0))));
  return { x: box.x, y: box.y + HEAD, w: box.w, h: box.h - HEAD - 48, x0, x1, y0, y1 };
}

function span(values: number[]): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high && Number.isFinite(value)) high = value;
  }
  if (!Number.isFinite(low)) return [0, 1];
  return high > low ? [low, high] : [low - 0.5, low + 0.5];
}

/** Which part of all values lies below one: shades by rank, since heights of landscapes differ by powers of ten. */
function ranker(values: number[]): (value: number) => number {
  const sorted = values.filter(Number.isFinite).sort((x, y) => x - y);
  return (value) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    return low / Math.max(1, sorted.length - 1);
  };
}

function drawSlice(pen: Pen, { side, values, x, y }: Landscape, frame: Frame): void {
  const rank = ranker(values.filter(isNumber) as number[]);
  const sx = ((x[1] - x[0]) / (frame.x1 - frame.x0)) * frame.w;
  const sy = ((y[1] - y[0]) / (frame.y1 - frame.y0)) * frame.h;
  const left = frame.x + ((x[0] - frame.x0) / (frame.x1 - frame.x0)) * frame.w;
  const foot = frame.y + frame.h - ((y[0] - frame.y0) / (frame.y1 - frame.y0)) * frame.h;
  const [wide, tall] = [sx / (side - 1), sy / (side - 1)];
  const at = (column: number, row: number) => values[row * side + column] ?? null;
  for (let row = 0; row < side - 1; row++) {
    for (let column = 0; column < side - 1; column++) {
      const corners = [at(column, row), at(column + 1, row), at(column, row + 1), at(column + 1, row + 1)];
      if (corners.some((one) => one === null)) continue;
      const mean = (corners as number[]).reduce((sum, one) => sum + rank(one), 0) / 4;
      // Eight bands, whose borders are the contours.
      pen.ctx.fillStyle = mix(pen.ink.heat, pen.ink.fill, Math.round(mean * 8) / 8);
      pen.ctx.fillRect(left + column * wide, foot - (row + 1) * tall, wide + 0.6, tall + 0.6);
    }
  }
}

/** What is known of the landscape: each place by the lowest value that was found in it. */
function drawCellsFound(pen: Pen, run: SearchRun, a: number, b: number, frame: Frame): void {
  const lowest = new Map<number, number>();
  const place = (value: number, low: number, high: number) =>
    Math.min(SIDE - 1, Math.max(0, Math.floor(((value - low) / (high - low)) * SIDE)));
  for (const { point, value } of run.until) {
    const cell = place(point[b] ?? 0, frame.y0, frame.y1) * SIDE + place(point[a] ?? 0, frame.x0, frame.x1);
    if (value < (lowest.get(cell) ?? Number.POSITIVE_INFINITY)) lowest.set(cell, value);
  }
  const rank = ranker(run.all.map((question) => question.value));
  for (const [cell, value] of lowest) {
    pen.ctx.fillStyle = mix(pen.ink.heat, pen.ink.fill, rank(value));
    const [column, row] = [cell % SIDE, Math.floor(cell / SIDE)];
    const [wide, tall] = [frame.w / SIDE, frame.h / SIDE];
    pen.ctx.fillRect(frame.x + column * wide, frame.y + frame.h - (row + 1) * tall, wide, tall);
  }
}

// --- convergence -----------------------------------------------------------------------------------------------------

function drawConvergence(pen: Pen, run: SearchRun, box: Box): void {
  const { all, until, best } = run;
  title(
    pen,
    "Best so far",
    box,
    best ? `${short(best.value)} after ${until.length} of ${all.length} values` : "no finite value yet",
  );
  const finite = all.map((question) => question.value).filter(Number.isFinite);
  const logs = finite.length > 0 && finite.every((value) => value > 0);
  const scale = (value: number) => (logs ? Math.log10(value) : value);
  const [low, high] = span(finite.map(scale));
  const frame = { x: box.x + 4, y: box.y + HEAD, w: box.w - 8, h: box.h - HEAD - 24 };
  const toX = (at: number) => frame.x + (at / Math.max(1, all.length - 1)) * frame.w;
  const toY = (value: number) => frame.y + frame.h - ((scale(value) - low) / (high - low)) * frame.h;
  pen.line(frame.x, frame.y + frame.h, frame.x + frame.w, frame.y + frame.h, pen.ink.line, 1);
  let lowest = Number.POSITIVE_INFINITY;
  let from = { x: 0, y: 0 };
  until.forEach((question, at) => {
    if (!Number.isFinite(question.value)) return;
    const x = toX(at);
    pen.disc(x, toY(question.value), 1.6, pen.ink.bar);
    const first = !Number.isFinite(lowest);
    lowest = Math.min(lowest, question.value);
    const y = toY(lowest);
    if (!first) {
      pen.line(from.x, from.y, x, from.y, pen.ink.changed, 2);
      pen.line(x, from.y, x, y, pen.ink.changed, 2);
    }
    from = { x, y };
  });
  const unit = logs ? " (logarithmic)" : "";
  const style = { size: 10, colour: pen.ink.faint, align: "left", mono: false } as const;
  const [least, most] = logs ? [10 ** low, 10 ** high] : [low, high];
  pen.text(
    `values ${short(least)} to ${short(most)}${unit}, by the number asked for`,
    frame.x,
    box.y + box.h - 12,
    style,
  );
}

// --- what the program holds ------------------------------------------------------------------------------------------

/** All coordinates at once: a line for each point of the population, or for the newest points where there is none. */
function drawSpread(pen: Pen, run: SearchRun, people: People, box: Box): void {
  const rows = people?.rows ?? run.until.slice(-NEWEST).map((question) => question.point);
  title(
    pen,
    people ? `Population ${people.name}` : "Newest points",
    box,
    `${pluralise(rows.length, "point")} in ${pluralise(run.width, "coordinate")}`,
  );
  const [low, high] = span([...run.all.flatMap((question) => question.point)]);
  const frame = { x: box.x + 12, y: box.y + HEAD, w: box.w - 24, h: box.h - HEAD - 22 };
  const toX = (axis: number) => frame.x + (run.width > 1 ? axis / (run.width - 1) : 0.5) * frame.w;
  const toY = (value: number) => frame.y + frame.h - ((value - low) / (high - low)) * frame.h;
  for (let axis = 0; axis < run.width; axis++) {
    pen.line(toX(axis), frame.y, toX(axis), frame.y + frame.h, pen.ink.line, 1);
    if (run.width <= 12)
      pen.text(String(axis + 1), toX(axis), frame.y + frame.h + 9, { size: 10, colour: pen.ink.faint });
  }
  for (const row of rows.slice(0, 200)) drawRow(pen, row, toX, toY, pen.ink.bar, 1);
  if (run.best) drawRow(pen, run.best.point, toX, toY, pen.ink.changed, 2);
}

function drawRow(
  pen: Pen,
  row: number[],
  toX: (axis: number) => number,
  toY: (value: number) => number,
  colour: string,
  width: number,
): void {
  if (row.length === 1) pen.disc(toX(0), toY(row[0] ?? 0), 3, colour);
  for (let axis = 1; axis < row.length; axis++)
    pen.line(toX(axis - 1), toY(row[axis - 1] ?? 0), toX(axis), toY(row[axis] ?? 0), colour, width);
}

function title(pen: Pen, name: string, box: Box, note: string): void {
  pen.text(name, box.x, box.y + 11, { align: "left", bold: true, size: 13, mono: false });
  pen.text(note, box.x + name.length * 7.6 + 12, box.y + 11, {
    align: "left",
    size: 11,
    colour: pen.ink.faint,
    mono: false,
    most: Math.max(40, box.w - name.length * 7.6 - 12),
  });
}

function short(value: number): string {
  return String(Number(value.toPrecision(3)));
}
