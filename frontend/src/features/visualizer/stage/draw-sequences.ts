import type { Scene } from "@/features/visualizer/stage/drawing";
import { allNumbers, type Cursor, cursorsOf, type Figure } from "@/features/visualizer/stage/figures";
import type { Box, Pen } from "@/features/visualizer/stage/pen";
import { refOf, type Value } from "@/features/visualizer/trace/format";
import type { TraceObject } from "@/features/visualizer/trace/state";
import { valueText } from "@/features/visualizer/trace/values";

/** What the last step did to each element: its colour by index, and the pairs that changed places. */
type Touched = { colours: Map<number, string>; swaps: [number, number][] };

export function touchedOf(scene: Scene, object: number, pen: Pen): Touched {
  const colours = new Map<number, string>();
  const swaps: [number, number][] = [];
  for (const mark of scene.state.marks.filter((mark) => mark.object === object)) {
    const places = mark.at.filter((at): at is number => typeof at === "number");
    if (mark.kind === "w") swaps.push([places[0] ?? 0, places[1] ?? 0]);
    else paint(colours, places, mark.kind === "c" ? pen.ink.compared : pen.ink.read);
  }
  const changed = [...(scene.state.changes.objects.get(object) ?? [])];
  paint(
    colours,
    changed.filter((at): at is number => typeof at === "number" && at >= 0),
    pen.ink.changed,
  );
  return { colours, swaps };
}

function paint(colours: Map<number, string>, places: number[], colour: string): void {
  for (const at of places) colours.set(at, colour);
}

function numberOf(value: Value): number {
  if (typeof value === "number") return value;
  if (typeof value === "object" && value !== null && "f" in value) return value.f === "-inf" ? -Infinity : Infinity;
  return 0;
}

const FOOT = 44;

/** Numbers as bars from a common ground, with the names that point at them below and swaps as bows above. */
export function drawBars(pen: Pen, scene: Scene, figure: Figure, object: TraceObject, box: Box): void {
  if (!allNumbers(object.items)) {
    drawCells(pen, scene, figure, object, box);
    return;
  }
  const values = object.items.map(numberOf);
  const finite = values.filter(Number.isFinite);
  const top = Math.max(0, ...finite);
  const low = Math.min(0, ...finite);
  const head = 36;
  const height = box.h - FOOT - head;
  const scale = height / (top - low || 1);
  const ground = box.y + head + top * scale;
  const pitch = Math.min(box.w / Math.max(1, values.length), 64);
  const left = box.x + (box.w - pitch * values.length) / 2;
  const gap = pitch > 5 ? Math.min(3, pitch * 0.15) : 0;
  const placeOf = (at: number) => left + (at + 0.5) * pitch;
  const { colours, swaps } = touchedOf(scene, figure.object, pen);
  const sliding = slidesOf(swaps, scene.tween);
  values.forEach((value, at) => {
    const shown = Number.isFinite(value) ? value : value > 0 ? top : low;
    const size = Math.max(Math.abs(shown) * scale, 1.5);
    const x = left + (sliding.get(at) ?? at) * pitch + gap / 2;
    const y = shown < 0 ? ground : ground - size;
    const colour = colours.get(at) ?? pen.ink.bar;
    pen.bar(x, y, Math.max(0.8, pitch - gap), size, colour);
    if (pitch >= 20)
      label(pen, object.items[at] ?? null, x + (pitch - gap) / 2, shown < 0 ? y + size + 9 : y - 9, pitch);
  });
  pen.line(left, ground, left + pitch * values.length, ground, pen.ink.line, 1);
  const foot = box.y + box.h - FOOT;
  for (let at = 0; pitch >= 16 && at < values.length; at++) {
    pen.text(String(at), placeOf(at), foot + 8, { size: 10, colour: pen.ink.faint });
  }
  pen.cursors(cursorsOf(scene.state, scene.hints, figure, 0, values.length), placeOf, foot + 15);
  for (const [i, j] of swaps) drawSwap(pen, placeOf(i), placeOf(j), box.y + head - 15, pitch);
}

