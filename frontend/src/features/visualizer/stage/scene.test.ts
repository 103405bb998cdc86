import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { describeStep } from "@/features/visualizer/playback/sentence";
import { pickFigures } from "@/features/visualizer/stage/figures";
import type { Ink } from "@/features/visualizer/stage/ink";
import { Pen } from "@/features/visualizer/stage/pen";
import { drawFigures, heightOf, shapesOr } from "@/features/visualizer/stage/scene";
import { drawCallTree, drawSearch } from "@/features/visualizer/stage/shapes";
import type { Value } from "@/features/visualizer/trace/format";
import { loadTrace } from "@/features/visualizer/trace/load";
import { emptyState, loadObject } from "@/features/visualizer/trace/state";
import { Timeline } from "@/features/visualizer/trace/timeline";

const folder = `${process.cwd()}/../tests/fixtures/traces`;
const index = JSON.parse(readFileSync(`${folder}/digests.json`, "utf8")) as Record<string, { source: string }>;
const ink = new Proxy({}, { get: () => "#123456" }) as Ink;

async function open(name: string): Promise<Timeline> {
  const timeline = new Timeline();
  await loadTrace({ bytes: new Uint8Array(readFileSync(`${folder}/${name}.algotrace.gz`)) }, (part) =>
    timeline.add(part),
  );
  return timeline;
}

/** A canvas that counts what is drawn and refuses places that are no numbers. */
function fakeContext() {
  const drawn = { count: 0, texts: [] as string[] };
  const context = new Proxy({} as Record<string, unknown>, {
    get: (_, name) => {
      if (
        name === "roundRect" ||
        name === "rect" ||
        name === "fillRect" ||
        name === "fillText" ||
        name === "arc" ||
        name === "lineTo"
      ) {
        return (...args: unknown[]) => {
          drawn.count += 1;
          if (name === "fillText") drawn.texts.push(String(args[0]));
          const places = args.filter((value) => typeof value === "number");
          expect(places.every(Number.isFinite), `${String(name)} ${args.join()}`).toBe(true);
        };
      }
      return () => undefined;
    },
    set: () => true,
  });
  return { context: context as unknown as CanvasRenderingContext2D, drawn };
}

async function shapesAreThere(): Promise<void> {
  await new Promise<void>((resolve) => {
    if (shapesOr(resolve)) resolve();
  });
}

it.each(Object.keys(index))("shows something at every step of %s, and a sentence", async (name) => {
  await shapesAreThere();
  const timeline = await open(name);
  const every = timeline.steps > 2000 ? 41 : 1;
  const lines = index[name]?.source.split("\n") ?? [];
  for (let step = 0; step < timeline.steps; step += every) {
    const state = timeline.seek(step);
    const figures = pickFigures(state, timeline.end?.hints, new Map());
    expect(figures.length, `step ${step}`).toBeGreaterThan(0);
    const { context, drawn } = fakeContext();
    const scene = {
      state,
      hints: timeline.end?.hints,
      funcs: timeline.header?.funcs ?? [],
      tween: 1,
      again: () => undefined,
    };
    drawFigures(new Pen(context, ink), scene, figures, 700, Math.max(400, heightOf(figures, 700, 400)));
    drawCallTree(new Pen(context, ink), timeline, step, state.order, 700, 400);
    expect(drawn.texts.length, `step ${step}`).toBeGreaterThan(0);
    expect(describeStep(state, scene.funcs, lines)).toMatch(/[Ll]ine \d+/);
  }
});

it("draws every figure in every kind that it offers", async () => {
  await shapesAreThere();
  for (const name of Object.keys(index)) {
    const timeline = await open(name);
    const state = timeline.seek(Math.floor(timeline.steps * 0.7));
    for (const figure of pickFigures(state, timeline.end?.hints, new Map())) {
      for (const kind of figure.options) {
        const { context, drawn } = fakeContext();
        const scene = {
          state,
          hints: timeline.end?.hints,
          funcs: timeline.header?.funcs ?? [],
          tween: 0.5,
          again: () => undefined,
        };
        const [chosen] = pickFigures(state, timeline.end?.hints, new Map([[figure.name, kind]])).filter(
          (one) => one.name === figure.name,
        );
        if (chosen) drawFigures(new Pen(context, ink), scene, [chosen], 700, 400);
        expect(drawn.count, `${name} ${figure.name} as ${kind}`).toBeGreaterThan(0);
      }
    }
  }
});

