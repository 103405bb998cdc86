import { useEffect, useRef, useState } from "react";
import classes from "@/features/visualizer/components/player.module.css";
import { useVersion } from "@/features/visualizer/components/use-playback";
import type { Playback } from "@/features/visualizer/playback/playback";
import { type Figure, pickFigures } from "@/features/visualizer/stage/figures";
import { readInk } from "@/features/visualizer/stage/ink";
import { Pen } from "@/features/visualizer/stage/pen";
import { drawFigures, heightOf, shapesOr } from "@/features/visualizer/stage/scene";
import type { View } from "@/features/visualizer/trace/place";

/** What the box around the canvas keeps free, left and right together. */
const PADDING = 20;

const WORDS: Record<View, string> = { data: "Data", calls: "Calls", search: "Search" };
const MOST_AXES = 6;

type StageProps = { playback: Playback; height: number };

/** The pictures of what the program holds, drawn straight to a canvas once a frame. */
export default function Stage({ playback, height }: StageProps) {
  useVersion(playback);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [figures, setFigures] = useState<Figure[]>([]);
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const painter = makePainter(element, playback, height, setFigures);
    const stop = playback.onPaint(painter.paint);
    // Reading the width in a frame would force the layout of what the frame has already changed.
    const resized = new ResizeObserver(() => {
      painter.measure();
      playback.repaint();
    });
    if (element.parentElement) resized.observe(element.parentElement);
    const scheme = new MutationObserver(() => playback.repaint());
    scheme.observe(document.documentElement, { attributes: true, attributeFilter: ["data-mantine-color-scheme"] });
    return () => {
      stop();
      resized.disconnect();
      scheme.disconnect();
    };
  }, [playback, height]);
  const named = figures.filter(
    (figure, at) => figure.options.length > 1 && figures.findIndex((other) => other.name === figure.name) === at,
  );
  return (
    <div className={classes.stage}>
      <div className={classes.stageHead}>
        <fieldset className={classes.views} aria-label="What the stage shows">
          {playback.views.map((view) => (
            <button
              key={view}
              type="button"
              aria-pressed={playback.view === view}
              onClick={() => playback.setView(view)}
            >
              {WORDS[view]}
            </button>
          ))}
        </fieldset>
        {playback.view === "search" && <AxesChoice playback={playback} />}
        {playback.view === "data" &&
          named.slice(0, 3).map((figure) => (
            <label key={`${figure.frame} ${figure.name}`} className={classes.choice}>
              <span>{figure.name}</span>
              <select
                aria-label={`Draw ${figure.name} as`}
                value={figure.kind}
                onChange={(event) => playback.choose(figure.name, event.currentTarget.value)}
              >
                {figure.options.map((option) => (
                  <option key={option}>{option}</option>
                ))}
              </select>
            </label>
          ))}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className={classes.canvasBox} style={{ height }} aria-label="Stage" tabIndex={0}>
        <canvas
          ref={canvas}
          role="img"
          aria-label="Pictures of the variables at this step; the same is told in words below"
        />
      </section>
    </div>
  );
}

/** Which two coordinates the landscape is drawn over, where there are more than two. */
function AxesChoice({ playback }: { playback: Playback }) {
  const width = Math.min(playback.timeline.questions[0]?.point.length ?? 0, MOST_AXES);
  if (width < 3) return null;
  const pairs: string[] = [];
  for (let a = 1; a < width; a++) for (let b = a + 1; b <= width; b++) pairs.push(`${a}x${b}`);
  const [a, b] = playback.axes;
  return (
    <label className={classes.choice}>
      <span>coordinates</span>
      <select
        aria-label="Coordinates of the landscape"
        value={`${a + 1}x${b + 1}`}
        onChange={(event) => playback.choose("coordinates", event.currentTarget.value)}
      >
        {pairs.map((pair) => (
          <option key={pair} value={pair}>
            {pair.replace("x", " and ")}
          </option>
        ))}
      </select>
    </label>
  );
}

/** One painter for the canvas: it keeps its colours and its size between frames. */
function makePainter(canvas: HTMLCanvasElement, playback: Playback, height: number, tell: (figures: Figure[]) => void) {
  let told = "";
  let scheme = "";
  let ink = readInk(canvas);
  const again = () => playback.repaint();
  const refreshInk = () => {
    const now = document.documentElement.dataset.mantineColorScheme ?? "";
    if (now !== scheme) ink = readInk(canvas);
    scheme = now;
  };
  const report = (figures: Figure[]) => {
    const names = figures.map((figure) => `${figure.name}:${figure.kind}:${figure.options.length}`).join();
    if (names === told || playback.moving) return;
    told = names;
    tell(figures);
  };
  let width = 0;
  const measure = () => {
    width = (canvas.parentElement?.clientWidth ?? 0) - PADDING;
  };
  measure();
  const paint = () => {
    const ctx = canvas.getContext("2d");
    if (!ctx || width <= 0 || playback.timeline.steps === 0 || playback.waiting) return;
    refreshInk();
    const { timeline, state } = playback;
    const hints = timeline.end?.hints ?? timeline.header?.hints;
    const figures = pickFigures(state, hints, playback.choices);
    report(figures);
    const { view } = playback;
    const tall = view !== "data" ? height - 8 : Math.max(height - 8, heightOf(figures, width, height));
    sizeCanvas(canvas, ctx, width, tall);
    const pen = new Pen(ctx, ink);
    const scene = { state, hints, funcs: timeline.header?.funcs ?? [], tween: playback.tween, again };
    if (view !== "data" && !timeline.whole) {
      pen.text("Reading the run…", 4, 20, { align: "left", colour: ink.faint, mono: false });
    } else if (view === "search") shapesOr(again)?.drawSearch(pen, timeline, state, playback.axes, width, tall);
    else if (view === "calls") shapesOr(again)?.drawCallTree(pen, timeline, playback.step, state.order, width, tall);
    else drawFigures(pen, scene, figures, width, tall);
  };
  return { paint, measure };
}

function sizeCanvas(canvas: HTMLCanvasElement, ctx: CanvasRenderingContext2D, width: number, height: number): void {
  const dense = Math.min(window.devicePixelRatio || 1, 2);
  const [w, h] = [Math.round(width * dense), Math.round(height * dense)];
  if (canvas.width !== w || canvas.height !== h) {
    canvas.width = w;
    canvas.height = h;
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
  }
  ctx.setTransform(dense, 0, 0, dense, 0, 0);
  ctx.clearRect(0, 0, width, height);
}
