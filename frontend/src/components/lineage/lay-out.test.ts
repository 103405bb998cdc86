import { expect, test } from "vitest";
import { type LineageNode, placeLineage } from "@/components/lineage/lay-out";

const node = (id: string, ...parents: string[]): LineageNode => ({ id, label: id, tone: "plain", parents });
const at = (placed: ReturnType<typeof placeLineage>, id: string) => {
  const found = placed.find((one) => one.id === id);
  return [found?.column, found?.lane];
};

test("a child continues its parent's lane", () => {
  const placed = placeLineage([node("a"), node("b", "a"), node("c", "b")]);
  expect([at(placed, "a"), at(placed, "b"), at(placed, "c")]).toEqual([
    [0, 0],
    [1, 0],
    [2, 0],
  ]);
});

test("a second child opens a lane of its own", () => {
  const placed = placeLineage([node("a"), node("b", "a"), node("c", "a")]);
  expect(at(placed, "b")).toEqual([1, 0]);
  expect(at(placed, "c")).toEqual([1, 1]);
});

test("a hybrid stands after both of its parents", () => {
  const placed = placeLineage([node("a"), node("b", "a"), node("x"), node("h", "x", "b")]);
  expect(at(placed, "h")?.[0]).toBe(2);
});

test("no two nodes share a place, and parents that are not here do no harm", () => {
  const many = Array.from({ length: 300 }, (_, i) => node(`${i}`, `${Math.floor(i / 3) - 1}`, `${(i * 7) % 11}x`));
  const places = placeLineage(many).map((one) => `${one.column}/${one.lane}`);
  expect(new Set(places).size).toBe(many.length);
});

test("two thousand versions in a chain are placed without recursion", () => {
  const chain = Array.from({ length: 2000 }, (_, i) => (i ? node(`${i}`, `${i - 1}`) : node("0"))).reverse();
  expect(at(placeLineage(chain), "1999")).toEqual([1999, 0]);
});

test("a circle in the data ends all the same", () => {
  expect(placeLineage([node("a", "b"), node("b", "a")])).toHaveLength(2);
});
