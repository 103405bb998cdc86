/** The trace format `algotrace/1` as types; its meaning is told in docs/algotrace.md. */

export type Scalar = number | string | boolean | null;

export type Value =
  | Scalar
  | { $: number }
  | { t: Value[] }
  | { i: string; n?: number }
  | { f: string }
  | { s: string; n: number }
  | { b: string; n?: number }
  | { x: string }
  | { "…": number };

export type ArrayData = { shape: number[]; dtype: string; data: Value[] };
export type ObjectDocument = [kind: string, data: Value[] | [Value, Value][] | ArrayData | string, label?: string];
export type Op = [letter: string, ...rest: unknown[]];
export type Func = { name: string; line: number; params: string[] };
export type Hints = { cursors: Record<string, string[]>; kinds: Record<string, string> };
export type RunError = { type: string; message: string; line: number | null };

export type Header = {
  format: string;
  lang: string;
  runtime?: string;
  funcs: Func[];
  hints?: Hints;
  marks?: boolean;
  input?: { label?: string; calls?: { name: string; args: string }[] };
  caps?: Record<string, number>;
};

export type KeyFrame = {
  order: number[];
  frames: Record<string, { f: number; vars: Record<string, Value> }>;
  heap: Record<string, ObjectDocument>;
  out: number;
};

export type ChunkDocument = {
  chunk: number;
  from: number;
  n: number;
  names: string[];
  line: number[];
  ev: string;
  frame: number[];
  ops: [number, ...Op[]][];
  key: KeyFrame;
};

/** A kind of step: its line, its event, and the form of each of its operations. */
export type StepKind = [line: number, event: number, ...forms: string[]];

/** A chunk as it is written since 1.2: steps by kind, and what differs in columns. */
export type FoldedChunk = Omit<ChunkDocument, "line" | "ev" | "ops"> & {
  kinds: StepKind[];
  kind: string;
  args: unknown[][];
};

export type End = {
  steps: number;
  ok: boolean;
  error?: RunError | null;
  truncated: string | null;
  total?: number;
  total_is_exact?: boolean;
  hits: Record<string, number>;
  calls: number;
  max_depth?: number;
  output?: string;
  names?: string[];
  chunks?: [number, number, number][];
  result?: Value;
  heap?: Record<string, ObjectDocument>;
  hints?: Hints;
  strip?: { width: number; rows: Record<string, number[]> };
  landscape?: Landscape;
};

/** Values of an oracle around the best point of a run: rows of `side` values over the first two coordinates. */
export type Landscape = {
  x: [number, number];
  y: [number, number];
  side: number;
  at: number[];
  values: (number | null)[];
};

export const EVENTS = ["call", "line", "return", "exception", "yield", "resume"] as const;
export const CALL = 0;
export const LINE = 1;
export const RESUME = 5;

/** A call as the worker finds it: enough for the tree of calls, without the state. */
export type CallNote = { step: number; frame: number; parent: number; func: number; text: string };
export type ReturnNote = { step: number; frame: number; text: string };

/** What the program asked of the function that it was given: a point, and the answer (not finite where it is none). */
export type Question = { step: number; point: number[]; value: number };

/** A chunk as the worker hands it over: columns as typed arrays, the rest as text until somebody looks. */
export type ChunkColumns = {
  number: number;
  from: number;
  n: number;
  names: string[];
  lines: Int32Array;
  frames: Int32Array;
  events: Uint8Array;
  depths: Uint16Array;
  swaps: Int32Array;
  calls: CallNote[];
  returns: ReturnNote[];
  questions: Question[];
  rest: string;
};

export type TracePart =
  | { type: "header"; header: Header }
  | { type: "chunk"; chunk: ChunkColumns }
  | { type: "end"; end: End }
  | { type: "failed"; message: string };

export type TraceSource = { url: string; headers?: Record<string, string> } | { bytes: Uint8Array };

/** The number of the object that a value refers to, or 0. */
export function refOf(value: Value | undefined): number {
  return typeof value === "object" && value !== null && "$" in value ? value.$ : 0;
}
