import type { Scene } from "@/features/visualizer/stage/drawing";
import { type Figure, rowsOf } from "@/features/visualizer/stage/figures";
import { type Box, mix, type Pen } from "@/features/visualizer/stage/pen";
import { refOf, type Value } from "@/features/visualizer/trace/format";
import type { TraceObject } from "@/features/visualizer/trace/state";

const ORDER = /tour|path|order|route|perm|best|cycle|seq/i;
const FITNESS = /fit|score|cost|value|energy|loss|f_?vals?/i;

type ToPlace = (row: number[]) => { x: number; y: number };

/** Points of a plane: a tour through them where a permutation is at hand, a population shaded by its scores. */
export function drawPoints(pen: Pen, scene: Scene, figure: Figure, object: TraceObject, box: Box): void {
  const rows = (rowsOf(scene.state, object) ?? []).map((row) => row.slice(0, 2).map(Number));
  const toPlace = fitInto(rows, box);
  const tour = beside(scene, figure, (name, items) => ORDER.test(name) && isPermutation(items, rows.length));
  if (tour) drawTour(pen, tour, rows, toPlace);
  const scores = beside(scene, figure, (name, items) => FITNESS.test(name) && items.length === rows.length);
  const shade = shadeBy(pen, scores);
  const touched = scene.state.changes.objects;
  rows.forEach((row, at) => {
    const { x, y } = toPlace(row);
    const changed = touched.get(figure.object)?.has(at) || touched.has(refOf(object.items[at]));
    const { colour, radius } = shade(at);
    pen.disc(x, y, rows.length > 80 ? Math.min(radius, 3) : radius, changed ? pen.ink.changed : colour);
    if (rows.length <= 30) pen.text(String(at), x + 9, y - 8, { size: 10, colour: pen.ink.faint });
  });
  drawFrame(pen, rows, box);
}

/** Better scores are darker; the best is larger. */
function shadeBy(pen: Pen, scores: number[] | null): (at: number) => { colour: string; radius: number } {
  if (!scores) return () => ({ colour: pen.ink.bar, radius: 4.5 });
  const low = Math.min(...scores);
  const span = Math.max(...scores) - low || 1;
  return (at) => {
    const score = scores[at] ?? low;
    return { colour: mix(pen.ink.bar, pen.ink.cursor, 1 - (score - low) / span), radius: score === low ? 7 : 4.5 };
  };
}

function drawTour(pen: Pen, tour: number[], rows: number[][], toPlace: ToPlace): void {
  const closed = tour.length === rows.length ? [...tour, tour[0] ?? 0] : tour;
  for (let i = 1; i < closed.length; i++) {
    const from = toPlace(rows[closed[i - 1] ?? 0] ?? [0, 0]);
    const to = toPlace(rows[closed[i] ?? 0] ?? [0, 0]);
    pen.line(from.x, from.y, to.x, to.y, pen.ink.cursor, 1.8);
  }
}

function drawFrame(pen: Pen, rows: number[][], box: Box): void {
  const columns = [0, 1].map((axis) => rows.map((row) => row[axis] ?? 0));
  const shown = columns.map((column) => `${short(Math.min(...column))} … ${short(Math.max(...column))}`);
  pen.text(`x ${shown[0]}   y ${shown[1]}`, box.x, box.y + box.h - 6, {
    size: 10,
    align: "left",
    colour: pen.ink.faint,
  });
}

function short(value: number): string {
  return String(Number(value.toPrecision(3)));
}

function fitInto(rows: number[][], box: Box): (row: number[]) => { x: number; y: number } {
  const xs = rows.map((row) => row[0] ?? 0);
  const ys = rows.map((row) => row[1] ?? 0);
  const [lowX, lowY] = [Math.min(...xs), Math.min(...ys)];
  const scale = Math.min((box.w - 40) / (Math.max(...xs) - lowX || 1), (box.h - 50) / (Math.max(...ys) - lowY || 1));
  return ([x = 0, y = 0]) => ({ x: box.x + 20 + (x - lowX) * scale, y: box.y + box.h - 30 - (y - lowY) * scale });
}

