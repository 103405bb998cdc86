import type {
  CallNote,
  ChunkColumns,
  ChunkDocument,
  End,
  Header,
  Op,
  Question,
  ReturnNote,
  TracePart,
  TraceSource,
  Value,
} from "@/features/visualizer/trace/format";
import { isSwap } from "@/features/visualizer/trace/state";
import { unfold } from "@/features/visualizer/trace/unfold";
import { plainText } from "@/features/visualizer/trace/values";

const HEAD = 20;
const GZIP = 0x1f;
/** What a member begins with: gzip, deflate, an extra field. */
const MEMBER = 0x1f8b0804;
const FIRST_BYTES = 32_768;
const LAST_BYTES = 131_072;
const CHUNK_STEPS = 4096;
const MOST_AT_ONCE = 8;

type IndexEntry = [number: number, offset: number, bytes: number];

export type LoadOptions = {
  signal?: AbortSignal;
  /** The step that is looked at, asked again before each piece is fetched. */
  wanted?: () => number;
};

/** Reads a trace and gives its parts as they arrive; what goes wrong is a part too. */
export async function loadTrace(
  source: TraceSource,
  give: (part: TracePart) => void,
  { signal, wanted = () => 0 }: LoadOptions = {},
): Promise<void> {
  try {
    const reader = new PartReader(give);
    if ("bytes" in source) {
      await reader.take(source.bytes);
      reader.close();
    } else {
      const init = {
        headers: source.headers ?? {},
        credentials: "same-origin",
        ...(signal ? { signal } : {}),
      } as const;
      await readUrl(new Fetcher(source.url, init), reader, wanted);
    }
  } catch (error) {
    if (!signal?.aborted) give({ type: "failed", message: error instanceof Error ? error.message : String(error) });
  }
}

/** A short run comes whole. Of a long one: its beginning, its end, and then by pieces what is looked at first. */
async function readUrl(file: Fetcher, reader: PartReader, wanted: () => number): Promise<void> {
  const { response, size } = await file.ask(`0-${FIRST_BYTES - 1}`);
  await reader.drain(response);
  if (size <= FIRST_BYTES) return reader.close();
  const end = await readEnd(file, reader);
  if (!end?.chunks || !end.names) {
    // An older recording: chunks need the names of those before them, so it is read from front to back.
    await reader.drain((await file.ask(`${FIRST_BYTES}-`)).response);
    return reader.close();
  }
  const missing = new Map(end.chunks.filter(([number]) => !reader.chunks.has(number)).map((one) => [one[0], one]));
  while (missing.size) {
    const run = nextRun(missing, Math.floor(wanted() / CHUNK_STEPS));
    const [first, last] = [run[0], run.at(-1)];
    if (!first || !last) return;
    const piece = new PartReader(reader.give);
    await piece.drain((await file.ask(`${first[1]}-${last[1] + last[2] - 1}`)).response);
    for (const [number] of run) missing.delete(number);
  }
}

/** Chunks in a row that are not there yet, beginning with the wanted one, else with the next, else with the first. */
function nextRun(missing: Map<number, IndexEntry>, wanted: number): IndexEntry[] {
  const numbers = [...missing.keys()];
  let at = numbers.find((number) => number >= wanted) ?? numbers[0] ?? 0;
  const run: IndexEntry[] = [];
  for (let entry = missing.get(at); entry && run.length < MOST_AT_ONCE; entry = missing.get(++at)) run.push(entry);
  return run;
}

