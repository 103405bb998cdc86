// How quick the player is, in Chromium, on a run of about 50,000 steps:
//   npm run bench:player [-- FOLDER [ROUNDS [BUILD …]]]
// Prints its figures and asserts nothing. FOLDER has long.algotrace.gz and long.py, as `benchmarks/tracing.py --write`
// leaves them; without one it is recorded first. Build the page before: `npm run build`. Several builds (folders like
// `dist`) are measured by turns in each round, so that a busy machine is as hard on one as on another.
//
// first frame  from the first byte of the trace to the first picture on the stage
// seek         Timeline.seek to random steps, cold (nothing prepared) and warm, at 4 x CPU throttle
// scrub        the time between frames while the slider jumps at random, once a frame, at 4 x CPU throttle
// work         what of such a frame is the player's own: its animation frame callbacks
// processor    what such a frame costs the page's main thread, unthrottled, in its own processor time: unlike the others
//              it does not count waiting for a busy machine
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { build } from "vite";
import { launchBrowser, openVisitor } from "./browser.js";
import { servePlayer } from "./player-page.js";

const THROTTLE = 4;
const TRACED = 160;
const PARTS = "src/features/visualizer/trace";
const rounds = Number(process.argv[3] ?? 1);
const scratch = mkdtempSync(join(tmpdir(), "bench-player-"));
const folder = process.argv[2] ?? scratch;
if (folder === scratch) {
  const env = { ...process.env, PYTHONPATH: "..:../src" };
  spawnSync(
    process.env.PYTHON ?? "../.venv/bin/python",
    ["../benchmarks/tracing.py", "--write", scratch, "--rounds", "1"],
    { env },
  );
}

const part = (values, share) =>
  values.sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];
const words = (values) => {
  const sorted = [...values];
  return `p50 ${part(sorted, 0.5).toFixed(1)}  p95 ${part(sorted, 0.95).toFixed(1)}  most ${part(sorted, 1).toFixed(1)} ms`;
};

async function metrics(session) {
  const { metrics: all } = await session.send("Performance.getMetrics");
  return Object.fromEntries(all.map(({ name, value }) => [name, value]));
}

/** Notes when the first picture is drawn, and how long each animation frame's callbacks take. */
function watchFrames() {
  window.firstPicture = 0;
  window.work = [];
  const fill = CanvasRenderingContext2D.prototype.fillText;
  CanvasRenderingContext2D.prototype.fillText = function (...args) {
    window.firstPicture ||= Date.now();
    return fill.apply(this, args);
  };
  const ask = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (run) =>
    ask((now) => {
      const begun = performance.now();
      run(now);
      window.work.push(performance.now() - begun);
    });
}

/** Jumps at random, once a frame; gives the times between frames and the work in them. */
async function scrub(count) {
  const slider = document.querySelector('input[type="range"]');
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;
  const frames = [];
  window.work = [];
  let seed = 7;
  let last = 0;
  for (let i = 0; i < count; i++) {
    const now = await new Promise((resolve) => requestAnimationFrame(resolve));
    if (last && i > 20) frames.push(now - last);
    last = now;
    seed = (seed * 1103515245 + 12345) % 2147483648;
    set.call(slider, String(Math.floor((seed / 2147483648) * Number(slider.max))));
    slider.dispatchEvent(new Event("input", { bubbles: true }));
  }
  return { frames, work: window.work.filter((one) => one > 0.3) };
}

async function seekAll(bytes, warm) {
  const { Timeline } = await import("/bench/timeline.js");
  const { loadTrace } = await import("/bench/load.js");
  const timeline = new Timeline();
  await loadTrace({ bytes: Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0)) }, (one) => timeline.add(one));
  if (warm) while (timeline.prepare?.(50));
  const times = [];
  let seed = 3;
  for (let i = 0; i < 400; i++) {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    const step = Math.floor((seed / 2147483648) * timeline.steps);
    const begun = performance.now();
    timeline.seek(step);
    times.push(performance.now() - begun);
  }
  return times;
}

