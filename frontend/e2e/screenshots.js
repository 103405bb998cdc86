// Takes the pictures of docs/screenshots anew, from the real service in a real browser.
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

const service = await startService();
const browser = await launchBrowser();
mkdirSync(FOLDER, { recursive: true });
try {
  for (const [name, page, how] of PICTURES) {
    const visitor = await openVisitor(browser, service.base, how);
    await signIn(visitor.page, "admin@localhost", service.password);
    await visitor.page.goto(PAGES[page]);
    await settle(visitor.page);
    await visitor.page.screenshot({ path: `${FOLDER}/${name}.png` });
    console.log(`${FOLDER}/${name}.png`);
    await visitor.context.close();
  }
} finally {
  await browser.close();
  await service.stop();
}
