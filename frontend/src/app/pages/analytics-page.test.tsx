import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test, vi } from "vitest";
import { renderApp } from "@/testing/render-app";
import { ada, problemAnswer, service, signedIn } from "@/testing/service";

// jsdom has no canvas; what the charts say stands in their sentences and tables.
vi.mock("@/components/chart/uplot-chart", () => ({ default: () => null }));

const head = { from: "2026-03-01", to: "2026-03-02", bucket: "day", zone: "UTC", cut: false };
const table = (rows: object[]) => ({ ...head, buckets: ["2026-03-01", "2026-03-02"], rows });
const job = { input_tokens: 100, output_tokens: 20, dollars: 0.5, cpu_seconds: 2, type: "generate" };
const whole = { bucket: null, searches: 4, solved: 3, share: 0.75, seconds_p50: 12, seconds_p95: 90 };

/** What the service answers under a path, by the name of the table. */
function answers(path: string, tables: Record<string, object>) {
  service.use(
    http.get(`*/api/${path}/:name`, ({ params }) => HttpResponse.json(tables[params.name as string] ?? table([]))),
  );
}

beforeEach(() => signedIn());

test("the figures of a window stand there in numbers, and behind each chart is its table", async () => {
  answers("analytics", {
    jobs: table([
      { ...job, bucket: "2026-03-01", outcome: "solved", jobs: 3 },
      { ...job, bucket: "2026-03-02", outcome: "failed", jobs: 1 },
    ]),
    solving: table([whole]),
    growth: table([{ growth: "n or n log n", algorithms: 2 }]),
  });
  renderApp("/analytics?from=2026-03-01&to=2026-03-02");
  expect(await screen.findByText("4 jobs: 3 solved, 1 failed. By type: 4 generate.")).toBeVisible();
  expect(await screen.findByText("75 %")).toBeVisible();
  expect(screen.getByText("n or n log n")).toBeVisible();
  const jobs = screen.getByRole("region", { name: "Jobs by outcome" });
  await userEvent.click(within(jobs).getByRole("button", { name: "As table" }));
  const rows = within(jobs)
    .getAllByRole("row")
    .map((row) => row.textContent);
  expect(rows).toEqual(["daysolvedfailed", "Mar 130", "Mar 201"]);
});

test("what is not there yet is said, table by table", async () => {
  answers("analytics", { solving: table([{ ...whole, searches: 0, solved: 0, share: null }]) });
  renderApp("/analytics");
  expect(await screen.findByText("No job was submitted in this window.")).toBeVisible();
  expect(screen.getAllByText("No search ended in this window.")).toHaveLength(2);
  expect(screen.getByText("No designer was asked in this window.")).toBeVisible();
});

test("a table that cannot be read says so and leaves the others alone", async () => {
  answers("analytics", { jobs: table([{ ...job, bucket: "2026-03-01", outcome: "solved", jobs: 1 }]) });
  service.use(
    http.get("*/api/analytics/verdicts", () =>
      problemAnswer(503, { title: "Not available at the moment", detail: "The database is away." }),
    ),
  );
  renderApp("/analytics?from=2026-03-01&to=2026-03-02");
  const verdicts = await screen.findByRole("region", { name: "Verdicts on candidates" });
  expect(await within(verdicts).findByText("The database is away.", {}, { timeout: 5000 })).toBeVisible();
  expect(within(verdicts).getByRole("button", { name: "Retry" })).toBeVisible();
  expect(screen.getByText("1 job: 1 solved. By type: 1 generate.")).toBeVisible();
});

test("the window is chosen in the address, and the service is asked for it", async () => {
  const asked: string[] = [];
  service.use(
    http.get("*/api/analytics/:name", ({ request, params }) => {
      if (params.name === "jobs") asked.push(new URL(request.url).search);
      return HttpResponse.json(table([]));
    }),
  );
  const { router } = renderApp("/analytics?from=2026-03-01&to=2026-03-02&bucket=nonsense");
  await userEvent.selectOptions(await screen.findByLabelText("In parts of"), "a week");
  expect(router.state.location.search).toMatchObject({ from: "2026-03-01", to: "2026-03-02", bucket: "week" });
  await waitFor(() => expect(asked.at(-1)).toContain("bucket=week"));
  expect(asked[0]).toContain("bucket=day");
  await userEvent.click(screen.getByRole("button", { name: "7 days" }));
  expect(screen.getByRole("button", { name: "7 days" })).toHaveAttribute("aria-pressed", "true");
});

test("an administrator sees the figures of everybody", async () => {
  service.use(http.get("*/api/auth/me", () => HttpResponse.json({ ...ada, role: "admin" })));
  answers("admin/analytics", {
    failures: table([{ code: "designer_not_configured", type: "generate", jobs: 4 }]),
    people: table([{ bucket: "2026-03-01", active: 5, submitting: 2, joined: 1 }]),
  });
  renderApp("/admin?part=analytics&from=2026-03-01&to=2026-03-02");
  expect(await screen.findByText("At most 5 were active in one day; 1 joined in all.")).toBeVisible();
  expect(screen.getByText("designer not configured")).toBeVisible();
});
