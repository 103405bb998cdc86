import { expect, test } from "vitest";
import type { LineageView } from "@/api/types.gen";
import { sentence } from "@/features/algorithms/components/problem-lineage";
import { familyNodes } from "@/features/algorithms/family-nodes";

const node = (version_id: number, algorithm_id: number, verdict: string, score: number | null = null) => ({
  version_id,
  algorithm_id,
  algorithm_name: "Sort",
  number: 1,
  tier: "model",
  verdict,
  score,
  created_at: "2026-01-01T00:00:00Z",
  generation: 0,
});
const family: LineageView = {
  nodes: [node(1, 1, "accepted", 2.5), node(2, 2, "wrong_answer"), node(3, 2, "")],
  edges: [
    { parent: 1, child: 3, relation: "crossover" },
    { parent: 2, child: 3, relation: "crossover" },
  ],
};

test("a hybrid has both its parents, and the dead keep their place", () => {
  const nodes = familyNodes(family);
  expect(nodes.map((one) => one.parents)).toEqual([[], [], ["1", "2"]]);
  expect(nodes.map((one) => one.tone)).toEqual(["good", "bad", "plain"]);
  expect(nodes.map((one) => one.detail)).toEqual(["2.5", "wrong answer", "not judged"]);
});

test("the sentence counts versions, algorithms and those that did not pass", () => {
  expect(sentence(family)).toBe("3 versions of 2 algorithms, 1 of them did not pass.");
});
