import { expect, test } from "vitest";
import { documentOf, emptyForm, faultsOf, formOf, type ProblemDocument } from "@/features/problems/document";

const twoSum: ProblemDocument = {
  format: "algorist-problem/1",
  title: "Two sum",
  statement: "Find them.",
  signature: "def two_sum(nums: list[int], target: int) -> tuple[int, int]",
  tags: ["array"],
  licence: "Apache-2.0",
  examples: [{ args: [[2, 7], 9], expected: [0, 1], note: "2 + 7" }],
  tests: [{ args: [[3, 3], 6], expected: [0, 1] }],
  generated: [{ split: "sealed", sizes: [5], count: 4, seed: 900 }],
  generator: { source: "def generate(size, seed): ...", smallest: 16, largest: 400 },
  reference: "def two_sum(nums, target): ...",
  limits: { cpu_seconds: 2, memory_mib: 256, wall_seconds: 10 },
};

test("a document comes back from the form as it went in, with what the form has no field for", () => {
  const { document, faults } = documentOf(formOf(twoSum));
  expect(faults).toEqual([]);
  expect(document).toEqual(twoSum);
});

test.each([
  { kind: "unordered", depth: 1, judged: "first_argument" },
  { kind: "custom", source: "def check(args, expected, got): ...", may_mutate: false },
  { kind: "exact", judged: "first_argument" },
])("a checker keeps what the form has no field for: $kind", (checker) => {
  expect(documentOf(formOf({ ...twoSum, checker })).document.checker).toEqual(checker);
});

test("an optimisation problem keeps its baselines", () => {
  const packing: ProblemDocument = {
    format: "algorist-problem/1",
    kind: "optimisation",
    title: "Packing",
    statement: "Pack.",
    signature: "def pack(n: int) -> list[float]",
    tags: [],
    limits: { cpu_seconds: 30, memory_mib: 512 },
    evaluator: {
      source: "def score(i, a): ...",
      direction: "minimise",
      best_known: 2.6,
      baselines: [{ name: "grid", score: 1 }],
    },
  };
  expect(documentOf(formOf(packing)).document).toEqual(packing);
});

test("a class is called several times", () => {
  const cases = [
    {
      calls: [
        ["LRU", [2]],
        ["get", [1]],
      ],
      expected: [-1],
    },
  ];
  expect(documentOf(formOf({ ...twoSum, examples: cases })).document.examples).toEqual(cases);
});

test("text that is no JSON is named with its place and the mend", () => {
  const form = emptyForm();
  const [first] = form.examples;
  if (first) Object.assign(first, { given: "[1, 2", expected: "" });
  const { faults } = documentOf(form);
  expect(faults.map((fault) => fault.field)).toEqual(["examples[0].args", "examples[0].expected"]);
  expect(faultsOf(faults, "examples[0]")).toMatch(/^args: write it as JSON.*; expected: write a value$/);
  expect(faultsOf(faults, "examples[1]")).toBeNull();
});

test("rows that were never filled are left out", () => {
  expect(documentOf(emptyForm()).document.examples).toBeUndefined();
});
