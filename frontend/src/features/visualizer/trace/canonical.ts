import { EVENTS, type Value } from "@/features/visualizer/trace/format";
import type { TraceObject, TraceState } from "@/features/visualizer/trace/state";

/** A 32-bit number of a state, equal to the Python replayer's for the same step. Used by the tests. */
export function digest(state: TraceState): number {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(sortedJson(canonical(state)))) {
    value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  }
  return value;
}

/** The state with objects numbered in the order in which they are met. */
export function canonical(state: TraceState): unknown {
  const numbers = new Map<number, number>();
  const documents: unknown[] = [];
  const walk = (value: Value): unknown => {
    if (typeof value !== "object" || value === null || !("$" in value)) return value;
    let number = numbers.get(value.$);
    if (number === undefined) {
      number = documents.length;
      numbers.set(value.$, number);
      documents.push(null);
      const object = state.heap.get(value.$);
      documents[number] = object ? shown(object, walk) : null;
    }
    return { $: number };
  };
  const frames = state.order.map((number) => {
    const frame = state.frames.get(number);
    const names = [...(frame?.vars.keys() ?? [])].sort(byCodePoint);
    return [frame?.func, names.map((name) => [name, walk(frame?.vars.get(name) ?? null)])];
  });
  return { line: state.line, event: EVENTS[state.event], frames, heap: documents, out: state.out };
}

function shown(object: TraceObject, walk: (value: Value) => unknown): unknown[] {
  const label = object.label && object.kind !== "P" && object.kind !== "A" ? [object.label] : [];
  if (object.kind === "P") return ["P", object.label];
  if (object.kind === "A") {
    return ["A", { shape: object.shape, dtype: object.label, data: object.items.map(walk) }];
  }
  if (object.pairs) return [object.kind, [...object.pairs.values()].map(([k, v]) => [walk(k), walk(v)]), ...label];
  if (object.members) {
    const written = [...object.members.values()].map((value): [string, Value] => [spacedJson(value), value]);
    if (written.some(([text]) => text.includes('"$"'))) return [object.kind, written.length, ...label];
    written.sort((a, b) => byCodePoint(a[0], b[0]));
    return [object.kind, written.map(([, value]) => walk(value)), ...label];
  }
  return [object.kind, object.items.map(walk), ...label];
}

function byCodePoint(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function sortedJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sortedJson).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).sort(([a], [b]) => byCodePoint(a, b));
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${sortedJson(item)}`).join(",")}}`;
  }
  // As the Python replayer writes them: a number that is not whole by its digits and exponent.
  if (typeof value === "number" && !Number.isSafeInteger(value)) return JSON.stringify(value.toExponential());
  return JSON.stringify(value) ?? "null";
}

/** JSON as Python's `json.dumps` spaces it, by which sets are ordered there. */
function spacedJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(spacedJson).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    return `{${Object.entries(value)
      .map(([key, item]) => `${JSON.stringify(key)}: ${spacedJson(item)}`)
      .join(", ")}}`;
  }
  return JSON.stringify(value);
}