function drawSwap(pen: Pen, x1: number, x2: number, y: number, pitch: number): void {
  if (pitch > 3) pen.bow(Math.min(x1, x2), Math.max(x1, x2), y, 9, pen.ink.changed);
}

/** Where elements stand while they change places. */
function slidesOf(swaps: [number, number][], tween: number): Map<number, number> {
  const slides = new Map<number, number>();
  if (tween >= 1) return slides;
  for (const [i, j] of swaps) {
    slides.set(i, j + (i - j) * tween);
    slides.set(j, i + (j - i) * tween);
  }
  return slides;
}

/** The value above its bar, where it fits. */
function label(pen: Pen, value: Value, x: number, y: number, width: number): void {
  const real = typeof value === "number" && !Number.isInteger(value);
  const text = real ? String(Number(value.toPrecision(3))) : valueText(new Map(), value, 12);
  if (text.length * 6.7 <= width + 6) pen.text(text, x, y, { size: 11 });
}

/** Elements as boxes in a row, in as many rows as are needed. */
export function drawCells(pen: Pen, scene: Scene, figure: Figure, object: TraceObject, box: Box): void {
  const items = object.items;
  if (items.length === 0) {
    pen.box(box.x, box.y + 4, 72, 30, pen.ink.fill, pen.ink.line);
    pen.text("empty", box.x + 36, box.y + 19, { colour: pen.ink.faint, mono: false });
    return;
  }
  const spell = (item: Value) => (figure.kind === "text" ? String(item) : valueText(scene.state.heap, item, 24, 1));
  const texts = items.slice(0, 600).map(spell);
  const widest = texts.reduce((most, text) => Math.max(most, text.length), 1);
  const pitch = Math.max(
    Math.min(Math.max(figure.kind === "text" ? 24 : 34, widest * 7.4 + 12), box.w),
    box.w / Math.max(items.length, 1) > 90 ? 44 : 0,
  );
  const columns = Math.max(1, Math.floor(box.w / pitch));
  const cursors = cursorsOf(scene.state, scene.hints, figure, 0, items.length);
  const { colours, swaps } = touchedOf(scene, figure.object, pen);
  const row = cursors.length || columns >= items.length ? 76 : 46;
  const rows = Math.min(Math.ceil(texts.length / columns), Math.max(1, Math.floor((box.h + 20) / row)));
  texts.slice(0, rows * columns).forEach((text, at) => {
    const x = box.x + (at % columns) * pitch;
    const y = box.y + Math.floor(at / columns) * row + 14;
    const colour = colours.get(at);
    pen.box(x, y, pitch - 4, 28, colour ? mixSoft(pen, colour) : pen.ink.fill, colour ?? pen.ink.line);
    pen.text(text, x + pitch / 2 - 2, y + 14, { size: 12, most: pitch - 8 });
    pen.text(String(at), x + pitch / 2 - 2, y - 7, { size: 9, colour: pen.ink.faint });
  });
  drawCellCursors(pen, cursors, box, pitch, columns, row, rows);
  for (const [i, j] of swaps) {
    if (Math.floor(i / columns) !== Math.floor(j / columns)) continue;
    const y = box.y + Math.floor(i / columns) * row + 12;
    pen.bow(
      box.x + (i % columns) * pitch + pitch / 2,
      box.x + (j % columns) * pitch + pitch / 2,
      y,
      7,
      pen.ink.changed,
    );
  }
  drawEnds(pen, figure, box, Math.min(items.length, columns), pitch);
}

function drawCellCursors(
  pen: Pen,
  cursors: Cursor[],
  box: Box,
  pitch: number,
  columns: number,
  row: number,
  rows: number,
): void {
  for (let r = 0; r < rows; r++) {
    const here = cursors.filter((cursor) => Math.floor(cursor.at / columns) === r);
    const placeOf = (at: number) => box.x + (at % columns) * pitch + pitch / 2 - 2;
    pen.cursors(here, placeOf, box.y + r * row + 44);
  }
}

