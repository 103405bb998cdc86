import type { TraceView } from "@/api/types.gen";

export type Pair = { left: TraceView; right: TraceView; same: boolean };

/** Every input on which both have a recorded run of their current version, newest first. */
export function commonRuns(lefts: TraceView[], rights: TraceView[]): Pair[] {
  const theirs = new Map(rights.toReversed().map((run) => [inputOf(run), run]));
  const seen = new Set<string>();
  return lefts.flatMap((left) => {
    const input = inputOf(left);
    const right = theirs.get(input);
    if (!right || seen.has(input)) return [];
    seen.add(input);
    return [{ left, right, same: true }];
  });
}

/** The runs on the input that the address names, else on the newest common one, else the newest of each. */
export function chooseRuns(lefts: TraceView[], rights: TraceView[], wanted: unknown): Pair | null {
  const common = commonRuns(lefts, rights);
  const named = common.find((pair) => pair.left.id === wanted) ?? common[0];
  if (named) return named;
  const [left] = lefts;
  const [right] = rights;
  return left && right ? { left, right, same: false } : null;
}

/** What was handed over, and where the recording begins. A function's own name is left out: two programs may call the
 * same thing differently. */
function inputOf(run: TraceView): string {
  const calls = run.input;
  return JSON.stringify([run.from_step, Array.isArray(calls) && calls.length === 1 ? calls[0][1] : calls]);
}

/** The input of a run as a person writes it to record another, or nothing where it cannot be written so. */
export function writtenInput(run: TraceView | undefined): string {
  const calls = run?.input;
  if (!Array.isArray(calls)) return "";
  const written = pythonOf(calls.length === 1 ? { $t: calls[0][1] } : calls);
  return written ?? "";
}

/** A stored value as a Python literal; null for what has none. */
export function pythonOf(value: unknown): string | null {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return JSON.stringify(value);
  if (Array.isArray(value)) return listOf(value, "[", "]");
  const table = value as Record<string, unknown>;
  if (Array.isArray(table.$t)) return listOf(table.$t, "(", table.$t.length === 1 ? ",)" : ")");
  if (Array.isArray(table.$s) && table.$s.length) return listOf(table.$s, "{", "}");
  if (Array.isArray(table.$d)) return pairsOf(table.$d as [unknown, unknown][]);
  if (typeof table.$i === "string") return table.$i;
  return Object.keys(table).some((key) => key.startsWith("$")) ? null : pairsOf(Object.entries(table));
}

function listOf(items: unknown[], open: string, close: string): string | null {
  const written = items.map(pythonOf);
  return written.includes(null) ? null : `${open}${written.join(", ")}${close}`;
}

function pairsOf(pairs: [unknown, unknown][]): string | null {
  const written = pairs.map((pair) => pair.map(pythonOf));
  return written.some((pair) => pair.includes(null)) ? null : `{${written.map((pair) => pair.join(": ")).join(", ")}}`;
}
