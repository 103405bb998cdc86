import type { Scene } from "@/features/visualizer/stage/drawing";
import { cursorsOf, type Figure, rowsOf } from "@/features/visualizer/stage/figures";
import { type Box, mix, type Pen } from "@/features/visualizer/stage/pen";
import { refOf, type Value } from "@/features/visualizer/trace/format";
import type { TraceObject } from "@/features/visualizer/trace/state";
import { valueText } from "@/features/visualizer/trace/values";

const WALLS = new Set(["#", "X", "█", "1"]);

/** Rows of equal length as a grid: text where there is room, shades for numbers, cursors at the edges. */
export function drawGrid(pen: Pen, scene: Scene, figure: Figure, object: TraceObject, box: Box): void {
  const rows = rowsOf(scene.state, object) ?? [];
  const height = rows.length;
  const width = rows[0]?.length ?? 0;
  if (!height || !width) return;
  const margin = 30;
  const size = Math.min((box.w - margin * 2) / width, (box.h - margin - 16) / height, 56);
  const wide = Math.min(Math.max(size, widestText(rows) * 7.2 + 8), (box.w - margin * 2) / width);
  const left = box.x + margin;
  const top = box.y + margin;
  const range = rangeOf(rows);
  const cursorRows = cursorsOf(scene.state, scene.hints, figure, 0, height);
  const cursorColumns = cursorsOf(scene.state, scene.hints, figure, 1, width);
  rows.forEach((row, r) => {
    const changed = changedColumns(scene, figure, object, r, width);
    row.forEach((value, c) => {
      drawCell(pen, scene, value, left + c * wide, top + r * size, wide, size, range, changed.has(c));
    });
  });
  drawEdges(pen, { left, top, wide, size, width, height });
  for (const { name, at } of cursorRows) {
    if (at < height) pen.box(left, top + at * size, wide * width, size, "rgba(0,0,0,0)", pen.ink.cursor, 2);
    pen.text(name, left + wide * width + 8, top + (Math.min(at, height - 1) + 0.5) * size, {
      align: "left",
      bold: true,
      colour: pen.ink.cursor,
    });
  }
  const foot = top + height * size + 3;
  pen.cursors(cursorColumns, (at) => left + (at + 0.5) * wide, foot);
  for (const { at } of cursorColumns) {
    if (at < width) pen.box(left + at * wide, top, wide, size * height, "rgba(0,0,0,0)", pen.ink.cursor, 2);
  }
}

type Lattice = { left: number; top: number; wide: number; size: number; width: number; height: number };

function drawEdges(pen: Pen, grid: Lattice): void {
  const style = { size: 10, colour: pen.ink.faint };
  if (grid.wide >= 14) {
    for (let c = 0; c < grid.width; c++) pen.text(String(c), grid.left + (c + 0.5) * grid.wide, grid.top - 9, style);
  }
  if (grid.size >= 11) {
    for (let r = 0; r < grid.height; r++) pen.text(String(r), grid.left - 11, grid.top + (r + 0.5) * grid.size, style);
  }
}

function changedColumns(scene: Scene, figure: Figure, object: TraceObject, row: number, width: number): Set<number> {
  if (object.kind === "A") {
    const found = [...(scene.state.changes.objects.get(figure.object) ?? [])];
    return new Set(
      found
        .filter((at): at is number => typeof at === "number" && Math.floor(at / width) === row)
        .map((at) => at % width),
    );
  }
  const inner = scene.state.changes.objects.get(refOf(object.items[row]));
  return new Set([...(inner ?? [])].filter((at): at is number => typeof at === "number"));
}

function drawCell(
  pen: Pen,
  scene: Scene,
  value: Value,
  x: number,
  y: number,
  w: number,
  h: number,
  range: [number, number],
  changed: boolean,
): void {
  const inset = Math.min(w, h) > 12 ? 1 : 0;
  pen.box(
    x + inset,
    y + inset,
    w - inset * 2,
    h - inset * 2,
    changed ? pen.ink.changed : shade(pen, value, range),
    "",
    2,
  );
  if (w < 12 || h < 12) return;
  const text = typeof value === "string" ? value : valueText(scene.state.heap, value, 12, 1);
  if (text !== "." && text !== " ") {
    const dark = changed || (typeof value === "string" && WALLS.has(value));
    pen.text(text, x + w / 2, y + h / 2 + 0.5, {
      size: Math.min(13, h * 0.6),
      most: w,
      ...(dark ? { colour: pen.ink.ground } : {}),
    });
  }
}

function shade(pen: Pen, value: Value, [low, high]: [number, number]): string {
  if (typeof value === "string")
    return WALLS.has(value) ? pen.ink.text : value === "." || value === " " ? pen.ink.fill : pen.ink.heat;
  if (value === true) return pen.ink.heat;
  if (typeof value !== "number" || high <= low) return pen.ink.fill;
  return mix(pen.ink.fill, pen.ink.heat, ((value - low) / (high - low)) ** 0.8);
}

function rangeOf(rows: Value[][]): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const row of rows) {
    for (const value of row) {
      if (typeof value !== "number") continue;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  return [low, high];
}

function widestText(rows: Value[][]): number {
  let widest = 1;
  for (const row of rows.slice(0, 60)) {
    for (const value of row) widest = Math.max(widest, typeof value === "string" ? value.length : String(value).length);
  }
  return Math.min(widest, 8);
}
