import { expect, test } from "vitest";
import type { LeaderboardRow, VersionView } from "@/api/types.gen";
import { countBy, scoreOverTime, timeAgainstScore } from "@/features/analysis/board-series";

const row = (score: number | null, day: number) =>
  ({ score, created_at: `2026-01-0${day}T00:00:00Z` }) as LeaderboardRow;
const costed = (cpu_seconds: number, score: number) => ({
  row: row(score, 1),
  version: { evaluation: { cpu_seconds, score } } as unknown as VersionView,
});

test("the best so far follows the direction, and what has no score is left out", () => {
  const [best, each] = scoreOverTime([row(5, 1), row(null, 2), row(3, 3), row(4, 4)], "minimise");
  expect(best?.points.map((p) => p.y)).toEqual([5, 3, 3]);
  expect(each?.points.map((p) => p.x)).toEqual([0, 2, 3]);
});

test("the front holds what nothing faster is better than", () => {
  const [front] = timeAgainstScore([costed(1, 10), costed(2, 8), costed(3, 12)], "maximise");
  expect(front?.points).toEqual([
    { x: 1, y: 10 },
    { x: 3, y: 12 },
  ]);
});

test("words are counted", () => {
  expect(countBy(["a", "b", "a", ""], (word) => word)).toEqual({ a: 2, b: 1, "–": 1 });
});
