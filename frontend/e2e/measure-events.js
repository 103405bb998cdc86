// From an event's commit to the changed page, with the real service in a real browser; prints figures and judges nothing.
// An event carries the moment at which it was written, just before its commit: the times include the commit itself.
import { launchBrowser, openVisitor, signIn } from "./browser.js";
import { startService } from "./service.js";

const EXAMPLES =
  process.argv.length > 2
    ? process.argv.slice(2)
    : ["tsp-construction", "black-box-minimisation", "online-bin-packing"];
const WANTED = 100;
const CANDIDATES = 60;
const WATCHED = 90_000;
const MOST_JOBS = 12;
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

/** Everything that happened to a job, page by page. */
async function eventsOf(job, token) {
  const all = [];
  for (;;) {
    const { items } = await ask(`/api/jobs/${job}/events?after=${all.at(-1)?.number ?? 0}`, { token });
    if (!items.length) return all;
    all.push(...items);
  }
}

/**
 * Watches one long search; gives, for each event that the status line tells, how long after it that was. The search is
 * begun small and given more once its page is open, for otherwise much of it is over before anybody looks.
 */
async function measure(page, token, example) {
  const problem = await ask(`/api/problems/examples/${example}`, { token, body: {} });
  const budget = { candidates: 1 };
  const job = await ask("/api/jobs", { token, body: { type: "generate", problem_id: problem.id, budget } });
  await page.goto(`/jobs/${job.id}`);
  const ended = page.locator('main [role="status"]').getByText(/^(Done|Failed)/);
  await ended.waitFor({ timeout: 300_000 });
  const opened = Date.now();
  await ask(`/api/jobs/${job.id}/extend`, { token, body: { budget: { candidates: CANDIDATES } } });
  await ended.waitFor({ state: "detached" });
  // What was seen until then is enough: on a busy machine a search takes its time.
  await ended.waitFor({ timeout: WATCHED }).catch(() => undefined);
  const seen = await page.evaluate(() => window.seen);
  const items = await eventsOf(job.id, token);
  await ask(`/api/jobs/${job.id}/cancel`, { token, body: {} }).catch(() => undefined);
  let most = 1;
  return items.flatMap((event) => {
    const done = event.body.job?.progress?.done ?? 0;
    // Events that count no further candidate leave the line as it is.
    if (done <= most) return [];
    most = done;
    const written = Date.parse(event.created_at);
    const shown = seen.find(([at, text]) => at > opened && doneIn(text) >= done);
    return shown && written > opened ? [shown[0] - written] : [];
  });
}

try {
  const email = "admin@localhost";
  const { access_token: token } = await ask("/api/auth/login", { body: { email, password: service.password } });
  const { page } = await openVisitor(browser, service.base);
  await signIn(page, email, service.password);
  await page.addInitScript(watchStatusLine);
  const times = [];
  for (let number = 0; number < MOST_JOBS && times.length < WANTED; number++) {
    const example = EXAMPLES[number % EXAMPLES.length];
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
