import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import { renderApp } from "@/testing/render-app";
import { makeJob, makeStep, service, signedIn } from "@/testing/service";

// The page's code is loaded when it is first shown, which takes a busy machine a while.
const soon = { timeout: 10_000 };
const checks = [
  { name: "readable", passed: true, words: "The draft is a complete problem." },
  { name: "examples", passed: false, words: "The oracle, which had only the statement, differs." },
];
const passedChecks = checks.map((check) => ({ ...check, passed: true }));
const result = {
  statement: "a-model drafted a problem that passed all its tests after 1 that failed.",
  offers: [2],
  tried: [
    { number: 1, kind: "draft", drafter: "a-model", title: "Best run", passed: false, words: "It differs.", checks },
    {
      number: 2,
      kind: "mend",
      drafter: "a-model",
      title: "Best run, mended",
      passed: true,
      words: "It passed all its tests.",
      assumptions: ["A run has at least one element."],
      checks: passedChecks,
    },
  ],
};
const document = {
  format: "algorist-problem/1",
  title: "Best run, mended",
  statement: "The largest sum of neighbours.",
  signature: "def best_run(xs: list[int]) -> int",
  examples: [{ args: [[1, -2, 3, 4]], expected: 7 }],
};

/** A service whose draft job has ended; gives what was asked of it. */
function draftService() {
  const asked: { jobs: unknown[]; problems: unknown[] } = { jobs: [], problems: [] };
  const job = makeJob({ type: "draft", state: "succeeded", phase: "testing", problem_id: null, result });
  service.use(
    http.post("*/api/jobs/estimate", () => HttpResponse.json({ based_on: 0, ahead: 0, at_most: null })),
    http.post("*/api/jobs", async ({ request }) => {
      asked.jobs.push(await request.json());
      return HttpResponse.json({ ...job, state: "queued", result: null }, { status: 202 });
    }),
    http.get("*/api/jobs/7", () => HttpResponse.json(job)),
    http.get("*/api/jobs/7/steps", () => HttpResponse.json({ items: [makeStep(1), makeStep(2)], more: false })),
    http.get("*/api/jobs/7/steps/2", () =>
      HttpResponse.json({ ...makeStep(2), source: "", document: { report: { document } } }),
    ),
    http.get("*/api/jobs/7/events", () => HttpResponse.json({ items: [], more: false })),
    http.post("*/api/problems/validate", () =>
      HttpResponse.json({ ok: true, errors: [], signature: document.signature }),
    ),
    http.post("*/api/problems", async ({ request }) => {
      asked.problems.push(await request.json());
      return HttpResponse.json({ id: 3, document, title: document.title }, { status: 201 });
    }),
  );
  return asked;
}

test("words become a draft, the draft fills the form, and only keeping it makes a problem", async () => {
  signedIn();
  localStorage.clear();
  const asked = draftService();
  const { router } = renderApp("/problems/new");
  await userEvent.click(await screen.findByRole("button", { name: "Begin with words" }, soon));
  expect(screen.getByRole("button", { name: "Draft it" })).toBeDisabled();
  await userEvent.click(screen.getByLabelText("In your own words"));
  await userEvent.paste("The best run of numbers");
  await userEvent.click(screen.getByRole("button", { name: "Draft it" }));
  expect(asked.jobs).toEqual([{ type: "draft", statement: "The best run of numbers", designer: "auto" }]);

  // What was tried and what came of it, failed drafts too.
  expect(await screen.findByText(result.statement, {}, soon)).toBeVisible();
  expect(router.state.location.search).toEqual({ draft: 7 });
  const first = within(screen.getByRole("list", { name: "Tests of draft 1" }));
  expect(first.getByText("The oracle, which had only the statement, differs.")).toBeVisible();
  expect(first.getByText(/Not tried after that: The generator/)).toBeVisible();
  expect(screen.getByText(/A run has at least one element/)).toBeVisible();

  // Taken over, it stands in the form to be changed; nothing is kept yet.
  await userEvent.click(screen.getByRole("button", { name: "Put it into the form" }));
  expect(await screen.findByDisplayValue("Best run, mended", {}, soon)).toBeVisible();
  expect(screen.getByDisplayValue("The largest sum of neighbours.")).toBeVisible();
  expect(asked.problems).toEqual([]);
  const keep = screen.getByRole("button", { name: "Keep it and design" });
  await screen.findByText("Everything fits together.", {}, soon);
  await userEvent.click(keep);
  expect(asked.problems).toHaveLength(1);
  expect(asked.problems[0]).toMatchObject({ document: { title: "Best run, mended", examples: document.examples } });
}, 60_000);

test("where nothing matched it says so, and there is nothing to take", async () => {
  signedIn();
  draftService();
  const nothing = { statement: "No entry of the catalogue speaks of these words.", offers: [], tried: [] };
  const job = makeJob({ type: "draft", state: "succeeded", problem_id: null, result: nothing });
  service.use(http.get("*/api/jobs/7", () => HttpResponse.json(job)));
  renderApp("/problems/new?draft=7");
  expect(await screen.findByText(nothing.statement, {}, soon)).toBeVisible();
  expect(screen.queryByRole("button", { name: "Put it into the form" })).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "Other words" }));
  expect(await screen.findByRole("button", { name: "Begin with words" }, soon)).toBeVisible();
}, 60_000);