/** Processor milliseconds of the main thread a frame of scrubbing, by part of the frame. */
async function processorTimes(page) {
  const session = await browser.newBrowserCDPSession();
  const events = [];
  session.on("Tracing.dataCollected", ({ value }) => events.push(...value));
  const traceConfig = { includedCategories: ["devtools.timeline", "blink", "cc", "toplevel"] };
  await session.send("Tracing.start", { transferMode: "ReportEvents", traceConfig });
  await page.evaluate(scrub, TRACED);
  const complete = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
  await session.send("Tracing.end");
  await complete;
  await session.detach();
  const thread = ({ pid, tid }) => `${pid} ${tid}`;
  const main = new Set(events.filter((one) => one.args?.name === "CrRendererMain").map(thread));
  const spent = (name) => {
    const found = events.filter((one) => one.name === name && one.ph === "X" && main.has(thread(one)));
    return (found.reduce((sum, one) => sum + (one.tdur ?? 0), 0) / 1000 / TRACED).toFixed(2);
  };
  const parts = { script: "FireAnimationFrame", style: "UpdateLayoutTree", layout: "Layout", paint: "Paint" };
  const shown = Object.entries(parts).map(([words, name]) => `${words} ${spent(name)}`);
  return `${spent("ProxyMain::BeginMainFrame")} ms a frame (${shown.join(", ")})`;
}

const builds = process.argv.length > 4 ? process.argv.slice(4) : ["dist"];
const sites = await Promise.all(builds.map((build) => servePlayer(folder, build)));
const browser = await launchBrowser();
try {
  await build({
    configFile: false,
    logLevel: "error",
    resolve: { alias: { "@": join(process.cwd(), "src") } },
    build: {
      outDir: join(scratch, "lib"),
      lib: { entry: { timeline: `${PARTS}/timeline.ts`, load: `${PARTS}/load.ts` }, formats: ["es"] },
    },
  });
  const trace = readFileSync(join(folder, "long.algotrace.gz"));
  for (let turn = 0; turn < rounds * builds.length; turn++) {
    const site = sites[turn % builds.length];
    if (builds.length > 1) console.log(builds[turn % builds.length]);
    const { page, context } = await openVisitor(browser, site.base, { reduced: false });
    await page.addInitScript(watchFrames);
    await page.route("**/bench/*.js", (route) =>
      route.fulfill({ path: join(scratch, "lib", basename(route.request().url())), contentType: "text/javascript" }),
    );
    const firsts = [];
    for (const step of [0, 30_000]) {
      site.asked.length = 0;
      await page.goto(`/s/long?step=${step}`);
      await page.waitForFunction(() => window.firstPicture > 0);
      await page.waitForFunction(
        (wanted) => document.querySelector('input[type="range"]')?.value === String(wanted),
        step,
      );
      firsts.push((await page.evaluate(() => window.firstPicture)) - site.asked[0].at);
    }
    console.log(
      `first frame  step 0: ${firsts[0]} ms, step 30,000: ${firsts[1]} ms after the bytes begin (trace ${(trace.length / 1024).toFixed(0)} kB, in ${site.asked.length} pieces)`,
    );
    await page.waitForTimeout(2500);
    console.log(`processor    ${await processorTimes(page)}`);
    const session = await context.newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: THROTTLE });
    await session.send("Performance.enable");
    const before = await metrics(session);
    const { frames, work } = await page.evaluate(scrub, 260);
    const after = await metrics(session);
    console.log(`scrub        ${words(frames)}`);
    console.log(`  work       ${words(work)}`);
    const spent = ["Script", "RecalcStyle", "Layout", "Task"].map((name) => {
      const key = `${name}Duration`;
      return `${name} ${(((after[key] - before[key]) * 1000) / 260).toFixed(1)}`;
    });
    console.log(`  a frame    ${spent.join(", ")} ms of the main thread`);
    const bytes = trace.toString("base64");
    console.log(`seek cold    ${words(await page.evaluate(`(${seekAll})(${JSON.stringify(bytes)}, false)`))}`);
    console.log(`seek warm    ${words(await page.evaluate(`(${seekAll})(${JSON.stringify(bytes)}, true)`))}`);
    await context.close();
  }
} finally {
  await browser.close();
  for (const site of sites) site.stop();
  rmSync(scratch, { recursive: true, force: true });
}
