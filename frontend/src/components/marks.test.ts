import { expect, test } from "vitest";
import { designedBy, designerName } from "@/components/marks";

test.each([
  ["catalogue", "catalogue: edit_distance", "from the catalogue: edit_distance"],
  ["model", "gemini-2.5-flash", "designed by gemini-2.5-flash"],
  ["synthesis", "synthesis", "synthesised"],
  ["heuristic_search", "evolved formula", "evolved formula, found by search"],
  ["person", "Ada", "Ada"],
  ["model", "", "designed by a model"],
  [null, null, "–"],
])("who designed it is said once: %s, %s", (tier, designer, words) => {
  expect(designedBy(tier, designer)).toBe(words);
});

test("beside the kind stands only what the kind does not say", () => {
  expect(designerName("catalogue", "catalogue: edit_distance")).toBe("edit_distance");
  expect(designerName("synthesis", "synthesis")).toBe("");
  expect(designerName("model", "gemini-2.5-flash")).toBe("gemini-2.5-flash");
});
