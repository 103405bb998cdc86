import { type Hints, refOf, type Value } from "@/features/visualizer/trace/format";
import type { TraceFrame, TraceObject, TraceState } from "@/features/visualizer/trace/state";

export type Kind =
  | "bars"
  | "cells"
  | "grid"
  | "tree"
  | "linked"
  | "graph"
  | "heap"
  | "set"
  | "map"
  | "points"
  | "rects"
  | "circles"
  | "text"
  | "object"
  | "values";

/** One picture on the stage: a variable, or an attribute of one, drawn as a kind. */
export type Figure = {
  name: string;
  kind: Kind;
  /** What else it may be drawn as. */
  options: Kind[];
  object: number;
  frame: number;
  /** How a list is used, where that is known. */
  use: string;
};

const MOST_FIGURES = 6;
const TREE = [
  ["left", "right"],
  ["lchild", "rchild"],
  ["left_child", "right_child"],
  ["lson", "rson"],
];
const CHILDREN = ["children", "child", "kids", "subtrees"];
const NEXT = ["next", "next_node", "nxt", "link"];

/** What to draw at a state: the containers of the innermost frame that has any, then of the frames around it. */
export function pickFigures(state: TraceState, hints: Hints | undefined, chosen: Map<string, string>): Figure[] {
  const figures: Figure[] = [];
  const seen = new Set<number>();
  const funcs = new Set<number>();
  for (const number of [...state.order].reverse()) {
    const frame = state.frames.get(number);
    // Of a recursion the innermost call that has something to show stands for all.
    if (!frame || figures.length >= MOST_FIGURES || funcs.has(frame.func)) continue;
    const before = figures.length;
    for (const [name, value] of frame.vars) collect(state, hints, chosen, figures, seen, name, value, number);
    if (figures.length > before) funcs.add(frame.func);
  }
  const drawn = figures.filter(
    (figure) =>
      figure.kind !== "object" || chosen.has(figure.name) || figures.every((other) => other.kind === "object"),
  );
  if (drawn.length) return mergeNodes(drawn).slice(0, MOST_FIGURES);
  return [
    { name: "", kind: "values", options: ["values"], object: 0, frame: frameWithValues(state), use: "" },
    ...textFigures(state, hints),
  ];
}

/** The innermost frame that holds anything: a comprehension or the body of a class often holds nothing. */
function frameWithValues(state: TraceState): number {
  const innermost = [...state.order].reverse();
  return innermost.find((number) => state.frames.get(number)?.vars.size) ?? innermost[0] ?? 0;
}

const LONGEST_TEXT = 120;

/** Strings that some name points into, letter by letter, where there is no container to draw. */
function textFigures(state: TraceState, hints: Hints | undefined): Figure[] {
  const frame = frameWithValues(state);
  const figures: Figure[] = [];
  for (const [name, value] of state.frames.get(frame)?.vars ?? []) {
    if (typeof value !== "string" || value.length < 2 || value.length > LONGEST_TEXT) continue;
    const pointed = (hints?.cursors[name] ?? []).some(
      (one) => typeof state.frames.get(frame)?.vars.get(one) === "number",
    );
    if (pointed) figures.push({ name, kind: "text", options: ["text"], object: 0, frame, use: "" });
  }
  return figures.slice(0, MOST_FIGURES - 1);
}

function collect(
  state: TraceState,
  hints: Hints | undefined,
  chosen: Map<string, string>,
  figures: Figure[],
  seen: Set<number>,
  name: string,
  value: Value,
  frame: number,
): void {
  const number = refOf(value);
  const object = state.heap.get(number);
  if (!object || seen.has(number) || object.kind === "F" || object.kind === "P") return;
  const use = hints?.kinds[name] ?? "";
  const options: Kind[] = use === "heap" && object.kind === "L" ? ["heap", "cells"] : optionsOf(state, object, name);
  if (options.length === 0) return;
  seen.add(number);
  const wanted = chosen.get(name) ?? HINTED[use];
  const kind = options.find((option) => option === wanted) ?? options[0] ?? "cells";
  figures.push({ name, kind, options, object: number, frame, use });
  if (kind === "object" && object.pairs && !name.includes(".")) {
    for (const [key, held] of object.pairs.values()) {
      if (typeof key === "string") collect(state, hints, chosen, figures, seen, `${name}.${key}`, held, frame);
    }
  }
}

