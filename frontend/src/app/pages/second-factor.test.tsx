import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import { renderApp } from "@/testing/render-app";
import { ada, problemAnswer, service, signedIn } from "@/testing/service";

const CODES = Array.from({ length: 10 }, (_, at) => `aaaa-bbbb-cccc-dddd-eeee-fff${at}`);

test("who has a second factor is asked for its code after the password, and keeps what was typed", async () => {
  const asked: unknown[] = [];
  service.use(
    http.post("*/api/auth/login", async ({ request }) => {
      const body = (await request.json()) as { code?: string };
      asked.push(body);
      if (!body.code) return problemAnswer(401, { title: "Sign in first", code: "second_factor_required" });
      if (body.code !== "492039")
        return problemAnswer(401, { title: "Sign in first", code: "wrong_code", detail: "The code is wrong." });
      return HttpResponse.json({ access_token: "token", expires_in: 900, user: { ...ada, second_factor: true } });
    }),
  );
  renderApp("/sign-in?next=/jobs");
  await userEvent.type(await screen.findByLabelText("E-mail"), "ada@example.test");
  await userEvent.type(screen.getByLabelText("Password"), "four plain words");
  await userEvent.click(screen.getByRole("button", { name: "Sign in" }));
  const code = await screen.findByLabelText("Code of your authenticator");
  expect(screen.getByRole("heading", { name: "Your second factor" })).toBeVisible();
  await userEvent.type(code, "111111");
  await userEvent.click(screen.getByRole("button", { name: "Sign in" }));
  expect(await screen.findByText("The code is wrong.")).toBeVisible();
  // Back and forth: nothing has to be typed again.
  await userEvent.click(screen.getByRole("button", { name: "Back" }));
  expect(screen.getByLabelText("E-mail")).toHaveValue("ada@example.test");
  expect(screen.getByLabelText("Password")).toHaveValue("four plain words");
  await userEvent.click(screen.getByRole("button", { name: "Sign in" }));
  await userEvent.type(await screen.findByLabelText("Code of your authenticator"), "492039");
  await userEvent.click(screen.getByRole("button", { name: "Sign in" }));
  expect(await screen.findByRole("heading", { name: "Jobs" })).toBeVisible();
  const typed = { email: "ada@example.test", password: "four plain words" };
  expect(asked).toEqual([typed, { ...typed, code: "111111" }, typed, { ...typed, code: "492039" }]);
});

test("a recovery code can be written in the place of the code", async () => {
  service.use(http.post("*/api/auth/login", () => problemAnswer(401, { title: "x", code: "second_factor_required" })));
  renderApp("/sign-in");
  await userEvent.type(await screen.findByLabelText("E-mail"), "ada@example.test");
  await userEvent.type(screen.getByLabelText("Password"), "four plain words");
  await userEvent.click(screen.getByRole("button", { name: "Sign in" }));
  await userEvent.click(await screen.findByRole("button", { name: "Use a recovery code" }));
  expect(screen.getByLabelText("Recovery code")).toHaveAttribute("inputmode", "text");
});

test("a second factor is set up from the password to the recovery codes, which are shown once", async () => {
  signedIn();
  let since: string | null = null;
  service.use(
    http.get("*/api/auth/second-factor", () =>
      HttpResponse.json({ since, recovery_codes_left: since ? CODES.length : 0 }),
    ),
    http.post("*/api/auth/second-factor", async ({ request }) => {
      const { password } = (await request.json()) as { password: string };
      if (password !== "four plain words")
        return problemAnswer(403, { title: "Not allowed", code: "wrong_password", detail: "The password is wrong." });
      return HttpResponse.json({
        secret: "JBSWY3DPEHPK3PXP",
        uri: "otpauth://totp/Algorist:ada?secret=JBSWY3DPEHPK3PXP",
        qr_svg: '<svg xmlns="http://www.w3.org/2000/svg"/>',
      });
    }),
    http.post("*/api/auth/second-factor/confirm", () => {
      since = "2026-03-01T12:00:00Z";
      return HttpResponse.json({ codes: CODES });
    }),
  );
  renderApp("/settings?part=security");
  const password = await screen.findByLabelText("Your password");
  await userEvent.type(password, "not this one");
  await userEvent.click(screen.getByRole("button", { name: "Set up a second factor" }));
  expect(await screen.findByText("The password is wrong.")).toBeVisible();
  await userEvent.clear(password);
  await userEvent.type(password, "four plain words");
  await userEvent.click(screen.getByRole("button", { name: "Set up a second factor" }));
  expect(await screen.findByAltText("QR code for your authenticator")).toHaveAttribute(
    "src",
    expect.stringContaining("data:image/svg+xml,%3Csvg"),
  );
  expect(screen.getByText("JBSWY3DPEHPK3PXP")).toBeVisible();
  await userEvent.type(screen.getByLabelText("The code that it shows now"), "492039");
  await userEvent.click(screen.getByRole("button", { name: "Turn it on" }));
  expect(await screen.findByText(/aaaa-bbbb-cccc-dddd-eeee-fff9/)).toBeVisible();
  expect(screen.getByRole("button", { name: "Copy the recovery codes" })).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "I have kept them" }));
  expect(await screen.findByText(/10 recovery codes are left\./)).toBeVisible();
  expect(screen.queryByText(/aaaa-bbbb/)).toBeNull();
});

test("turning it off asks for the password and a code, and names the one that is wrong", async () => {
  signedIn();
  let since: string | null = "2026-03-01T12:00:00Z";
  service.use(
    http.get("*/api/auth/second-factor", () => HttpResponse.json({ since, recovery_codes_left: 2 })),
    http.delete("*/api/auth/second-factor", async ({ request }) => {
      const { code } = (await request.json()) as { code: string };
      if (code !== "492039")
        return problemAnswer(403, { title: "Not allowed", code: "wrong_code", detail: "The code is wrong." });
      since = null;
      return new HttpResponse(null, { status: 204 });
    }),
  );
  renderApp("/settings?part=security");
  expect(await screen.findByText(/2 recovery codes are left: make new ones/)).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "Turn it off" }));
  await userEvent.type(await screen.findByLabelText("Your password"), "four plain words");
  await userEvent.type(screen.getByLabelText("Code of your authenticator"), "111111");
  const dialog = screen.getByRole("dialog");
  const send = () => userEvent.click(dialog.querySelector('button[type="submit"]') as HTMLElement);
  await send();
  expect(await screen.findByText("The code is wrong.")).toBeVisible();
  await userEvent.clear(screen.getByLabelText("Code of your authenticator"));
  await userEvent.type(screen.getByLabelText("Code of your authenticator"), "492039");
  await send();
  expect(await screen.findByRole("button", { name: "Set up a second factor" })).toBeVisible();
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
});

test("administration that asks for a second factor says where to set one up", async () => {
  signedIn();
  const needed = () =>
    problemAnswer(403, {
      title: "Not allowed",
      code: "second_factor_needed",
      detail: "Administrators need a second factor here: set one up under Settings, Security.",
    });
  service.use(
    http.get("*/api/auth/me", () => HttpResponse.json({ ...ada, role: "admin" })),
    http.get("*/api/admin/users", needed),
  );
  renderApp("/admin?part=users");
  expect(await screen.findByText(/set one up under Settings, Security/)).toBeVisible();
  expect(screen.getByText("Then come back to this page.")).toBeVisible();
});
