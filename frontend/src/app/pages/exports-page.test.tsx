import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import { renderApp } from "@/testing/render-app";
import { service, signedIn } from "@/testing/service";

/** Chooses a file as a person would, though the browser's own chooser cannot be opened here. */
async function choose(container: HTMLElement, name: string, text: string) {
  await screen.findByRole("button", { name: "Import a file" });
  const field = container.querySelector<HTMLInputElement>('input[type="file"]');
  if (!field) throw new Error("there is no field for a file");
  await userEvent.upload(field, new File([text], name, { type: "application/json" }));
}

test("an exported algorithm is brought in and shown", async () => {
  signedIn();
  const sent: unknown[] = [];
  service.use(
    http.get("*/api/exports", () => HttpResponse.json({ items: [], next_cursor: null })),
    http.post("*/api/imports", async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json({ problem_id: 4, algorithm_id: 7 }, { status: 201 });
    }),
  );
  const { router, container } = renderApp("/exports");
  await choose(container, "quick-sort.json", '{"format": "algorist-export/1", "problem": {}}');
  await waitFor(() => expect(router.state.location.pathname).toBe("/algorithms/7"));
  expect(sent).toEqual([{ format: "algorist-export/1", problem: {} }]);
});

test("a file that is refused, and one that is no JSON, stay where they are and say why", async () => {
  signedIn();
  service.use(
    http.get("*/api/exports", () => HttpResponse.json({ items: [], next_cursor: null })),
    http.post("*/api/imports", () =>
      HttpResponse.json(
        {
          title: "The input does not fit",
          detail: "See the fields.",
          errors: [{ field: "body.format", message: "no" }],
        },
        { status: 422, headers: { "content-type": "application/problem+json" } },
      ),
    ),
  );
  const { router, container } = renderApp("/exports");
  await choose(container, "a.json", "{}");
  expect(await screen.findByText(/See the fields/)).toBeVisible();
  await choose(container, "notes.json", "not at all");
  expect(await screen.findByText(/notes.json is not JSON/)).toBeVisible();
  expect(router.state.location.pathname).toBe("/exports");
});
