import { expect, test } from "vitest";
import type { JobsRow, SolvingRow } from "@/api/types.gen";
import { jobsByOutcome, shareSolved, sumBy, tell, usedOverTime } from "@/features/analytics/figure-series";
import {
  dayToNumber,
  formatBucket,
  lastDays,
  numberToDay,
  openWindow,
  usualBucket,
} from "@/features/analytics/figure-window";

const row = (bucket: string, outcome: string, jobs: number, change = {}) =>
  ({ bucket, outcome, jobs, type: "generate", dollars: 0, input_tokens: 0, output_tokens: 0, ...change }) as JobsRow;
const BUCKETS = ["2026-03-01", "2026-03-02", "2026-03-03"];

test("a bucket without a row counts nothing, and what there is most of comes first", () => {
  const series = jobsByOutcome(BUCKETS, [
    row("2026-03-01", "failed", 1),
    row("2026-03-03", "solved", 2),
    row("2026-03-03", "solved", 3, { type: "improve" }),
  ]);
  expect(series.map((one) => [one.name, one.points.map((p) => p.y)])).toEqual([
    ["solved", [0, 0, 5]],
    ["failed", [1, 0, 0]],
  ]);
});

test("a share that is not known is a gap and not a zero", () => {
  const rows = [{ bucket: "2026-03-02", share: 0.5 }] as SolvingRow[];
  expect(shareSolved(BUCKETS, rows)[0]?.points.map((p) => p.y)).toEqual([null, 0.5, null]);
});

test("tokens are those in and those out", () => {
  const rows = [row("2026-03-01", "solved", 1, { input_tokens: 10, output_tokens: 5 })];
  expect(usedOverTime(BUCKETS, rows, "tokens")[0]?.points[0]?.y).toBe(15);
});

test("sums are told in words, most first", () => {
  const rows = [row("2026-03-01", "failed", 1), row("2026-03-01", "solved", 2)];
  const sums = sumBy(
    rows,
    (one) => one.outcome,
    (one) => one.jobs,
  );
  expect(tell(sums)).toBe("2 solved, 1 failed");
});

test("without words the window is the last thirty days, in days", () => {
  const asked = openWindow({}, new Date(2026, 2, 30, 12));
  expect([asked.from, asked.to, asked.bucket]).toEqual(["2026-03-01", "2026-03-30", "day"]);
  expect(lastDays(7, new Date(2026, 2, 3, 0, 5))).toEqual({ from: "2026-02-25", to: "2026-03-03" });
});

test("a long window is cut into fewer parts", () => {
  expect(usualBucket("2026-01-01", "2026-03-01")).toBe("day");
  expect(usualBucket("2025-01-01", "2026-03-01")).toBe("week");
  expect(usualBucket("2020-01-01", "2026-03-01")).toBe("month");
});

test("days are places on an axis and back", () => {
  expect(numberToDay(dayToNumber("2026-02-28") + 1)).toBe("2026-03-01");
  expect(formatBucket(dayToNumber("2026-03-01"), "day")).toBe("Mar 1");
  expect(formatBucket(dayToNumber("2026-03-01"), "month")).toBe("Mar 2026");
});