function drawEnds(pen: Pen, figure: Figure, box: Box, count: number, pitch: number): void {
  if (figure.use !== "queue" && figure.use !== "stack") return;
  const y = box.y + 50;
  const last = box.x + (count - 0.5) * pitch - 2;
  if (figure.use === "stack") pen.text("top", last, y, { size: 11, colour: pen.ink.faint, mono: false });
  else {
    pen.text("front", box.x + pitch / 2 - 2, y, { size: 11, colour: pen.ink.faint, mono: false });
    if (count > 1) pen.text("back", last, y, { size: 11, colour: pen.ink.faint, mono: false });
  }
}

export function mixSoft(pen: Pen, colour: string): string {
  return colour === pen.ink.changed ? pen.ink.soft : pen.ink.fill;
}

/** The members of a set, or the pairs of a mapping, as pills in rows. */
export function drawPills(pen: Pen, scene: Scene, figure: Figure, object: TraceObject, box: Box): void {
  const touched = scene.state.changes.objects.get(figure.object);
  const pills: [string, boolean][] = object.members
    ? [...object.members].map(([key, value]) => [valueText(scene.state.heap, value, 26, 1), touched?.has(key) ?? false])
    : [...(object.pairs ?? [])].map(([key, [name, value]]) => [
        pairText(scene, object, name, value),
        touched?.has(key) ?? false,
      ]);
  if (pills.length === 0) pills.push(["empty", false]);
  let x = box.x;
  let y = box.y + 4;
  for (const [text, changed] of pills.slice(0, 400)) {
    const width = text.length * 7.3 + 18;
    if (x + width > box.x + box.w && x > box.x) {
      x = box.x;
      y += 34;
    }
    if (y + 28 > box.y + box.h) {
      pen.text("…", x + 8, y + 4, { align: "left" });
      return;
    }
    pen.box(
      x,
      y,
      width,
      28,
      changed ? pen.ink.soft : pen.ink.fill,
      changed ? pen.ink.changed : pen.ink.line,
      object.members ? 14 : 4,
    );
    pen.text(text, x + width / 2, y + 14, { size: 12 });
    x += width + 6;
  }
}

function pairText(scene: Scene, object: TraceObject, key: Value, value: Value): string {
  const name = object.kind === "O" && typeof key === "string" ? key : valueText(scene.state.heap, key, 18, 1);
  return `${name}${object.kind === "O" ? " = " : ": "}${valueText(scene.state.heap, value, 30, 1)}`;
}

/** The plain variables of a frame, for a step that holds nothing else. */
export function drawValues(pen: Pen, scene: Scene, figure: Figure, box: Box): void {
  const frame = scene.state.frames.get(figure.frame);
  const func = scene.funcs[frame?.func ?? 0]?.name ?? "";
  const shown = [...(frame?.vars ?? [])].filter(
    ([, value]) => !refOf(value) || scene.state.heap.get(refOf(value))?.kind !== "F",
  );
  pen.text(func === "<module>" ? "module" : `${func}(…)`, box.x, box.y + 12, { align: "left", bold: true, size: 13 });
  if (shown.length === 0) {
    pen.box(box.x, box.y + 30, 150, 40, pen.ink.fill, pen.ink.line, 6);
    pen.text("no variables yet", box.x + 75, box.y + 50, { colour: pen.ink.faint, mono: false });
  }
  let x = box.x;
  let y = box.y + 30;
  for (const [name, value] of shown) {
    const text = valueText(scene.state.heap, value, 40, 1);
    const width = Math.max(72, Math.max(text.length * 9.4, name.length * 7) + 24);
    if (x + width > box.x + box.w && x > box.x) {
      x = box.x;
      y += 66;
    }
    const changed = scene.state.changes.variables.has(`${figure.frame}:${name}`);
    pen.box(x, y, width, 58, changed ? pen.ink.soft : pen.ink.fill, changed ? pen.ink.changed : pen.ink.line, 6);
    pen.text(name, x + 12, y + 16, { align: "left", size: 11, colour: pen.ink.faint });
    pen.text(text, x + 12, y + 38, { align: "left", size: 15, bold: true });
    x += width + 8;
  }
}
