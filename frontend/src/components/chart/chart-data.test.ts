import { expect, test } from "vitest";
import { alignSeries, carryForward, dropUnloggable, tableRows } from "@/components/chart/chart-data";

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
