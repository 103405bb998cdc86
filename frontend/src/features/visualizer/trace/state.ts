import type { ArrayData, ChunkDocument, KeyFrame, ObjectDocument, Op, Value } from "@/features/visualizer/trace/format";

/** An object of the heap: `items` of a sequence or array, `pairs` of a dict or object, `members` of a set. */
export type TraceObject = {
  kind: string;
  label: string;
  items: Value[];
  pairs: Map<string, [Value, Value]> | null;
  members: Map<string, Value> | null;
  shape: number[] | null;
};

export type TraceFrame = { func: number; vars: Map<string, Value> };
export type Mark = { kind: string; object: number; at: Value[] };

/** What one step changed: variables as `frame:name`, elements by object (an index, a written key, or -1 for the whole). */
export type Changes = { variables: Set<string>; objects: Map<number, Set<number | string>> };

/** Everything that is true at one step. */
export type TraceState = {
  step: number;
  line: number;
  frame: number;
  event: number;
  order: number[];
  frames: Map<number, TraceFrame>;
  heap: Map<number, TraceObject>;
  out: number;
  returned: { frame: number; value: Value } | null;
  error: { type: string; message: Value } | null;
  marks: Mark[];
  leaving: [frame: number, suspended: boolean][];
  changes: Changes;
  /** The objects and frames that no copy of the state shares: others are copied before they change. */
  own: { objects: Set<number>; frames: Set<number> };
};

export function emptyState(): TraceState {
  return {
    step: -1,
    line: 0,
    frame: 0,
    event: 1,
    order: [],
    frames: new Map(),
    heap: new Map(),
    out: 0,
    returned: null,
    error: null,
    marks: [],
    leaving: [],
    changes: { variables: new Set(), objects: new Map() },
    own: { objects: new Set(), frames: new Set() },
  };
}

/** The state before a chunk's first step. */
export function stateFromKey(key: KeyFrame, from: number, names: string[]): TraceState {
  const state = emptyState();
  state.step = from - 1;
  state.order = [...key.order];
  state.out = key.out;
  for (const [number, frame] of Object.entries(key.frames)) {
    const vars = new Map<string, Value>();
    for (const [at, value] of Object.entries(frame.vars)) vars.set(names[Number(at)] ?? "?", value);
    state.frames.set(Number(number), { func: frame.f, vars });
  }
  for (const [number, document] of Object.entries(key.heap)) state.heap.set(Number(number), loadObject(document));
  return state;
}

/** A copy that later steps do not touch: both share all objects and frames until one of them changes one. */
export function copyState(state: TraceState): TraceState {
  state.own = { objects: new Set(), frames: new Set() };
  return {
    ...state,
    order: [...state.order],
    frames: new Map(state.frames),
    heap: new Map(state.heap),
    marks: [...state.marks],
    leaving: [...state.leaving],
    changes: { variables: new Set(state.changes.variables), objects: new Map(state.changes.objects) },
    own: { objects: new Set(), frames: new Set() },
  };
}

/** An object that may be changed in place. */
function ownObject(state: TraceState, number: number): TraceObject | undefined {
  const found = state.heap.get(number);
  if (!found || state.own.objects.has(number)) return found;
  const copy = copyObject(found);
  state.heap.set(number, copy);
  state.own.objects.add(number);
  return copy;
}

function ownFrame(state: TraceState, number: number): TraceFrame | undefined {
  const found = state.frames.get(number);
  if (!found || state.own.frames.has(number)) return found;
  const copy = { func: found.func, vars: new Map(found.vars) };
  state.frames.set(number, copy);
  state.own.frames.add(number);
  return copy;
}

function copyObject(object: TraceObject): TraceObject {
  const pairs = object.pairs && new Map(object.pairs);
  return { ...object, items: object.items.slice(), pairs, members: object.members && new Map(object.members) };
}

export function loadObject(document: ObjectDocument): TraceObject {
  const [kind, data, label = ""] = document;
  const object: TraceObject = { kind, label, items: [], pairs: null, members: null, shape: null };
  if (kind === "D" || kind === "O" || kind === "F") {
    object.pairs = new Map((data as [Value, Value][]).map(([k, v]) => [keyText(k), [k, v]]));
  } else if (kind === "S") {
    object.members = new Map((data as Value[]).map((v) => [keyText(v), v]));
  } else if (kind === "A") {
    const array = data as ArrayData;
    object.items = [...array.data];
    object.shape = array.shape;
    object.label = array.dtype;
  } else if (Array.isArray(data)) {
    object.items = [...(data as Value[])];
  } else {
    object.label = String(data);
  }
  return object;
}

/** What tells keys apart: their written form. */
export function keyText(value: Value): string {
  return typeof value === "string" ? `"${value}` : typeof value === "number" ? `${value}` : JSON.stringify(value);
}