/** The hints that know more than the value itself shows. */
const HINTED: Record<string, Kind> = { queue: "cells", stack: "cells", table: "grid", heap: "heap", graph: "graph" };

/** Several variables that point into one tree or chain are one picture. */
function mergeNodes(figures: Figure[]): Figure[] {
  const kept: Figure[] = [];
  for (const figure of figures) {
    const linked = figure.kind === "linked" || figure.kind === "tree";
    if (!linked || !kept.some((other) => other.kind === figure.kind)) kept.push(figure);
  }
  return kept;
}

/** The pictures that an object can be, the likeliest first. */
function optionsOf(state: TraceState, object: TraceObject, name: string): Kind[] {
  switch (object.kind) {
    case "S":
      return ["set"];
    case "D":
      return isGraph(state, object) ? ["graph", "map"] : ["map"];
    case "O":
      return optionsOfObject(object);
    case "A":
      if ((object.shape?.length ?? 0) === 2) return ["grid", "cells"];
      return allNumbers(object.items) ? ["bars", "cells"] : ["cells"];
    default:
      return optionsOfList(state, object, name);
  }
}

function optionsOfObject(object: TraceObject): Kind[] {
  if (object.label.startsWith("class ")) return object.pairs?.size ? ["object"] : [];
  if (childKeys(object).length) return ["tree", "object"];
  if (nextKey(object)) return ["linked", "object"];
  return ["object"];
}

function optionsOfList(state: TraceState, object: TraceObject, name: string): Kind[] {
  const rows = rowsOf(state, object);
  if (rows) return optionsOfRows(object, rows, name);
  if (object.items.length === 0) return ["cells"];
  if (!allNumbers(object.items)) return ["cells", "heap"];
  return object.kind === "Q" ? ["cells", "bars"] : ["bars", "cells", "heap"];
}

function optionsOfRows(object: TraceObject, rows: Value[][], name: string): Kind[] {
  const width = rows[0]?.length ?? 0;
  if (width === 0 || rows.some((row) => row.length !== width))
    return isAdjacency(rows) ? ["graph", "cells"] : ["cells"];
  const plane = rows.every(allNumbers) ? planeOf(object, rows, name) : null;
  if (plane) return [plane, "cells", "grid"];
  if (width === 2 || width === 4) return pairsOf(object, rows, width);
  return isAdjacency(rows) ? ["grid", "graph", "cells"] : ["grid", "cells"];
}

/** Pairs are edges and intervals more often than places; what else they may be is offered. */
function pairsOf(object: TraceObject, rows: Value[][], width: number): Kind[] {
  const plain = object.items.every((item) => !refOf(item)) && rows.every(allNumbers);
  if (!plain) return isAdjacency(rows) ? ["grid", "graph", "cells"] : ["grid", "cells"];
  return ["cells", width === 2 ? "points" : "rects", "grid"];
}

const PLACES = /point|pts|cit(y|ies)|coord|xy|location|dots|stars/i;
const ROUND = /circle|disc|disk|ball/i;
const BOXES = /rect|pack|placed|placement|boxes|layout/i;

/** Whether rows of numbers are places in a plane: their name says so, or they are vectors of reals. */
function planeOf(object: TraceObject, rows: Value[][], name: string): Kind | null {
  const width = rows[0]?.length ?? 0;
  const values = rows.flat();
  if (values.some((value) => typeof value !== "number")) return null;
  const real = values.some((value) => !Number.isInteger(value));
  if (width === 4 && BOXES.test(name)) return "rects";
  if (width === 2 && (real || PLACES.test(name))) return "points";
  if (width === 3 && ROUND.test(name) && rows.every((row) => Number(row[2]) >= 0)) return "circles";
  // A square of reals is a matrix, of distances most often.
  const vectors = real && rows.length >= 4 && width > 2 && width !== rows.length;
  return vectors && object.items.every((item) => refOf(item)) ? "points" : null;
}

export function allNumbers(items: Value[]): boolean {
  return items.every((item) => typeof item === "number" || (typeof item === "object" && item !== null && "f" in item));
}

