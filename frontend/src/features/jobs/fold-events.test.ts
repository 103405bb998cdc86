import { expect, test } from "vitest";
import type { EventView } from "@/api/types.gen";
import { foldEvents, logOf } from "@/features/jobs/fold-events";
import { makeJob, makeStep } from "@/testing/service";

const event = (number: number, body: object): EventView => ({
  job_id: 7,
  number,
  kind: "progress",
  body: body as EventView["body"],
  created_at: "2026-01-01T00:00:03Z",
});
const before = { job: makeJob(), steps: [makeStep(1)], log: [] };

test("state before and events give state after, whatever order they come in", () => {
  const after = foldEvents(before, [
    event(5, { job: { state: "succeeded" } }),
    event(4, { job: { phase: "judging" }, steps: [makeStep(2)] }),
  ]);
  expect(after.job).toMatchObject({ state: "succeeded", phase: "judging", event_count: 5 });
  expect(after.steps.map((step) => step.number)).toEqual([1, 2]);
});

test("an event that was seen already changes nothing", () => {
  expect(foldEvents(before, [event(3, { job: { state: "failed" } })])).toBe(before);
});

test("a step that is told twice is there once", () => {
  expect(foldEvents(before, [event(4, { steps: [makeStep(1)] })]).steps).toHaveLength(1);
});

test("the log holds what was said and how the state changed", () => {
  const state = { ...event(1, { job: { state: "failed", error: { detail: "no key" } } }), kind: "state" as const };
  expect(logOf([event(0, { log: ["hello"] }), state]).map((line) => line.text)).toEqual(["hello", "— failed: no key"]);
});
