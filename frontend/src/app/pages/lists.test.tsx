import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import { renderApp } from "@/testing/render-app";
import { makeJob, service, signedIn } from "@/testing/service";

/** Three pages of one job each; what was asked for is kept. */
function serveJobs(): URLSearchParams[] {
  const asked: URLSearchParams[] = [];
  service.use(
    http.get("*/api/jobs", ({ request }) => {
      const wanted = new URL(request.url).searchParams;
      // The frame of the page asks for what runs; that is not the list.
      if (wanted.has("sort")) asked.push(wanted);
      const at = Number(wanted.get("cursor") ?? 1);
      return HttpResponse.json({ items: [makeJob({ id: at })], next_cursor: at < 3 ? String(at + 1) : null });
    }),
  );
  return asked;
}

const rows = () => screen.getAllByRole("row").length - 1;

test("a list opened at an address shows its filter, its order and as many pages as were shown", async () => {
  signedIn();
  const asked = serveJobs();
  const { router } = renderApp("/jobs?state=failed&sort=oldest&pages=2");
  await waitFor(() => expect(rows()).toBe(2));
  expect(asked.map((one) => [one.get("state"), one.get("sort"), one.get("cursor")])).toEqual([
    ["failed", "oldest", null],
    ["failed", "oldest", "2"],
  ]);
  await userEvent.click(screen.getByRole("button", { name: "Show more" }));
  await waitFor(() => expect(rows()).toBe(3));
  expect(router.state.location.search).toEqual({ state: "failed", sort: "oldest", pages: 3 });
  await userEvent.selectOptions(screen.getByLabelText("State"), "queued");
  expect(router.state.location.search).toEqual({ state: "queued", sort: "oldest" });
});

test("words that are typed fast stand in the address whole, and the way back empties the field", async () => {
  signedIn();
  const asked: string[] = [];
  service.use(
    http.get("*/api/problems", ({ request }) => {
      asked.push(new URL(request.url).searchParams.get("q") ?? "");
      return HttpResponse.json({ items: [], next_cursor: null });
    }),
  );
  const { router } = renderApp("/problems");
  await userEvent.type(await screen.findByLabelText("Find problems"), "two sum");
  await waitFor(() => expect(router.state.location.search).toEqual({ q: "two sum" }));
  await userEvent.click(await screen.findByRole("button", { name: "Clear the filters" }));
  await waitFor(() => expect(screen.getByLabelText("Find problems")).toHaveValue(""));
  expect(asked.length).toBeLessThan("two sum".length);
});
