import { readFileSync } from "node:fs";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Playback } from "@/features/visualizer/playback/playback";
import { loadTrace } from "@/features/visualizer/trace/load";

const FRAME_MS = 17;
const TRACE = `${process.cwd()}/../tests/fixtures/traces/quick-sort.algotrace.gz`;

/** A player without a page: what is drawn, and three panes that are read, each counting how often it is painted. */
async function watched() {
  const playback = new Playback();
  await loadTrace({ bytes: new Uint8Array(readFileSync(TRACE)) }, (part) => playback.timeline.add(part));
  const drawn = vi.fn();
  const read = [vi.fn(), vi.fn(), vi.fn()];
  vi.useFakeTimers({
    toFake: ["requestAnimationFrame", "cancelAnimationFrame", "setTimeout", "clearTimeout", "performance"],
  });
  playback.onPaint(drawn);
  for (const pane of read) playback.onRead(pane);
  vi.advanceTimersByTime(FRAME_MS);
  const paints = () => {
    const counts = [drawn, ...read].map((painter) => painter.mock.calls.length);
    for (const painter of [drawn, ...read]) painter.mockClear();
    return counts;
  };
  return { playback, paints };
}

let seen: Awaited<ReturnType<typeof watched>>;

beforeEach(async () => {
  seen = await watched();
});

afterEach(() => {
  seen.playback.stop();
  vi.useRealTimers();
});

test("a single step paints everything", () => {
  expect(seen.paints()).toEqual([1, 1, 1, 1]);
  seen.playback.go(1);
  vi.advanceTimersByTime(FRAME_MS);
  expect(seen.paints()).toEqual([1, 1, 1, 1]);
});

test("while one moves fast what is read takes turns, and at rest all of it is painted", () => {
  seen.paints();
  for (let frame = 1; frame <= 6; frame++) {
    seen.playback.go(frame * 10);
    vi.advanceTimersByTime(FRAME_MS);
  }
  expect(seen.paints()).toEqual([6, 2, 2, 2]);
  vi.advanceTimersByTime(500);
  expect(seen.paints()).toEqual([1, 1, 1, 1]);
});
