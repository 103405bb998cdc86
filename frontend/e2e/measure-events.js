// From an event's commit to the changed page, with the real service in a real browser; prints figures and judges nothing.
// An event carries the moment at which it was written, just before its commit: the times include the commit itself.
import { launchBrowser, openVisitor, signIn } from "./browser.js";
import { startService } from "./service.js";

const EXAMPLE = process.argv[2] ?? "online-bin-packing";
const CANDIDATES = 40;
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

try {
  const email = "admin@localhost";
  const { access_token: token } = await ask("/api/auth/login", { body: { email, password: service.password } });
  const problem = await ask(`/api/problems/examples/${EXAMPLE}`, { token, body: {} });
  const { page } = await openVisitor(browser, service.base);
  await signIn(page, email, service.password);
  await page.addInitScript(watchStatusLine);
  const job = await ask("/api/jobs", {
    token,
    body: { type: "generate", problem_id: problem.id, designer: "offline", budget: { candidates: CANDIDATES } },
  });
  await page.goto(`/jobs/${job.id}`);
  await page.locator('main [role="status"]').waitFor();
  const opened = Date.now();
  await page
    .getByText(/^(Done|Failed)/)
    .first()
    .waitFor({ timeout: 300_000 });
  const seen = await page.evaluate(() => window.seen);
  const events = (await ask(`/api/jobs/${job.id}/events`, { token })).items;
  const times = events
    .filter((event) => Date.parse(event.created_at) > opened && event.body.job?.progress?.done !== undefined)
    .map((event) => {
      const shown = seen.find(([at, text]) => at > opened && doneIn(text) >= event.body.job.progress.done);
      return shown ? shown[0] - Date.parse(event.created_at) : Number.NaN;
    })
    .filter((time) => time > 0)
    .sort((a, b) => a - b);
  const at = (part) => times[Math.min(times.length - 1, Math.floor(times.length * part))]?.toFixed(0);
  console.log(`${times.length} events of ${events.length}: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, most ${at(1)} ms`);
} finally {
  await browser.close();
  await service.stop();
}
