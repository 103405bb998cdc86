// End to end, in a real browser against the real service. `npm run e2e` builds nothing: run `npm run build` first.
// With `axe` as argument only the pages are looked at, with `walk` only the way through them is gone, with `factor` only
// that of a second factor.

import assert from "node:assert/strict";
import { AxeBuilder } from "@axe-core/playwright";
import { launchBrowser, openVisitor, settle, signIn } from "./browser.js";
import { OPEN_PAGES, PAGES } from "./pages.js";
import { walkSecondFactor } from "./second-factor.js";
import { startService } from "./service.js";

const only = process.argv[2];
const service = await startService();
const browser = await launchBrowser();
let failed = 0;

async function check(name, body) {
  const begun = Date.now();
  try {
    await body();
    console.log(`ok    ${name} (${((Date.now() - begun) / 1000).toFixed(1)} s)`);
  } catch (error) {
    failed += 1;
    console.log(`FAIL  ${name}\n${error.stack ?? error}`);
  }
}

/** The way of somebody new: from signing up to a link that a stranger opens. */
async function walk() {
  const { page, context, complaints } = await openVisitor(browser, service.base);
  const email = `ada-${Date.now()}@example.test`;
  let shared = "";

  await check("sign up", async () => {
    await page.goto("/sign-up");
    await page.getByLabel("Name").fill("Ada");
    await page.getByLabel("E-mail").fill(email);
    await page.getByLabel("Password", { exact: true }).fill("four plain words here");
    await page.getByRole("button", { name: "Make the account" }).click();
    await page.getByRole("heading", { name: "Welcome, Ada" }).waitFor();
    // The first thing seen is a run.
    await page.getByRole("region", { name: /Quick sort on 16 numbers/ }).waitFor();
  });

  await check("state a problem, with its mistakes named while it is typed", async () => {
    await page.goto("/problems/new");
    await page.getByLabel("Title").fill("Largest gap");
    await page
      .getByRole("textbox", { name: "Statement" })
      .fill("The largest difference between neighbours of the sorted list; 0 for fewer than two.");
    await page.getByLabel("Signature").fill("def largest_gap(numbers: list[int]) -> int");
    await page.getByLabel("Example 1: arguments").fill("[3, 6, 9, 1");
    await page.getByText("write it as JSON").first().waitFor();
    await page.getByLabel("Example 1: arguments").fill("[3, 6, 9, 1]");
    await page.getByLabel("Example 1: expected").fill("3");
    await page.getByLabel("Example 2: arguments").fill("[10]");
    await page.getByLabel("Example 2: expected").fill("0");
    await page.getByText("Everything fits together.").waitFor();
    await page.getByRole("button", { name: "Keep it and design" }).click();
    await page.getByRole("heading", { name: "Design an algorithm" }).waitFor();
  });

  await check("watch a job from its start to its end without a reload", async () => {
    // A shipped problem, whose tests decide.
    await page.goto("/problems");
    await page.getByRole("button", { name: /Two sum/ }).click();
    await page.waitForURL(/\/problems\/\d+$/);
    await page.getByRole("link", { name: "Design an algorithm" }).first().click();
    await page.getByRole("button", { name: "Start designing" }).click();
    await page.waitForURL(/\/jobs\/\d+/);
    await page.getByRole("link", { name: "Open the algorithm" }).waitFor({ timeout: 120_000 });
    await page.getByText("Solved: a candidate passed everything.").waitFor();
  });

  await check("play the result", async () => {
    await page.getByRole("link", { name: "Open the algorithm" }).click();
    await page.getByRole("tab", { name: "Watch" }).waitFor();
    await page
      .getByRole("button", { name: /next step|step forward|one step/i })
      .first()
      .click({ timeout: 20_000 });
    await page.waitForURL(/step=\d/);
  });

  await check("share it", async () => {
    await page.getByRole("button", { name: "Share" }).click();
    await page.getByRole("button", { name: /Make a link/ }).click();
    const link = page.getByLabel(/Link to version/).first();
    await link.waitFor();
    shared = await link.inputValue();
    assert.match(shared, /\/s\/.+/);
  });

  await check("a stranger opens the link", async () => {
    const stranger = await openVisitor(browser, service.base);
    await stranger.page.goto(new URL(shared).pathname);
    await stranger.page.getByRole("tab", { name: "Code" }).click();
    await stranger.page.getByText("shared to read").waitFor();
    assert.deepEqual(stranger.complaints, []);
    await stranger.context.close();
  });

  await check("an administrator locks somebody and cancels a job", async () => {
    const admin = await openVisitor(browser, service.base);
    await signIn(admin.page, "admin@localhost", service.password);
    await admin.page.goto(`/admin?part=users&q=${encodeURIComponent(email)}`);
    await admin.page.getByRole("button", { name: "Actions for Ada" }).click();
    await admin.page.getByRole("menuitem", { name: "Lock…" }).click();
    await admin.page.getByRole("textbox", { name: /to go on/ }).fill(email);
    await admin.page.getByRole("button", { name: "Lock", exact: true }).click();
    await admin.page.getByText("locked", { exact: true }).waitFor();
    await admin.page.goto("/admin?part=jobs");
    await admin.page
      .getByLabel(/Pick job/)
      .first()
      .check();
    await admin.page.getByRole("button", { name: /^Cancel/ }).click();
    // It has ended already: the refusal says so.
    await admin.page
      .getByText(/was refused|done/)
      .first()
      .waitFor();
    assert.deepEqual(admin.complaints, []);
    await admin.context.close();
  });

  await check("nothing was complained of on the console, and nothing was asked of another place", () =>
    assert.deepEqual([...new Set(complaints)], []),
  );
  await context.close();
}