/** The last line, found in the last bytes: the member that ends where the file does. */
async function readEnd(file: Fetcher, reader: PartReader): Promise<End | null> {
  const { response } = await file.ask(`-${LAST_BYTES}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  const view = new DataView(bytes.buffer);
  for (let at = bytes.length - HEAD; at >= 0; at--) {
    if (view.getUint32(at) !== MEMBER || view.getUint32(at + 16, true) !== bytes.length - at) continue;
    return reader.takeEnd(bytes.subarray(at));
  }
  return null;
}

/** Asks for byte ranges of one file; a server that knows none sends the whole at once. */
class Fetcher {
  constructor(
    private readonly url: string,
    private readonly init: { headers: Record<string, string> } & Omit<RequestInit, "headers">,
  ) {}

  async ask(range: string): Promise<{ response: Response; size: number }> {
    const headers = { ...this.init.headers, range: `bytes=${range}` };
    const response = await fetch(this.url, { ...this.init, headers });
    if (!response.ok) throw new Error(`The trace could not be fetched (${response.status}).`);
    const size = Number(/\/(\d+)$/.exec(response.headers.get("content-range") ?? "")?.[1] ?? 0);
    return { response, size };
  }
}

/** Takes bytes in any pieces: gzip members that say their own length, or plain lines. */
class PartReader {
  private held: Uint8Array = new Uint8Array(0);
  private ended = false;

  /** The chunks that were read. */
  readonly chunks = new Set<number>();

  constructor(readonly give: (part: TracePart) => void) {}

  async drain(response: Response): Promise<void> {
    const stream = response.body?.getReader();
    for (;;) {
      const piece = await stream?.read();
      if (!piece || piece.done) return;
      await this.take(piece.value);
    }
  }

  async takeEnd(member: Uint8Array): Promise<End> {
    const { end } = JSON.parse(await inflate(member)) as { end: End };
    this.give({ type: "end", end });
    return end;
  }

  async take(bytes: Uint8Array): Promise<void> {
    this.held = this.held.length ? join(this.held, bytes) : bytes;
    for (let size = this.nextSize(); size > 0 && this.held.length >= size; size = this.nextSize()) {
      const piece = this.held.subarray(0, size);
      this.held = this.held.subarray(size);
      this.readLine(piece[0] === GZIP ? await inflate(piece) : new TextDecoder().decode(piece));
    }
  }

  close(): void {
    if (this.held.length) this.readLine(new TextDecoder().decode(this.held));
    if (!this.ended) throw new Error("The trace ends before its last line.");
  }

  private nextSize(): number {
    if (this.held[0] !== GZIP) return this.held.indexOf(10) + 1;
    if (this.held.length < HEAD) return 0;
    return new DataView(this.held.buffer, this.held.byteOffset).getUint32(16, true);
  }

  private readLine(text: string): void {
    if (!text.trim()) return;
    const document = JSON.parse(text);
    if (typeof document.format === "string") this.give({ type: "header", header: checkHeader(document) });
    else if (document.end) {
      this.ended = true;
      this.give({ type: "end", end: document.end as End });
    } else if (document.key) {
      this.chunks.add(document.chunk);
      this.give({ type: "chunk", chunk: toColumns(document.kinds ? unfold(document) : document) });
    }
  }
}

/** What a higher second number has, this reader would play wrong. */
const READ = new Set(["algotrace/1", "algotrace/1.1", "algotrace/1.2"]);

function checkHeader(header: Header): Header {
  if (!READ.has(header.format)) throw new Error(`This player does not read ${header.format}.`);
  return header;
}

function join(left: Uint8Array, right: Uint8Array): Uint8Array {
  const both = new Uint8Array(left.length + right.length);
  both.set(left);
  both.set(right, left.length);
  return both;
}

async function inflate(member: Uint8Array): Promise<string> {
  const pipe = new DecompressionStream("gzip");
  const writer = pipe.writable.getWriter();
  // Its failure shows in the reader.
  void writer.write(member.slice() as BufferSource).then(
    () => writer.close(),
    () => undefined,
  );
  const decoder = new TextDecoder();
  const reader = pipe.readable.getReader();
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    text += decoder.decode(value as Uint8Array, { stream: true });
  }
}

/** Columns out of differences, and beside them what is looked for across the whole run: depths, swaps, calls. */
export function toColumns(written: ChunkDocument): ChunkColumns {
  const document = { ...written, ops: written.ops.map(takeApart) };
  const n = document.n;
  const lines = new Int32Array(n);
  const frames = new Int32Array(n);
  const events = new Uint8Array(n);
  let line = 0;
  let frame = 0;
  for (let i = 0; i < n; i++) {
    line += document.line[i] ?? 0;
    frame += document.frame[i] ?? 0;
    lines[i] = line;
    frames[i] = frame;
    events[i] = document.ev.charCodeAt(i) - 48;
  }
  const rest = JSON.stringify({ ops: document.ops, key: document.key });
  return {
    number: document.chunk,
    from: document.from,
    n,
    names: document.names,
    lines,
    frames,
    events,
    ...survey(document),
    rest,
  };
}

/** An entry with each operation that sets several things as so many operations. */
function takeApart([gap, ...ops]: [number, ...Op[]]): [number, ...Op[]] {
  return [gap, ...ops.flatMap((op) => (op.length > 4 && SETTING.has(op[0]) ? pairsOf(op) : [op]))];
}

const SETTING = new Set(["v", "s", "k"]);

function pairsOf([letter, target, ...rest]: Op): Op[] {
  const found: Op[] = [];
  for (let at = 0; at < rest.length; at += 2) found.push([letter, target, rest[at], rest[at + 1]]);
  return found;
}

type Survey = Pick<ChunkColumns, "depths" | "swaps" | "calls" | "returns" | "questions">;

function survey(document: ChunkDocument): Survey {
  const depths = new Uint16Array(document.n);
  const swaps: number[] = [];
  const calls: CallNote[] = [];
  const returns: ReturnNote[] = [];
  const questions: Question[] = [];
  let depth = document.key.order.length;
  let filled = 0;
  let leaving = 0;
  let at = document.from;
  for (const [gap, ...ops] of document.ops) {
    at += gap;
    const here = at - document.from;
    while (filled < here) {
      depths[filled++] = depth;
      depth -= leaving;
      leaving = 0;
    }
    for (const op of ops) {
      if (op[0] === "c") depth += 1;
      else if (op[0] === "r" || op[0] === "y") leaving += 1;
      noteOp(op, at, ops, { swaps, calls, returns, questions });
    }
  }
  while (filled < document.n) {
    depths[filled++] = depth;
    depth -= leaving;
    leaving = 0;
  }
  return { depths, swaps: Int32Array.from(swaps), calls, returns, questions };
}

type Notes = { swaps: number[]; calls: CallNote[]; returns: ReturnNote[]; questions: Question[] };

function noteOp(op: Op, step: number, ops: Op[], notes: Notes): void {
  if (isSwap(op)) notes.swaps.push(step);
  else if (op[0] === "q") {
    const found = toQuestion(step, op[1] as Value[], op[2] as Value);
    if (found) notes.questions.push(found);
  } else if (op[0] === "c") {
    const [, frame, parent, func] = op as [string, number, number, number];
    notes.calls.push({ step, frame, parent, func, text: argumentText(ops, frame) });
  } else if (op[0] === "r") {
    notes.returns.push({ step, frame: op[1] as number, text: op.length > 2 ? shortText(op[2] as Value, ops) : "!" });
  }
}

/** A question with a point of numbers, or null for any other. */
function toQuestion(step: number, args: unknown[], answer: Value): Question | null {
  const point = args.length === 1 && Array.isArray(args[0]) ? args[0] : args;
  if (point.length === 0 || point.some((part) => typeof part !== "number")) return null;
  return { step, point, value: typeof answer === "number" ? answer : Number.NaN };
}

function argumentText(ops: Op[], frame: number): string {
  const shown = ops.filter((op) => op[0] === "v" && op[1] === frame).slice(0, 4);
  return shown.map((op) => shortText(op[3] as Value, ops)).join(", ");
}

function shortText(value: Value, ops: Op[]): string {
  if (typeof value !== "object" || value === null || !("$" in value)) return plainText(value, 14);
  const made = ops.find((op) => op[0] === "n" && op[1] === value.$);
  const data = made?.[3];
  if (made && "LT".includes(String(made[2])) && Array.isArray(data) && data.length <= 6) {
    return `[${data.map((part) => shortText(part as Value, [])).join(" ")}]`;
  }
  return made && Array.isArray(data) ? `${made[4] ?? ""}[${data.length}]` : "·";
}
