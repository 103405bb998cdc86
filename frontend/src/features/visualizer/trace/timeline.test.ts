import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
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
  expect((await open(new TextEncoder().encode('{"format":"algotrace/9"}\n'))).failed).toContain("algotrace/9");
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