it("guesses the picture from the value and from the use", async () => {
  const kinds = async (name: string, step: number) => {
    const timeline = await open(name);
    return Object.fromEntries(
      pickFigures(timeline.seek(step), timeline.end?.hints, new Map()).map((one) => [one.name, one.kind]),
    );
  };
  expect(await kinds("quick-sort", 60)).toMatchObject({ a: "bars" });
  expect(await kinds("lcs-table", 120)).toMatchObject({ dp: "grid" });
  expect(await kinds("maze-bfs", 160)).toMatchObject({ maze: "grid", grid: "grid", queue: "cells", seen: "map" });
  expect(await kinds("dijkstra", 40)).toMatchObject({ graph: "graph", done: "set", heap: "heap" });
  expect(Object.values(await kinds("search-tree", 80))).toContain("tree");
  expect(Object.values(await kinds("linked-list", 30))).toContain("linked");
});

it("draws what a minimiser asked, until the step that is shown", async () => {
  await shapesAreThere();
  const timeline = await open("minimiser");
  expect(timeline.questions).toHaveLength(60);
  const texts = (step: number, w: number) => {
    const { context, drawn } = fakeContext();
    drawSearch(new Pen(context, ink), timeline, timeline.seek(step), [0, 1], w, 420);
    return drawn.texts.join(" | ");
  };
  const last = timeline.steps - 1;
  expect(texts(0, 700)).toContain("no finite value yet");
  expect(texts(last, 700)).toMatch(/Best so far \| [\d.e-]+ after 60 of 60 values/);
  expect(texts(last, 700)).toContain("Population people");
  expect(texts(last, 360)).toContain("Lowest value found in each place");
  const middle = timeline.questions[29]?.step ?? 0;
  expect(texts(middle, 700)).toContain("after 30 of 60 values");
});

it("draws a string that names point into letter by letter, and of a comprehension the frame around it", async () => {
  const timeline = await open("palindrome");
  const kinds = (step: number) =>
    pickFigures(timeline.seek(step), timeline.end?.hints, new Map()).map((one) => one.kind);
  expect(kinds(timeline.steps - 3)).toEqual(["values", "text"]);
  const inside = timeline.call(0, 1);
  const [figure] = pickFigures(timeline.seek(inside), timeline.end?.hints, new Map());
  expect(
    timeline
      .seek(inside)
      .frames.get(figure?.frame ?? -1)
      ?.vars.has("text"),
  ).toBe(true);
});

it("takes a square of distances for a table, and rows named circles for circles", async () => {
  await shapesAreThere();
  const state = emptyState();
  const rows = (values: Value[][]) => loadObject(["L", values.map((row): Value => ({ t: row }))]);
  state.order = [0];
  state.heap.set(1, loadObject(["L", [3, 4, 5, 6].map((at): Value => ({ $: at }))]));
  for (const at of [3, 4, 5, 6]) state.heap.set(at, loadObject(["L", [0.5, 1.5, at, 2.5]]));
  state.heap.set(
    2,
    rows([
      [0.25, 0.25, 0.25],
      [0.75, 0.75, 0.2],
    ]),
  );
  state.frames.set(0, {
    func: 0,
    vars: new Map<string, Value>([
      ["gaps", { $: 1 }],
      ["circles", { $: 2 }],
    ]),
  });
  const figures = pickFigures(state, undefined, new Map());
  expect(figures.map((one) => [one.name, one.kind])).toEqual([
    ["gaps", "grid"],
    ["circles", "circles"],
  ]);
  const { context, drawn } = fakeContext();
  const scene = { state, hints: undefined, funcs: [], tween: 1, again: () => undefined };
  drawFigures(new Pen(context, ink), scene, figures, 700, 500);
  expect(drawn.texts).toContain("0 … 0.95");
});
