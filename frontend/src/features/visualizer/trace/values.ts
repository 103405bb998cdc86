import { refOf, type Value } from "@/features/visualizer/trace/format";
import type { TraceObject } from "@/features/visualizer/trace/state";

const PYTHON: Record<string, string> = { true: "True", false: "False", null: "None" };

/** A value that refers to nothing, as Python would write it, cut to `width`. */
export function plainText(value: Value, width = 60): string {
  const text = spell(value);
  return text.length > width ? `${text.slice(0, width - 1)}…` : text;
}

function spell(value: Value): string {
  if (typeof value === "string") return quote(value);
  if (typeof value !== "object" || value === null) return PYTHON[String(value)] ?? spellNumber(value as number);
  if ("t" in value) return `(${value.t.map((part) => spell(part)).join(", ")}${value.t.length === 1 ? "," : ""})`;
  if ("i" in value) return value.n ? `${value.i} (${value.n} bits)` : value.i;
  if ("f" in value) return value.f;
  if ("s" in value) return `${quote(value.s).slice(0, -1)}… (${value.n} characters)`;
  if ("b" in value) return `bytes ${value.b}`;
  if ("x" in value) return value.x;
  if ("…" in value) return `… ${value["…"]} more`;
  return `#${value.$}`;
}

function quote(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'").replaceAll("\n", "\\n")}'`;
}

function spellNumber(value: number): string {
  if (Number.isInteger(value)) return String(value);
  return String(Number(value.toPrecision(7)));
}

const BRACKETS: Record<string, [string, string]> = {
  L: ["[", "]"],
  Q: ["deque([", "])"],
  T: ["(", ")"],
  S: ["{", "}"],
  D: ["{", "}"],
  A: ["array([", "])"],
};

/** A value with what it holds, as one line of at most `width` characters. */
export function valueText(heap: Map<number, TraceObject>, value: Value, width = 80, depth = 3): string {
  const text = describe(heap, value, width, depth);
  return text.length > width ? `${text.slice(0, width - 1)}…` : text;
}

function describe(heap: Map<number, TraceObject>, value: Value, room: number, depth: number): string {
  const number = refOf(value);
  if (!number) return spell(value);
  const found = heap.get(number);
  if (!found) return "?";
  if (found.kind === "P") return `<${found.label}>`;
  if (found.kind === "F") return `<function ${found.label.split(":")[0]}>`;
  const [open, close] = found.kind === "O" ? [`${found.label}(`, ")"] : (BRACKETS[found.kind] ?? ["[", "]"]);
  if (depth === 0) return `${open}…${close}`;
  const parts: string[] = [];
  let used = open.length + close.length;
  for (const part of partsOf(heap, found, room, depth - 1)) {
    parts.push(part);
    used += part.length + 2;
    if (used > room) break;
  }
  return `${open}${parts.join(", ")}${close}`;
}

function* partsOf(heap: Map<number, TraceObject>, found: TraceObject, room: number, depth: number): Generator<string> {
  if (found.pairs) {
    const sign = found.kind === "O" ? "=" : ": ";
    for (const [key, item] of found.pairs.values()) {
      const name = found.kind === "O" && typeof key === "string" ? key : describe(heap, key, room, depth);
      yield `${name}${sign}${describe(heap, item, room, depth)}`;
    }
    return;
  }
  for (const item of found.members ? found.members.values() : found.items) yield describe(heap, item, room, depth);
}