/** A list of numbers of some frame on the stack, innermost first, that answers to a test of its name and elements. */
function beside(scene: Scene, figure: Figure, fits: (name: string, items: number[]) => boolean): number[] | null {
  const { order, frames, heap } = scene.state;
  for (const number of [...order].reverse()) {
    for (const [name, value] of frames.get(number)?.vars ?? []) {
      const items: Value[] = refOf(value) === figure.object ? [] : (heap.get(refOf(value))?.items ?? []);
      const plain = items.length > 0 && items.every((item) => typeof item === "number");
      if (plain && fits(name, items as number[])) return items as number[];
    }
  }
  return null;
}

function isPermutation(items: number[], count: number): boolean {
  return (
    items.length > 1 &&
    items.length <= count + 1 &&
    items.every((item) => Number.isInteger(item) && item >= 0 && item < count)
  );
}

/** Rectangles (x, y, width, height), as packings have them. */
export function drawRects(pen: Pen, scene: Scene, figure: Figure, object: TraceObject, box: Box): void {
  const rows = (rowsOf(scene.state, object) ?? []).map((row) => row.map(Number));
  const right = Math.max(...rows.map(([x = 0, , w = 0]) => x + w), 1);
  const top = Math.max(...rows.map(([, y = 0, , h = 0]) => y + h), 1);
  const scale = Math.min(box.w / right, (box.h - 16) / top);
  const touched = scene.state.changes.objects.get(figure.object);
  pen.box(box.x, box.y + box.h - top * scale - 8, right * scale, top * scale, pen.ink.fill, pen.ink.line, 0);
  rows.forEach(([x = 0, y = 0, w = 0, h = 0], at) => {
    const colour = touched?.has(at) ? pen.ink.changed : mix(pen.ink.soft, pen.ink.bar, ((at * 37) % 60) / 100);
    const left = box.x + x * scale;
    const up = box.y + box.h - 8 - (y + h) * scale;
    pen.box(left, up, w * scale, h * scale, colour, pen.ink.ground, 2);
    if (w * scale > 18 && h * scale > 14)
      pen.text(String(at), left + (w * scale) / 2, up + (h * scale) / 2, { size: 11 });
  });
}

/** Circles (x, y, radius), as packings have them, in the least square from the origin that holds them. */
export function drawCircles(pen: Pen, scene: Scene, figure: Figure, object: TraceObject, box: Box): void {
  const rows = (rowsOf(scene.state, object) ?? []).map((row) => row.map(Number));
  const side = Math.max(...rows.map(([x = 0, y = 0, r = 0]) => Math.max(x, y) + r), 1e-9);
  const low = Math.min(0, ...rows.map(([x = 0, y = 0, r = 0]) => Math.min(x, y) - r));
  const scale = Math.min(box.w, box.h - 24) / (side - low);
  const size = (side - low) * scale;
  const touched = scene.state.changes.objects.get(figure.object);
  pen.box(box.x, box.y + box.h - size - 20, size, size, pen.ink.fill, pen.ink.line, 0);
  rows.forEach(([x = 0, y = 0, r = 0], at) => {
    const place = { x: box.x + (x - low) * scale, y: box.y + box.h - 20 - (y - low) * scale };
    pen.disc(place.x, place.y, r * scale, touched?.has(at) ? pen.ink.changed : pen.ink.bar, pen.ink.ground);
    if (r * scale > 9) pen.text(String(at), place.x, place.y, { size: 11 });
  });
  pen.text(`${short(low)} … ${short(side)}`, box.x, box.y + box.h - 8, {
    size: 10,
    align: "left",
    colour: pen.ink.faint,
  });
}
