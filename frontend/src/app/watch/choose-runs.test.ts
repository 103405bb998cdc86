import { expect, test } from "vitest";
import type { TraceView } from "@/api/types.gen";
import { chooseRuns, commonRuns, pythonOf, writtenInput } from "@/app/watch/choose-runs";

const run = (id: number, input: unknown) => ({ id, version: 1, label: "", input }) as TraceView;
const on = (id: number, name: string, ...args: unknown[]) => run(id, [[name, args]]);

test("runs on one input belong together, whatever the programs call their function", () => {
  const lefts = [on(5, "sort", [3, 1]), on(4, "sort", [9]), on(3, "sort", [9])];
  const rights = [on(8, "order", [9]), on(7, "order", [2])];
  expect(commonRuns(lefts, rights).map(({ left, right }) => [left.id, right.id])).toEqual([[4, 8]]);
  expect(chooseRuns(lefts, rights, undefined)).toMatchObject({ left: { id: 4 }, same: true });
});

test("the address chooses between common inputs; without any the newest of each are shown as different", () => {
  const lefts = [on(2, "f", 1), on(1, "f", 2)];
  expect(chooseRuns(lefts, [on(4, "f", 1), on(3, "f", 2)], 1)).toMatchObject({ left: { id: 1 }, right: { id: 3 } });
  expect(chooseRuns(lefts, [on(3, "f", 7)], undefined)).toMatchObject({ left: { id: 2 }, same: false });
  expect(chooseRuns([], [on(3, "f", 7)], undefined)).toBeNull();
});

test("a recorded input is written as Python writes it, or not at all", () => {
  expect(writtenInput(on(1, "f", [1.5, true, null], 'a"b'))).toBe('([1.5, True, None], "a\\"b")');
  expect(writtenInput(on(1, "f", [3, 1]))).toBe("([3, 1],)");
  expect(pythonOf({ $d: [[{ $t: [1, 2] }, { a: { $i: "0x20000000000001" } }]] })).toBe(
    '{(1, 2): {"a": 0x20000000000001}}',
  );
  expect(writtenInput(on(1, "f", { $f: "nan" }))).toBe("");
  expect(
    writtenInput(
      run(1, [
        ["Cache", [2]],
        ["put", [1, 1]],
      ]),
    ),
  ).toBe('[["Cache", [2]], ["put", [1, 1]]]');
});
