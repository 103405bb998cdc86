import { CALL, EVENTS, type Func, refOf, type Value } from "@/features/visualizer/trace/format";
import type { TraceState } from "@/features/visualizer/trace/state";
import { plainText, valueText } from "@/features/visualizer/trace/values";

/** One sentence that says what a step is: the caption under the stage and what a screen reader hears. */
export function describeStep(state: TraceState, funcs: Func[], lines: string[]): string {
  if (state.step < 0) return "Nothing has run yet.";
  const where = `Line ${state.line}`;
  const func = funcs[state.frames.get(state.frame)?.func ?? 0]?.name ?? "";
  const event = EVENTS[state.event] ?? "line";
  if (event === "exception") return `${where}: ${state.error?.type ?? "an exception"}${said(state)} in ${func}.`;
  if (event === "return")
    return state.returned
      ? `${where}: ${func} returns ${held(state, state.returned.value)}.`
      : `${where}: the exception leaves ${func}.`;
  if (event === "yield") return `${where}: ${func} yields ${held(state, state.returned?.value ?? null)}.`;
  if (event === "resume") return `${where}: ${func} goes on.`;
  if (state.event === CALL) return `${where}: call of ${func}(${argumentsOf(state, funcs)}).`;
  const news = [...swapsOf(state), ...comparesOf(state), ...changesOf(state)].slice(0, 3).join("; ");
  const code = (lines[state.line - 1] ?? "").trim();
  return `${news ? `${news}. ` : ""}${where} is next: ${code}`;
}

function said(state: TraceState): string {
  const message = state.error?.message;
  return typeof message === "string" && message ? ` (${message})` : "";
}

function held(state: TraceState, value: Value): string {
  return valueText(state.heap, value, 50, 2);
}

function argumentsOf(state: TraceState, funcs: Func[]): string {
  const frame = state.frames.get(state.frame);
  const params = funcs[frame?.func ?? 0]?.params ?? [];
  return params
    .filter((name) => name !== "self")
    .map((name) => `${name} = ${valueText(state.heap, frame?.vars.get(name) ?? null, 30, 1)}`)
    .join(", ");
}

/** How the frames on the stack, innermost first, call an object: `a`, `self.items`, `grid[2]`. */
function nameOf(state: TraceState, object: number): string {
  for (const number of [...state.order].reverse()) {
    for (const [name, value] of state.frames.get(number)?.vars ?? []) {
      const found = refOf(value) === object ? name : nameInside(state, name, refOf(value), object);
      if (found) return found;
    }
  }
  return "";
}

function nameInside(state: TraceState, name: string, holder: number, object: number): string {
  const held = state.heap.get(holder);
  for (const [key, inner] of held?.pairs?.values() ?? []) {
    if (refOf(inner) === object) return typeof key === "string" ? `${name}.${key}` : `${name}[${plainText(key, 12)}]`;
  }
  const at = held?.items.findIndex((item) => refOf(item) === object) ?? -1;
  return at >= 0 ? `${name}[${at}]` : "";
}

function swapsOf(state: TraceState): string[] {
  const name = (object: number) => nameOf(state, object);
  return state.marks
    .filter((mark) => mark.kind === "w")
    .map((mark) => `${name(mark.object)}[${mark.at[0]}] and ${name(mark.object)}[${mark.at[1]}] changed places`);
}

function comparesOf(state: TraceState): string[] {
  const name = (object: number) => nameOf(state, object);
  const seen = state.marks.filter((mark) => mark.kind === "c");
  const shown = seen.flatMap((mark) =>
    mark.at.slice(0, 2).map((at) => {
      const object = state.heap.get(mark.object);
      const value = typeof at === "number" ? object?.items[at] : undefined;
      return `${name(mark.object)}[${plainText(at, 12)}]${value === undefined ? "" : ` = ${valueText(state.heap, value, 14, 1)}`}`;
    }),
  );
  return shown.length ? [`compared ${[...new Set(shown)].slice(0, 3).join(" with ")}`] : [];
}

function changesOf(state: TraceState): string[] {
  const name = (object: number) => nameOf(state, object);
  const parts: string[] = [];
  for (const change of state.changes.variables) {
    const [frame = "", variable = ""] = change.split(":");
    const value = state.frames.get(Number(frame))?.vars.get(variable);
    if (value !== undefined) parts.push(`${variable} is now ${valueText(state.heap, value, 30, 2)}`);
  }
  if (state.marks.some((mark) => mark.kind === "w")) return parts;
  for (const [object, places] of state.changes.objects) {
    const known = name(object);
    const [at] = places;
    const holder = state.heap.get(object);
    if (!known || !holder) continue;
    if (typeof at === "number" && at >= 0 && places.size === 1) {
      parts.push(`${known}[${at}] is now ${valueText(state.heap, holder.items[at] ?? null, 20, 1)}`);
    } else parts.push(`${known} is now ${valueText(state.heap, { $: object }, 40, 2)}`);
  }
  return parts;
}
