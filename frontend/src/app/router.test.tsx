import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import { renderApp } from "@/testing/render-app";
import { problemAnswer, service, signedIn } from "@/testing/service";

test("who is not signed in is led to the door, and back to where they were going", async () => {
  const { router } = renderApp("/jobs?state=failed");
  expect(await screen.findByRole("heading", { name: "Sign in" })).toBeVisible();
  expect(router.state.location.search).toEqual({ next: "/jobs?state=failed" });
  await userEvent.type(screen.getByLabelText("E-mail"), "ada@example.test");
  await userEvent.type(screen.getByLabelText("Password"), "four plain words");
  await userEvent.click(screen.getByRole("button", { name: "Sign in" }));
  expect(await screen.findByRole("heading", { name: "Jobs" })).toBeVisible();
  expect(router.state.location.search).toEqual({ state: "failed" });
});

test("a wrong password is told in words, with the request's number", async () => {
  service.use(
    http.post("*/api/auth/login", () =>
      problemAnswer(401, {
        title: "Sign in first",
        detail: "Address and password do not go together.",
        request_id: "r-17",
      }),
    ),
  );
  renderApp("/sign-in");
  await userEvent.type(await screen.findByLabelText("E-mail"), "ada@example.test");
  await userEvent.type(screen.getByLabelText("Password"), "wrong words");
  await userEvent.click(screen.getByRole("button", { name: "Sign in" }));
  expect(await screen.findByText("Address and password do not go together.")).toBeVisible();
  expect(screen.getByText("request r-17")).toBeVisible();
});

test("a list that could not be read says what to do, and Retry reads it", async () => {
  signedIn();
  let tries = 0;
  service.use(
    http.get("*/api/problems", () => {
      tries += 1;
      return tries < 3
        ? problemAnswer(503, { title: "Not available at the moment", detail: "The database is away." })
        : HttpResponse.json({ items: [], next_cursor: null });
    }),
  );
  renderApp("/problems");
  expect(await screen.findByText("The database is away.", {}, { timeout: 5000 })).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "Retry" }));
  expect(await screen.findByText("No problem yet")).toBeVisible();
});

test("an address without a page says so", async () => {
  renderApp("/nowhere/at/all");
  expect(await screen.findByText("There is no page at this address")).toBeVisible();
});