/** Take away the frames that left at the last step, and forget what belonged to that step alone. */
export function beginStep(state: TraceState): void {
  for (const [frame, suspended] of state.leaving) {
    const at = state.order.lastIndexOf(frame);
    if (at >= 0) state.order.splice(at, 1);
    if (!suspended) state.frames.delete(frame);
  }
  state.leaving = [];
  state.returned = null;
  state.error = null;
  state.marks = [];
  state.changes = { variables: new Set(), objects: new Map() };
}

type Apply = (state: TraceState, op: Op, names: string[]) => void;

const APPLY: Record<string, Apply> = {
  c(state, op) {
    const [, frame, , func] = op as [string, number, number, number];
    if (!state.frames.has(frame)) state.frames.set(frame, { func, vars: new Map() });
    state.order.push(frame);
  },
  r: leave,
  y: leave,
  v(state, op, names) {
    const [, frame, at, value] = op as [string, number, number, Value];
    const name = names[at] ?? "?";
    ownFrame(state, frame)?.vars.set(name, value);
    state.changes.variables.add(`${frame}:${name}`);
  },
  u(state, op, names) {
    ownFrame(state, op[1] as number)?.vars.delete(names[op[2] as number] ?? "?");
  },
  n(state, op) {
    const [, number, ...document] = op as [string, number, ...ObjectDocument];
    if (state.heap.has(number)) touch(state, number, -1);
    state.heap.set(number, loadObject(document));
    state.own.objects.add(number);
  },
  x(state, op) {
    state.heap.delete(op[1] as number);
  },
  s(state, op) {
    const [, number, at, value] = op as [string, number, number, Value];
    const object = ownObject(state, number);
    if (object) object.items[at] = value;
    touch(state, number, at);
  },
  p(state, op) {
    const [, number, start, removed, values = []] = op as [string, number, number, number, Value[]?];
    ownObject(state, number)?.items.splice(start, removed, ...values);
    for (let i = 0; i < Math.max(1, Math.min(values.length, 64)); i++)
      touch(state, number, values.length ? start + i : -1);
  },
  a(state, op) {
    const [, number, ...values] = op as [string, number, ...Value[]];
    const items = ownObject(state, number)?.items;
    values.slice(0, 64).forEach((_, i) => {
      touch(state, number, (items?.length ?? 0) + i);
    });
    if (items) for (const value of values) items.push(value);
  },
  t(state, op) {
    const [, number, places, ...value] = op as [string, number, number[], Value?];
    const items = ownObject(state, number)?.items;
    if (!items) return;
    const path = places.map((at) => (at < 0 ? items.length + at : at));
    const held = [...path.slice(1).map((at) => items[at]), value.length ? value[0] : items[path[0] ?? 0]];
    path.forEach((at, i) => {
      items[at] = held[i] ?? null;
      touch(state, number, at);
    });
  },
  k(state, op) {
    const [, number, key, value] = op as [string, number, Value, Value];
    ownObject(state, number)?.pairs?.set(keyText(key), [key, value]);
    touch(state, number, keyText(key));
  },
  d(state, op) {
    ownObject(state, op[1] as number)?.pairs?.delete(keyText(op[2] as Value));
    touch(state, op[1] as number, -1);
  },
  "+"(state, op) {
    const value = op[2] as Value;
    ownObject(state, op[1] as number)?.members?.set(keyText(value), value);
    touch(state, op[1] as number, keyText(value));
  },
  "-"(state, op) {
    ownObject(state, op[1] as number)?.members?.delete(keyText(op[2] as Value));
    touch(state, op[1] as number, -1);
  },
  o(state, op) {
    state.out += [...(op[1] as string)].length;
  },
  e(state, op) {
    state.error = { type: String(op[1]), message: (op[2] ?? "") as Value };
  },
  "<": mark("r"),
  "?": mark("c"),
  "~": mark("w"),
  m(state, op) {
    const [, kind, object, ...at] = op as [string, string, number, ...Value[]];
    state.marks.push({ kind, object, at });
  },
};

function mark(kind: string): Apply {
  return (state, op) => {
    const [, object, ...at] = op as [string, number, ...Value[]];
    state.marks.push({ kind, object, at });
  };
}

/** Whether two elements change places, in the words of this recorder and of older ones. */
export function isSwap(op: Op): boolean {
  return op[0] === "~" || (op[0] === "m" && op[1] === "w");
}

function leave(state: TraceState, op: Op): void {
  state.leaving.push([op[1] as number, op[0] === "y"]);
  state.returned = op.length > 2 ? { frame: op[1] as number, value: op[2] as Value } : null;
}

function touch(state: TraceState, object: number, at: number | string): void {
  const known = state.changes.objects.get(object);
  if (known) known.add(at);
  else state.changes.objects.set(object, new Set([at]));
}

/** Apply one operation; one that is not known is passed over. */
export function applyOp(state: TraceState, op: Op, names: string[]): void {
  APPLY[op[0]]?.(state, op, names);
}

export type ChunkRest = Pick<ChunkDocument, "ops" | "key">;