/** The rows of a list of lists or of small tuples, or null. */
export function rowsOf(state: TraceState, object: TraceObject): Value[][] | null {
  if (object.kind === "A") return rowsOfArray(object);
  if (object.items.length === 0) return null;
  if (isPicture(object.items)) return object.items.map((line) => [...String(line)]);
  const rows: Value[][] = [];
  for (const item of object.items) {
    const row = state.heap.get(refOf(item));
    if (typeof item === "object" && item !== null && "t" in item) rows.push(item.t);
    else if (row && "LT".includes(row.kind)) rows.push(row.items);
    else return null;
  }
  return rows;
}

function rowsOfArray(object: TraceObject): Value[][] | null {
  const [height = 0, width = 0] = object.shape ?? [];
  return width ? Array.from({ length: height }, (_, r) => object.items.slice(r * width, (r + 1) * width)) : null;
}

/** Lines of text of one length, as mazes and boards are written. */
function isPicture(items: Value[]): boolean {
  const width = typeof items[0] === "string" ? items[0].length : 0;
  return width > 2 && items.length > 2 && items.every((item) => typeof item === "string" && item.length === width);
}

function isAdjacency(rows: Value[][]): boolean {
  let edges = 0;
  for (const row of rows) {
    for (const item of row) {
      const head = typeof item === "object" && item !== null && "t" in item ? item.t[0] : item;
      if (typeof head !== "number" || !Number.isInteger(head) || head < 0 || head >= rows.length) return false;
      edges += 1;
    }
  }
  return edges > 0;
}

function isGraph(state: TraceState, object: TraceObject): boolean {
  const values = [...(object.pairs?.values() ?? [])].map((pair) => state.heap.get(refOf(pair[1])));
  return values.length > 0 && values.every((value) => value !== undefined && "LSDT".includes(value.kind));
}

/** The attributes that lead to children, in order. */
export function childKeys(object: TraceObject): string[] {
  const names = [...(object.pairs?.values() ?? [])].map((pair) => String(pair[0]));
  const bare = (name: string) => name.replace(/^_+/, "").toLowerCase();
  for (const pair of TREE) {
    const found = pair.map((wanted) => names.find((name) => bare(name) === wanted));
    if (found[0] && found[1]) return found as string[];
  }
  const many = names.find((name) => CHILDREN.includes(bare(name)));
  return many ? [many] : [];
}

export function nextKey(object: TraceObject): string | null {
  const names = [...(object.pairs?.values() ?? [])].map((pair) => String(pair[0]));
  return names.find((name) => NEXT.includes(name.replace(/^_+/, "").toLowerCase())) ?? null;
}

export type Cursor = { name: string; at: number };

/** The names that point into a container now: `axis` 0 for rows or elements, 1 for columns. */
export function cursorsOf(
  state: TraceState,
  hints: Hints | undefined,
  figure: Figure,
  axis: 0 | 1,
  size: number,
): Cursor[] {
  const frame = state.frames.get(figure.frame);
  const names = hints?.cursors[figure.name + "[]".repeat(axis)] ?? [];
  const inner = state.order.at(-1);
  const frames = [frame, inner === undefined ? undefined : state.frames.get(inner)];
  const found: Cursor[] = [];
  for (const name of names) {
    const value = valueIn(frames, name);
    if (typeof value !== "number" || !Number.isInteger(value)) continue;
    const at = value < 0 ? value + size : value;
    if (at >= 0 && at <= size) found.push({ name, at });
  }
  return found;
}

function valueIn(frames: (TraceFrame | undefined)[], name: string): Value | undefined {
  for (const frame of [...frames].reverse()) {
    const value = frame?.vars.get(name);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Variables of the frames on the stack that hold a reference to an object, innermost first. */
export function pointersTo(state: TraceState): Map<number, string[]> {
  const found = new Map<number, string[]>();
  for (const number of [...state.order].reverse().slice(0, 3)) {
    for (const [name, value] of state.frames.get(number)?.vars ?? []) {
      const target = refOf(value);
      if (!target || name === "self") continue;
      const names = found.get(target) ?? [];
      if (!names.includes(name) && names.length < 3) names.push(name);
      found.set(target, names);
    }
  }
  return found;
}
