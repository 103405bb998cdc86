// The way of somebody who sets up a second factor, signs in with it, and loses it.
import assert from "node:assert/strict";
import { codeOf } from "./authenticator.js";
import { openVisitor, settle, signIn } from "./browser.js";

const PASSWORD = "four plain words here";

/** Goes the way by day or by night; `look` is shown each state that no address leads to. */
export async function walkSecondFactor(browser, service, check, look, how) {
  const { page, context, complaints } = await openVisitor(browser, service.base, how);
  const email = `grace-${Date.now()}@example.test`;
  const when = how.dark ? "dark" : "light";
  let secret = "";

  await check(`set up a second factor, ${when}`, async () => {
    await page.goto("/sign-up");
    await page.getByLabel("Name").fill("Grace");
    await page.getByLabel("E-mail").fill(email);
    await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
    await page.getByRole("button", { name: "Make the account" }).click();
    await page.getByRole("heading", { name: "Welcome, Grace" }).waitFor();
    await page.goto("/settings?part=security");
    await page.getByLabel("Your password").fill(PASSWORD);
    await page.getByRole("button", { name: "Set up a second factor" }).click();
    const code = page.getByAltText("QR code for your authenticator");
    await code.waitFor();
    assert.ok(await code.evaluate((image) => image.naturalWidth > 100));
    secret = await page.locator("pre").innerText();
    await look(page, `second factor: set up, ${when}`);
    await page.getByLabel("The code that it shows now").fill(codeOf(secret));
    await page.getByRole("button", { name: "Turn it on" }).click();
    await page.getByText("they are shown this once").waitFor();
    await look(page, `second factor: recovery codes, ${when}`);
    await page.getByRole("button", { name: "I have kept them" }).click();
    await page.getByText("10 recovery codes are left.").waitFor();
    await look(page, `second factor: on, ${when}`);
    await page.getByRole("button", { name: "New recovery codes" }).click();
    await page.getByRole("dialog").waitFor();
    await look(page, `second factor: proof, ${when}`);
  });

  await check(`sign in with a code, ${when}`, async () => {
    await context.clearCookies();
    await page.goto("/sign-in");
    await page.getByLabel("E-mail").fill(email);
    await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByLabel("Code of your authenticator").waitFor();
    await look(page, `second factor: asked for, ${when}`);
    await page.getByLabel("Code of your authenticator").fill("no code");
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByText("The code is wrong").waitFor();
    await look(page, `second factor: refused, ${when}`);
    await page.getByLabel("Code of your authenticator").fill(codeOf(secret, 1));
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("heading", { name: "Welcome, Grace" }).waitFor();
  });

  await check(`an administrator resets a lost second factor, ${when}`, async () => {
    const admin = await openVisitor(browser, service.base, how);
    await signIn(admin.page, "admin@localhost", service.password);
    await admin.page.goto(`/admin?part=users&q=${encodeURIComponent(email)}`);
    await admin.page.getByText("· second factor").waitFor();
    await admin.page.getByRole("button", { name: "Actions for Grace" }).click();
    await admin.page.getByRole("menuitem", { name: "Reset the second factor…" }).click();
    await admin.page.getByRole("textbox", { name: /to go on/ }).fill(email);
    await look(admin.page, `second factor: reset, ${when}`);
    await admin.page.getByRole("button", { name: "Reset", exact: true }).click();
    await admin.page.getByText("· second factor").waitFor({ state: "detached" });
    await settle(admin.page);
    assert.deepEqual(admin.complaints, []);
    await admin.context.close();
  });

  await check(`nothing was complained of on the way with a second factor, ${when}`, () => {
    // That a code is asked for is a 401, which a browser tells; so is the refresh of a session that was forgotten.
    const others = complaints.filter((one) => !/status of 401/.test(one));
    assert.deepEqual([...new Set(others)], []);
  });
  await context.close();
}
