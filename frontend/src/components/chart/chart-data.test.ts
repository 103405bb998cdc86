import { expect, test } from "vitest";
import { alignSeries, carryForward, dropUnloggable, paddedRange, tableRows } from "@/components/chart/chart-data";

const a = {
  name: "a",
  points: [
    { x: 1, y: 10 },
    { x: 3, y: 30 },
  ],
};
const b = {
  name: "b",
  points: [
    { x: 2, y: 20 },
    { x: 3, y: 0 },
  ],
};

test("series of different x share one axis with gaps", () => {
  expect(alignSeries([a, b], [{ name: "base", y: 5 }])).toEqual({
    xs: [1, 2, 3],
    ys: [
      [10, null, 30],
      [null, 20, 0],
      [5, 5, 5],
    ],
  });
});

test("a step line keeps its last value", () => {
  expect(carryForward([null, 2, null, 3, null])).toEqual([null, 2, 2, 3, 3]);
});

test("zero is left out of a logarithmic axis rather than moved", () => {
  expect(dropUnloggable([b], "log", "log")[0]?.points).toEqual([{ x: 2, y: 20 }]);
});

test("the table has a row for each x", () => {
  expect(tableRows([a, b])).toEqual([
    { x: 1, values: [10, null] },
    { x: 2, values: [null, 20] },
    { x: 3, values: [30, 0] },
  ]);
});

test("an axis has air around what it shows, and nothing below nothing", () => {
  expect(paddedRange(10, 20)).toEqual([9.4, 20.6]);
  const [low, high] = paddedRange(0, 0);
  // Ticks stand at round parts of the range: none fits into what lies below zero.
  expect(low).toBeGreaterThan(-high / 10);
  expect(low).toBeLessThan(0);
  const [below, above] = paddedRange(5, 5);
  expect(below).toBeLessThan(5);
  expect(above).toBeGreaterThan(5);
});
