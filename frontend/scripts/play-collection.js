// Plays a folder of traces as the page would, without a page: `node scripts/play-collection.js FOLDER [--kinds]`.
// FOLDER is what `benchmarks/public_programs.py` has written. Every looked-at step must replay to the
// digest that the Python replayer found, must draw something that says something, and must have a sentence.
import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "vite";

const folder = process.argv[2];
const vite = await createServer({
  server: { middlewareMode: true, watch: null },
  appType: "custom",
  logLevel: "error",
});
const load = (name) => vite.ssrLoadModule(`/src/features/visualizer/${name}`);
const { Timeline } = await load("trace/timeline.ts");
const { loadTrace } = await load("trace/load.ts");
const { digest } = await load("trace/canonical.ts");
const { pickFigures } = await load("stage/figures.ts");
const { Pen } = await load("stage/pen.ts");
const { describeStep } = await load("playback/sentence.ts");
const { drawFigures, heightOf, shapesOr } = await load("stage/scene.ts");
await new Promise((resolve) => shapesOr(resolve) && resolve());

const ink = new Proxy({}, { get: () => "#123456" });
const WIDTH = 700;

/** A canvas that writes down what is drawn, and what is drawn beside it. */
function fakeContext(height) {
  const drawn = { texts: [], shapes: 0, outside: 0, broken: 0 };
  const draws = new Set(["roundRect", "rect", "fillRect", "fillText", "arc", "lineTo", "moveTo", "quadraticCurveTo"]);
  const context = new Proxy(
    {},
    {
      get: (_, name) =>
        draws.has(name)
          ? (...args) => {
              const [x, y] = args.filter((one) => typeof one === "number");
              if (args.some((one) => typeof one === "number" && !Number.isFinite(one))) drawn.broken += 1;
              else if (x < -60 || x > WIDTH + 60 || y < -30 || y > height + 30) drawn.outside += 1;
              if (name === "fillText") drawn.texts.push(args[0]);
              else drawn.shapes += 1;
            }
          : () => undefined,
      set: () => true,
    },
  );
  return { context, drawn };
}

const kinds = new Map();
const complaints = [];
let programs = 0;
let looked = 0;
let poor = 0;
for (const file of readdirSync(folder).filter((name) => name.endsWith(".algotrace.gz"))) {
  const name = file.replace(".algotrace.gz", "");
  const wanted = JSON.parse(readFileSync(`${folder}/${name}.json`, "utf8"));
  programs += 1;
  const said = new Set();
  const complain = (words, step) =>
    !said.has(words) && said.add(words) && complaints.push(`${name}: ${words} (step ${step})`);
  const timeline = new Timeline();
  try {
    await loadTrace({ bytes: new Uint8Array(readFileSync(`${folder}/${file}`)) }, (part) => timeline.add(part));
    if (timeline.failed) complain(timeline.failed, 0);
    const lines = wanted.source.split("\n");
    let shown = 0;
    let steps = 0;
    for (const [text, number] of Object.entries(wanted.digests)) {
      const step = Number(text);
      const state = timeline.seek(step);
      looked += 1;
      steps += 1;
      if (digest(state) !== number) complain("another state than Python's", step);
      const hints = timeline.end?.hints;
      const figures = pickFigures(state, hints, new Map());
      const height = Math.max(412, heightOf(figures, WIDTH, 420));
      const { context, drawn } = fakeContext(height);
      drawFigures(
        new Pen(context, ink),
        { state, hints, funcs: timeline.header.funcs, tween: 1, again() {} },
        figures,
        WIDTH,
        height,
      );
      for (const figure of figures) kinds.set(figure.kind, (kinds.get(figure.kind) ?? 0) + 1);
      if (drawn.broken) complain(`${drawn.broken} places that are no numbers`, step);
      if (drawn.outside > 2)
        complain(
          `${drawn.outside} of ${drawn.shapes + drawn.texts.length} drawn outside: ${figures.map((one) => one.kind)}`,
          step,
        );
      if (drawn.shapes === 0) complain(`nothing drawn but ${drawn.texts.join(" ")}`, step);
      if (figures.some((one) => one.kind !== "values")) shown += 1;
      for (const said of [...drawn.texts, describeStep(state, timeline.header.funcs, lines)])
        if (/undefined|NaN|\[object|null/.test(said) && !lines.join().includes(said)) complain(`says ${said}`, step);
    }
    if (shown === 0) poor += 1;
    if (process.argv.includes("--poor") && shown === 0) console.log(`only values: ${name} (${wanted.steps})`);
    if (steps === 0) complain("no steps", 0);
  } catch (error) {
    complain(`${error.stack?.split("\n").slice(0, 3).join(" | ")}`, -1);
  }
}
console.log(complaints.join("\n"));
console.log(
  `${programs} programs, ${looked} steps looked at, ${complaints.length} complaints, ${poor} with plain values only`,
);
console.log(
  [...kinds]
    .sort((a, b) => b[1] - a[1])
    .map(([kind, count]) => `${kind} ${count}`)
    .join(", "),
);
await vite.close();
