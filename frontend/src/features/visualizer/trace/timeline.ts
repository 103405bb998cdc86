import {
  CALL,
  type CallNote,
  type ChunkColumns,
  type End,
  type Header,
  LINE,
  type Op,
  type Question,
  RESUME,
  type ReturnNote,
  refOf,
  type TracePart,
  type Value,
} from "@/features/visualizer/trace/format";
import {
  applyOp,
  beginStep,
  type ChunkRest,
  copyState,
  emptyState,
  stateFromKey,
  type TraceState,
} from "@/features/visualizer/trace/state";

export const CHUNK = 4096;
const REST_EVERY = 256;
const MOST_RESTS = 800;

/** A run that can be asked for any step. Parts are added as they arrive; steps beyond them are not there yet. */
export class Timeline {
  header: Header | null = null;
  end: End | null = null;
  failed: string | null = null;
  readonly chunks: ChunkColumns[] = [];
  readonly calls: CallNote[] = [];
  readonly returns = new Map<number, ReturnNote>();
  readonly questions: Question[] = [];
  readonly names: string[] = [];
  private readonly opened = new Map<number, ChunkRest & { at: Int32Array }>();
  private readonly rests = new Map<number, TraceState>();
  private arrived = 0;
  private current: TraceState = emptyState();
  private prepared: TraceState = emptyState();

  /** How many steps there are: those of the run once its end is known, else those that have arrived. */
  get steps(): number {
    if (this.end) return this.chunks.length ? this.end.steps : 0;
    const last = this.chunks.at(-1);
    return last ? last.from + last.n : 0;
  }

  /** Whether the part of the run that a step is in has arrived. */
  has(step: number): boolean {
    return this.chunks[Math.floor(step / CHUNK)] !== undefined;
  }

  /** Whether all of the run has arrived. */
  get whole(): boolean {
    return this.end !== null && this.arrived * CHUNK >= this.end.steps;
  }

  /** Forget everything: another trace is coming. */
  clear(): void {
    this.header = this.end = this.failed = null;
    this.chunks.length = this.calls.length = this.names.length = this.questions.length = 0;
    this.returns.clear();
    this.opened.clear();
    this.rests.clear();
    this.arrived = 0;
    this.current = emptyState();
    this.prepared = emptyState();
  }

  add(part: TracePart): void {
    if (part.type === "header") this.header = part.header;
    else if (part.type === "end") this.addEnd(part.end);
    else if (part.type === "failed") this.failed = part.message;
    else {
      const next = this.chunks.length;
      this.chunks[part.chunk.number] = part.chunk;
      this.arrived += 1;
      if (!this.end?.names) this.names.push(...part.chunk.names);
      for (const note of part.chunk.returns) this.returns.set(note.frame, note);
      if (part.chunk.number === next) this.list(part.chunk);
      else this.listAnew();
    }
  }

  private addEnd(end: End): void {
    this.end = end;
    if (end.names) this.names.splice(0, this.names.length, ...end.names);
  }

  private list(chunk: ChunkColumns): void {
    for (const call of chunk.calls) this.calls.push(call);
    for (const question of chunk.questions) this.questions.push(question);
  }

  /** A part came out of turn: what is listed by step is listed again. */
  private listAnew(): void {
    this.calls.length = this.questions.length = 0;
    for (const chunk of this.chunks) if (chunk) this.list(chunk);
  }

  /** The state at a step: the same object each time, good until the next call. Of a part that is not there: the last. */
  seek(step: number): TraceState {
    const wanted = Math.max(0, Math.min(step, this.steps - 1));
    if (wanted < 0 || this.steps === 0 || !this.has(wanted)) return this.current;
    if (this.current.step === wanted) return this.current;
    const start = this.startFor(wanted);
    if (start) this.current = start;
    while (this.current.step < wanted) this.forward(this.current);
    return this.current;
  }

  /** Play on through the run for a while, keeping states to seek from; whether there is more to play. */
  prepare(milliseconds: number): boolean {
    const until = performance.now() + milliseconds;
    while (performance.now() < until) {
      const next = this.prepared.step + 1;
      if (next >= this.steps || this.rests.size >= MOST_RESTS) return false;
      if (next % CHUNK === 0) this.prepared = stateFromKey(this.open(next / CHUNK).key, next, this.names);
      for (let i = 0; i < REST_EVERY && this.prepared.step + 1 < this.steps; i++) this.forward(this.prepared);
    }
    return true;
  }

  /** Whence to play: null when the current state is the nearest. */
  private startFor(wanted: number): TraceState | null {
    const near = Math.floor(wanted / REST_EVERY) * REST_EVERY;
    const here = this.current.step;
    if (here >= near - 1 && here < wanted) return null;
    const chunk = Math.floor(wanted / CHUNK);
    for (let at = near; at > chunk * CHUNK; at -= REST_EVERY) {
      const rest = this.rests.get(at);
      if (rest) return copyState(rest);
      if (here >= at && here < wanted) return null;
    }
    const opened = this.open(chunk);
    return stateFromKey(opened.key, chunk * CHUNK, this.names);
  }

