import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test, vi } from "vitest";
import { renderApp } from "@/testing/render-app";
import { makeJob, problemAnswer, service, signedIn } from "@/testing/service";

// jsdom has no canvas; which runs are shown is what is looked at here.
vi.mock("@/features/visualizer/components/compare-players", () => ({
  default: ({ left, right }: { left: { trace: { url: string } }; right: { trace: { url: string } } }) => (
    <p>
      {left.trace.url} beside {right.trace.url}
    </p>
  ),
}));

const PATIENT = { timeout: 8000 };

const algorithm = (id: number, name: string, problem: number) => ({
  id,
  name,
  summary: "",
  problem_id: problem,
  problem_title: `Problem ${problem}`,
  signature: "sort(numbers)",
  version: 1,
  verdict: "accepted",
  current: {
    number: 1,
    source: "def sort(numbers): ...",
    verdict: "accepted",
    passed: 3,
    total: 3,
    score: null,
    card: {},
    evaluation: {},
    proposal: {},
  },
});

const run = (id: number, args: unknown[]) => ({
  id,
  version: 1,
  label: "",
  input: [["sort", args]],
  steps: 9,
  url: `/api/traces/${id}`,
});

const asked: { algorithm_id: number; args: string }[] = [];
const runs = new Map<number, ReturnType<typeof run>[]>();

/** A service that records what it is asked to, at once; `refusing` is the algorithm that does not take the input. */
function recording({ refusing = 0, otherProblem = 1 } = {}) {
  const found = [algorithm(1, "insertion sort", 1), algorithm(2, "merge sort", otherProblem)];
  service.use(
    http.get("*/api/algorithms/:id", ({ params }) => HttpResponse.json(found[Number(params.id) - 1])),
    http.get("*/api/algorithms/:id/traces", ({ params }) => HttpResponse.json({ items: runs.get(Number(params.id)) })),
    http.post("*/api/jobs", async ({ request }) => {
      const body = (await request.json()) as { algorithm_id: number; args: string };
      asked.push({ algorithm_id: body.algorithm_id, args: body.args });
      if (body.algorithm_id === refusing) return problemAnswer(422, { title: "Not valid", detail: "It takes a list." });
      const made = run(20 + body.algorithm_id, [[3, 1, 2]]);
      runs.set(body.algorithm_id, [made, ...(runs.get(body.algorithm_id) ?? [])]);
      return HttpResponse.json(makeJob({ type: "trace", state: "succeeded", result: { trace_id: made.id } }));
    }),
  );
}

beforeEach(() => {
  signedIn();
  asked.length = 0;
  runs.set(1, [run(11, [[5, 4]])]);
  runs.set(2, [run(12, [[9, 8, 7]])]);
});

async function recordBoth(text: string) {
  const field = await screen.findByLabelText("Arguments", {}, PATIENT);
  await userEvent.clear(field);
  if (text) await userEvent.type(field, text.replaceAll("[", "[["));
  return screen.getByRole("button", { name: "Record both" });
}

test("two that were recorded on different inputs are recorded on one, first one, then the other", async () => {
  recording();
  renderApp("/compare?a=1&b=2");
  expect(await screen.findByText(/were recorded on different inputs/, {}, PATIENT)).toBeVisible();
  expect(await screen.findByText("/api/traces/11 beside /api/traces/12", {}, PATIENT)).toBeVisible();
  // What the left one was recorded on is there to begin with.
  expect(screen.getByLabelText("Arguments")).toHaveValue("([5, 4],)");
  await userEvent.click(await recordBoth("([3, 1, 2],)"));
  expect(await screen.findByText("/api/traces/21 beside /api/traces/22", {}, PATIENT)).toBeVisible();
  expect(asked).toEqual([
    { algorithm_id: 1, args: "([3, 1, 2],)" },
    { algorithm_id: 2, args: "([3, 1, 2],)" },
  ]);
  expect(screen.queryByText(/were recorded on different inputs/)).toBeNull();
  expect(screen.queryByLabelText("Arguments")).toBeNull();
});

test("what the first one refuses is not tried on the other, and its reason is told under the field", async () => {
  recording({ refusing: 1 });
  renderApp("/compare?a=1&b=2");
  await userEvent.click(await recordBoth("(4,)"));
  expect(
    await screen.findByText("insertion sort cannot be recorded on it. It takes a list.", {}, PATIENT),
  ).toBeVisible();
  expect(asked.map((one) => one.algorithm_id)).toEqual([1]);
  expect(screen.getByLabelText("Arguments")).toHaveValue("(4,)");
});

test("nothing is recorded without arguments", async () => {
  recording();
  renderApp("/compare?a=1&b=2");
  expect(await recordBoth("")).toBeDisabled();
});

test("of two that solve different problems it is said that one input has to fit both", async () => {
  recording({ otherProblem: 2 });
  renderApp("/compare?a=1&b=2");
  expect(
    await screen.findByText(/They solve different problems, “Problem 1” and “Problem 2”/, {}, PATIENT),
  ).toBeVisible();
});

test("two on one input are watched at once, and another input is asked for by a button", async () => {
  recording();
  runs.set(2, [run(12, [[5, 4]])]);
  renderApp("/compare?a=1&b=2");
  expect(await screen.findByText("/api/traces/11 beside /api/traces/12", {}, PATIENT)).toBeVisible();
  expect(screen.queryByLabelText("Arguments")).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "Another input for both" }));
  const form = screen.getByRole("region", { name: "One input for both" });
  expect(within(form).getByLabelText("Arguments")).toHaveValue("([5, 4],)");
  await waitFor(() => expect(asked).toEqual([]));
});
