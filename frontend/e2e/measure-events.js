// From an event's commit to the changed page, with the real service in a real browser; prints figures and judges nothing.
// An event carries the moment at which it was written, just before its commit: the times include the commit itself.
import { launchBrowser, openVisitor, signIn } from "./browser.js";
import { startService } from "./service.js";

const EXAMPLES =
  process.argv.length > 2
    ? process.argv.slice(2)
    : ["n-queens", "knapsack", "tsp-construction", "black-box-minimisation"];
const WATCHED = 40_000;
const service = await startService();
const browser = await launchBrowser();

async function ask(path, { token, body } = {}) {
  const answer = await fetch(`${service.base}${path}`, {
    method: body ? "POST" : "GET",
    headers: {
      "content-type": "application/json",
      origin: service.base,
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

/** In the page: what its status line said, and when that was painted. */
function watchStatusLine() {
  window.seen = [];
  let last = "";
  const look = () => {
    const text = document.querySelector('main [role="status"]')?.textContent ?? "";
    if (text === last) return;
    last = text;
    requestAnimationFrame(() => window.seen.push([performance.timeOrigin + performance.now(), text]));
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
}

const doneIn = (text) => Number(/candidate (\d+) of/.exec(text)?.[1] ?? (/^(Done|Failed)/.test(text) ? Infinity : -1));

async function measure(page, token, example) {
  const problem = await ask(`/api/problems/examples/${example}`, { token, body: {} });
  await page.goto(`/problems/${problem.id}/design`);
  await page.getByRole("button", { name: "Start designing" }).click();
  await page.locator('main [role="status"]').waitFor();
  const opened = Date.now();
  // What was seen until then is enough: on a busy machine a search takes its time.
  const ended = page.getByText(/^(Done|Failed)/).first();
  await ended.waitFor({ timeout: WATCHED }).catch(() => undefined);
  const seen = await page.evaluate(() => window.seen);
  const number = new URL(page.url()).pathname.split("/").pop();
  const { items } = await ask(`/api/jobs/${number}/events`, { token });
  let most = 0;
  return items.flatMap((event) => {
    const done = event.body.job?.progress?.done ?? 0;
    // Events that count no further candidate leave the line as it is.
    if (done <= most) return [];
    most = done;
    const shown = seen.find(([at, text]) => at > opened && doneIn(text) >= done);
    return shown && Date.parse(event.created_at) > opened ? [shown[0] - Date.parse(event.created_at)] : [];
  });
}

try {
  const email = "admin@localhost";
  const { access_token: token } = await ask("/api/auth/login", { body: { email, password: service.password } });
  const { page } = await openVisitor(browser, service.base);
  await signIn(page, email, service.password);
  await page.addInitScript(watchStatusLine);
  const times = [];
  for (const example of EXAMPLES) {
    const found = await measure(page, token, example);
    console.log(`${example}: ${found.map((time) => time.toFixed(0)).join(" ")} ms`);
    times.push(...found);
  }
  times.sort((a, b) => a - b);
  const at = (part) => times[Math.min(times.length - 1, Math.floor(times.length * part))]?.toFixed(0);
  console.log(`${times.length} events: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, most ${at(1)} ms`);
} finally {
  await browser.close();
  await service.stop();
}
