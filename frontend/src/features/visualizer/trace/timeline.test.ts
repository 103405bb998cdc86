import { readFileSync } from "node:fs";
import { describe, expect, it, vi } from "vitest";
import { digest } from "@/features/visualizer/trace/canonical";
import { loadTrace } from "@/features/visualizer/trace/load";
import { isSwap } from "@/features/visualizer/trace/state";
import { Timeline } from "@/features/visualizer/trace/timeline";

const folder = new URL(`file://${process.cwd()}/../tests/fixtures/traces/`);
type Index = Record<string, { source: string; steps: number; digests: Record<string, number> }>;
const index = JSON.parse(readFileSync(new URL("digests.json", folder), "utf8")) as Index;

const bytesOf = (name: string) => new Uint8Array(readFileSync(new URL(`${name}.algotrace.gz`, folder)));

async function open(bytes: Uint8Array): Promise<Timeline> {
  const timeline = new Timeline();
  await loadTrace({ bytes }, (part) => timeline.add(part));
  return timeline;
}

describe.each(Object.keys(index))("the fixture %s", (name) => {
  const wanted = index[name];

  it("plays to the states that the Python reader found", async () => {
    const timeline = await open(bytesOf(name));
    expect(timeline.failed).toBeNull();
    expect(timeline.steps).toBe(wanted?.steps);
    for (const [step, number] of Object.entries(wanted?.digests ?? {})) {
      expect(digest(timeline.seek(Number(step))), `step ${step}`).toBe(number);
    }
  });

  it("gives at random seeks what straight play gives", async () => {
    const timeline = await open(bytesOf(name));
    const digests = Object.entries(wanted?.digests ?? {});
    let seed = 11;
    for (let i = 0; i < 120; i++) {
      seed = (seed * 1103515245 + 12345) & 0x7fffffff;
      const [step, number] = digests[seed % digests.length] ?? ["0", 0];
      expect(digest(timeline.seek(Number(step))), `step ${step}`).toBe(number);
    }
  });
});

it("takes a file in any pieces, gzipped or plain", async () => {
  const bytes = bytesOf("quick-sort");
  const whole = await open(bytes);
  const { gunzipSync } = await import("node:zlib");
  const plain = await open(new Uint8Array(gunzipSync(bytes)));
  expect(plain.steps).toBe(whole.steps);
  expect(digest(plain.seek(100))).toBe(digest(whole.seek(100)));
});

it("says what is wrong with other bytes", async () => {
  for (const later of ["algotrace/9", "algotrace/1.3"]) {
    expect((await open(new TextEncoder().encode(`{"format":"${later}"}\n`))).failed).toContain(later);
  }
  expect((await open(bytesOf("quick-sort").slice(0, 900))).failed).not.toBeNull();
});

it("finds swaps, calls, changes, breakpoints and the way out of a call", async () => {
  const timeline = await open(bytesOf("quick-sort"));
  const swap = timeline.swap(0, 1);
  expect(timeline.opsAt(swap).some(isSwap)).toBe(true);
  expect(timeline.swap(swap + 1, -1)).toBe(swap);
  const call = timeline.call(0, 1);
  expect(timeline.eventAt(call)).toBe(0);
  const out = timeline.out(call);
  expect(timeline.depthAt(out)).toBe(timeline.depthAt(call) - 1);
  expect(timeline.depthAt(timeline.over(call, 1))).toBeLessThanOrEqual(timeline.depthAt(call));
  const change = timeline.change(5, 1, "i");
  expect(timeline.seek(change).changes.variables.size).toBeGreaterThan(0);
  expect(timeline.lineAt(timeline.stop(0, 1, new Set([9])))).toBe(9);
  expect(timeline.find(3, 1, () => false)).toBe(-1);
});

it("knows the depth of the stack at every step without the state", async () => {
  for (const name of ["quick-sort", "generators", "exceptions"]) {
    const timeline = await open(bytesOf(name));
    for (let step = 0; step < timeline.steps; step++) {
      expect(timeline.depthAt(step), `${name} ${step}`).toBe(timeline.seek(step).order.length);
    }
  }
});

/** A server of one file that gives byte ranges, and writes down which. */
function serveRanges(bytes: Uint8Array, knowsRanges: boolean): string[] {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (_url: string, init: RequestInit) => {
    const range = new Headers(init.headers).get("range") ?? "";
    const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(range) ?? [];
    asked.push(range);
    if (!knowsRanges) return new Response(bytes.slice());
    const start = from ? Number(from) : Math.max(0, bytes.length - Number(to));
    const end = from && to ? Math.min(bytes.length, Number(to) + 1) : bytes.length;
    const headers = { "content-range": `bytes ${start}-${end - 1}/${bytes.length}` };
    return new Response(bytes.slice(start, end), { status: 206, headers });
  });
  return asked;
}

describe("a long run fetched by pieces", () => {
  const last = 8 * 4096 + 700;

  it("has its beginning, its end and then what is looked at, and is the same when all of it is there", async () => {
    const bytes = bytesOf("merge-sort-1000");
    const asked = serveRanges(bytes, true);
    const timeline = new Timeline();
    const order: (number | string)[] = [];
    await loadTrace(
      { url: "http://local/trace" },
      (part) => {
        timeline.add(part);
        order.push(part.type === "chunk" ? part.chunk.number : part.type);
        if (part.type !== "end") return;
        expect(timeline.has(last)).toBe(false);
        expect(timeline.whole).toBe(false);
        expect(timeline.find(0, 1, () => false)).toBe(-1);
      },
      { wanted: () => last },
    );
    expect(order.slice(0, 2)).toEqual(["header", 0]);
    expect(order.filter((one) => one === 0 || one === 1 || one === 2).sort()).toEqual([0, 1, 2]);
    expect(asked.length).toBeGreaterThan(2);
    const straight = await open(bytes);
    expect(timeline.whole).toBe(true);
    expect(digest(timeline.seek(last))).toBe(digest(straight.seek(last)));
    expect(timeline.calls).toEqual(straight.calls);
  });

  it("comes whole from a server that knows no ranges", async () => {
    const asked = serveRanges(bytesOf("merge-sort-1000"), false);
    const timeline = new Timeline();
    await loadTrace({ url: "http://local/trace" }, (part) => timeline.add(part));
    expect(asked).toHaveLength(1);
    expect(timeline.whole).toBe(true);
    expect(timeline.failed).toBeNull();
  });
});

it("prepares states to seek from, which give what straight play gives", async () => {
  const bytes = bytesOf("merge-sort-1000");
  const [prepared, straight] = [await open(bytes), await open(bytes)];
  while (prepared.prepare(5));
  for (const step of [9000, 300, 5000, 4096, 511, 8191, 4097]) {
    expect(digest(prepared.seek(step))).toBe(digest(straight.seek(step)));
  }
});