  private forward(state: TraceState): void {
    const step = state.step + 1;
    const chunk = this.chunks[Math.floor(step / CHUNK)];
    if (!chunk) return;
    const i = step - chunk.from;
    beginStep(state);
    state.step = step;
    state.line = chunk.lines[i] ?? 0;
    state.frame = chunk.frames[i] ?? 0;
    state.event = chunk.events[i] ?? LINE;
    for (const op of this.opsAt(step)) applyOp(state, op, this.names);
    if (step % REST_EVERY === 0 && !this.rests.has(step)) this.keep(step, state);
  }

  private keep(step: number, state: TraceState): void {
    if (this.rests.size >= MOST_RESTS) {
      const oldest = this.rests.keys().next();
      if (!oldest.done) this.rests.delete(oldest.value);
    }
    this.rests.set(step, copyState(state));
  }

  /** The operations of one step. */
  opsAt(step: number): Op[] {
    const opened = this.open(Math.floor(step / CHUNK));
    const entry = opened.at[step % CHUNK] ?? 0;
    return entry > 0 ? ((opened.ops[entry - 1]?.slice(1) ?? []) as Op[]) : [];
  }

  private open(number: number): ChunkRest & { at: Int32Array } {
    const known = this.opened.get(number);
    if (known) return known;
    const chunk = this.chunks[number];
    if (!chunk) throw new RangeError(`chunk ${number} is not there`);
    const rest = JSON.parse(chunk.rest) as ChunkRest;
    const at = new Int32Array(chunk.n);
    let step = 0;
    rest.ops.forEach((entry, index) => {
      step += entry[0];
      at[step] = index + 1;
    });
    const opened = { ...rest, at };
    this.opened.set(number, opened);
    return opened;
  }

  // --- looking for a step ----------------------------------------------------------------------------------------

  private column(step: number): [ChunkColumns, number] | null {
    const chunk = this.chunks[Math.floor(step / CHUNK)];
    return chunk ? [chunk, step - chunk.from] : null;
  }

  eventAt(step: number): number {
    const found = this.column(step);
    return found ? (found[0].events[found[1]] ?? LINE) : LINE;
  }

  lineAt(step: number): number {
    const found = this.column(step);
    return found ? (found[0].lines[found[1]] ?? 0) : 0;
  }

  depthAt(step: number): number {
    const found = this.column(step);
    return found ? (found[0].depths[found[1]] ?? 0) : 0;
  }

  /** The nearest step in a direction of which something holds, or -1. */
  find(from: number, direction: 1 | -1, holds: (step: number) => boolean): number {
    for (let step = from + direction; step >= 0 && step < this.steps && this.has(step); step += direction)
      if (holds(step)) return step;
    return -1;
  }

  /** The next step in this frame or an outer one: over a call, not into it. */
  over(from: number, direction: 1 | -1): number {
    const depth = this.depthAt(from);
    return this.find(from, direction, (step) => this.depthAt(step) <= depth);
  }

  out(from: number): number {
    const depth = this.depthAt(from);
    return this.find(from, 1, (step) => this.depthAt(step) < depth);
  }

  call(from: number, direction: 1 | -1): number {
    return this.find(from, direction, (step) => this.eventAt(step) === CALL || this.eventAt(step) === RESUME);
  }

  swap(from: number, direction: 1 | -1): number {
    const there = this.chunks.filter(Boolean);
    const ordered = direction > 0 ? there : there.reverse();
    for (const chunk of ordered) {
      const steps = direction > 0 ? chunk.swaps : [...chunk.swaps].reverse();
      for (const step of steps) if ((step - from) * direction > 0) return step;
    }
    return -1;
  }

  /** The nearest line step on one of the lines. */
  stop(from: number, direction: 1 | -1, lines: ReadonlySet<number>): number {
    return this.find(from, direction, (step) => lines.has(this.lineAt(step)) && this.eventAt(step) === LINE);
  }

  /** The nearest step that changes a variable of this name or what it holds. */
  change(from: number, direction: 1 | -1, name: string): number {
    const at = this.names.indexOf(name.split(".")[0] ?? name);
    const held = reachable(this.seek(from), name);
    return this.find(from, direction, (step) =>
      this.opsAt(step).some(
        (op) => (op[0] === "v" && op[2] === at) || ("saptkd+-n".includes(op[0]) && held.has(op[1] as number)),
      ),
    );
  }
}

/** The objects that a name reaches at a state, in whichever frame has it, two levels deep. */
function reachable(state: TraceState, name: string): Set<number> {
  const found = new Set<number>();
  const [head = "", ...rest] = name.split(".");
  for (const number of [...state.order].reverse()) {
    let value: Value | undefined = state.frames.get(number)?.vars.get(head);
    for (const part of rest) value = state.heap.get(refOf(value))?.pairs?.get(`"${part}`)?.[1];
    const first = refOf(value);
    if (!first) continue;
    found.add(first);
    const object = state.heap.get(first);
    const inner = object?.pairs ? [...object.pairs.values()].map((pair) => pair[1]) : (object?.items ?? []);
    for (const item of inner.slice(0, 200)) if (refOf(item)) found.add(refOf(item));
    break;
  }
  return found;
}
