// Takes the pictures of docs/screenshots anew, or those that are named, from the real service in a real browser.
import { mkdirSync } from "node:fs";
import { launchBrowser, openVisitor, settle, signIn } from "./browser.js";
import { PAGES } from "./pages.js";
import { startService } from "./service.js";

const FOLDER = "../docs/screenshots";
const PICTURES = [
  ["algorithm-watch-light", "watch", {}],
  ["algorithm-watch-dark", "watch", { dark: true }],
  ["algorithm-watch-phone", "watch", { phone: true }],
  ["algorithm-measure-light", "measure", {}],
  ["job-light", "job", {}],
  ["job-dark", "job", { dark: true }],
  ["home-light", "home", {}],
  ["new-problem-light", "new-problem", {}],
  ["admin-dark", "admin", { dark: true }],
];

// What comes last on a page: on a slow machine a picture taken before it shows half a page.
const LAST = {
  watch: 'select[aria-label^="Draw"]',
  measure: "main canvas",
  job: "main .cm-line span",
  home: "main table",
  admin: "main h1",
  "new-problem": "main textarea",
};
const named = process.argv.slice(2);

const service = await startService();
const browser = await launchBrowser();
mkdirSync(FOLDER, { recursive: true });
try {
  for (const [name, page, how] of PICTURES.filter(([one]) => !named.length || named.includes(one))) {
    const visitor = await openVisitor(browser, service.base, how);
    await signIn(visitor.page, "admin@localhost", service.password);
    await visitor.page.goto(PAGES[page]);
    await visitor.page.locator(LAST[page]).first().waitFor({ timeout: 60_000 });
    await settle(visitor.page);
    await visitor.page.screenshot({ path: `${FOLDER}/${name}.png` });
    console.log(`${FOLDER}/${name}.png`);
    await visitor.context.close();
  }
} finally {
  await browser.close();
  await service.stop();
}
