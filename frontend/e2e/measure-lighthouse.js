// Lighthouse, desktop, on every page there is; prints figures and judges nothing. It is no dependency of the page:
//   npm install --prefix /tmp/lighthouse --no-save lighthouse@12
//   LIGHTHOUSE=/tmp/lighthouse npm run measure:lighthouse [page …]
// Version 12 is the last one for Node 20. With `--faults` what keeps a page below 100 is listed.
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { settle, signIn } from "./browser.js";
import { OPEN_PAGES, PAGES } from "./pages.js";
import { startService } from "./service.js";

const require = createRequire(pathToFileURL(join(process.env.LIGHTHOUSE ?? ".", "package.json")));
const { default: lighthouse, desktopConfig } = await import(pathToFileURL(require.resolve("lighthouse")).href);
const named = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const tellFaults = process.argv.includes("--faults");
const CATEGORIES = ["performance", "accessibility", "best-practices"];
const PORT = 9222 + (process.pid % 500);

const service = await startService();
const browser = await chromium.launchPersistentContext("", {
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", `--remote-debugging-port=${PORT}`],
  viewport: { width: 1350, height: 940 },
  baseURL: service.base,
});

async function look(name, path) {
  const config = { ...desktopConfig, settings: { ...desktopConfig.settings, onlyCategories: CATEGORIES } };
  const flags = { port: PORT, logLevel: "silent", disableStorageReset: true };
  const { lhr } = await lighthouse(`${service.base}${path}`, flags, config);
  const scores = CATEGORIES.map((category) => Math.round((lhr.categories[category].score ?? 0) * 100));
  const shift = lhr.audits["cumulative-layout-shift"].numericValue.toFixed(3);
  const blocked = Math.round(lhr.audits["total-blocking-time"].numericValue);
  const painted = (lhr.audits["largest-contentful-paint"].numericValue / 1000).toFixed(1);
  console.log(`${name.padEnd(18)} ${scores.join(" / ")}   LCP ${painted} s, TBT ${blocked} ms, CLS ${shift}`);
  if (tellFaults) tell(lhr);
}

function tell(lhr) {
  const refs = CATEGORIES.slice(1).flatMap((category) => lhr.categories[category].auditRefs);
  for (const { id, weight } of refs) {
    const { score, title, details } = lhr.audits[id];
    if (!weight || score === null || score === 1) continue;
    const where = details?.items?.slice(0, 3).map((item) => item.node?.selector ?? item.source ?? item.url ?? "");
    console.log(`    ${id}: ${title}${where?.length ? ` — ${where.join(" | ")}` : ""}`);
  }
}

try {
  console.log("performance / accessibility / best practices");
  const wanted = (pages) => Object.entries(pages).filter(([name]) => !named.length || named.includes(name));
  for (const [name, path] of wanted(OPEN_PAGES)) await look(name, path);
  const page = await browser.newPage();
  await signIn(page, "admin@localhost", service.password);
  await settle(page);
  for (const [name, path] of wanted(PAGES)) await look(name, path);
} finally {
  await browser.close();
  await service.stop();
}