const WIDE = { width: 1360, height: 860 };
const PHONE = { width: 390, height: 844 };

/** On a phone what is wide scrolls in a frame of its own, never the page. */
async function looksGoodOnPhone(page) {
  await page.setViewportSize(PHONE);
  await settle(page);
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await page.setViewportSize(WIDE);
  assert.equal(beyond, 0, `the page scrolls sideways by ${beyond} px`);
}

/** axe on what the page shows now. */
async function assertReadable(page) {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  const told = violations.map(
    (one) =>
      `${one.id}: ${one.nodes
        .slice(0, 3)
        .map((node) => `${node.target.join(" ")} — ${node.any[0]?.message ?? node.failureSummary}`)
        .join(" | ")}`,
  );
  assert.deepEqual(told, []);
}

/** axe on a state that no address leads to. */
async function lookAtState(page, name) {
  await settle(page);
  await check(`axe: ${name}`, () => assertReadable(page));
}

/** axe on every page, by day and by night, and every page as wide as a phone. */
async function lookAtAllPages() {
  for (const dark of [false, true]) {
    const { page, context } = await openVisitor(browser, service.base, { dark });
    const look = async (name, path) =>
      check(`axe: ${name}, ${dark ? "dark" : "light"}`, async () => {
        await page.goto(path);
        await settle(page);
        await assertReadable(page);
        if (!dark) await looksGoodOnPhone(page);
      });
    for (const [name, path] of Object.entries(OPEN_PAGES)) await look(name, path);
    await signIn(page, "admin@localhost", service.password);
    for (const [name, path] of Object.entries(PAGES)) await look(name, path);
    await context.close();
  }
}

try {
  if (!only || only === "axe") await lookAtAllPages();
  if (!only || only === "walk") await walk();
  if (!only || only === "factor") {
    for (const dark of [false, true]) await walkSecondFactor(browser, service, check, lookAtState, { dark });
  }
} finally {
  await browser.close();
  await service.stop();
}
console.log(failed ? `${failed} failed` : "all passed");
process.exit(failed ? 1 : 0);
