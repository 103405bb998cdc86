import { useEffect, useRef } from "react";
import classes from "@/features/visualizer/components/player.module.css";
import { setText } from "@/features/visualizer/components/set-text";
import { useVersion } from "@/features/visualizer/components/use-playback";
import type { Playback } from "@/features/visualizer/playback/playback";
import { type Ink, readInk } from "@/features/visualizer/stage/ink";

const HEIGHT = 30;
const ROWS: [row: string, ink: keyof Ink, words: string][] = [
  ["calls", "cursor", "calls"],
  ["changes", "bar", "changes"],
  ["swaps", "changed", "swaps"],
  ["output", "compared", "output"],
  ["errors", "read", "exceptions"],
  ["questions", "heat", "values asked for"],
];

/** Where one is in the run, over a strip that shows how much of what happened where. */
export function Scrubber({ playback }: { playback: Playback }) {
  useVersion(playback);
  const range = useRef<HTMLInputElement>(null);
  const strip = useRef<HTMLCanvasElement>(null);
  const count = useRef<HTMLOutputElement>(null);
  const last = playback.lastStep;
  useEffect(
    () =>
      playback.onPaint(() => {
        const { step } = playback;
        if (range.current && range.current.value !== String(step)) range.current.value = String(step);
        const text = `${(step + 1).toLocaleString("en")} / ${(playback.lastStep + 1).toLocaleString("en")}`;
        setText(count.current, text);
      }),
    [playback],
  );
  useEffect(() => {
    const element = strip.current;
    if (!element) return;
    const draw = () => drawStrip(element, playback);
    const stop = playback.subscribe(draw);
    const resized = new ResizeObserver(draw);
    resized.observe(element);
    draw();
    return () => {
      stop();
      resized.disconnect();
    };
  }, [playback]);
  const rows = ROWS.filter(([row]) => playback.timeline.end?.strip?.rows[row]);
  return (
    <div className={classes.scrubber}>
      <div className={classes.track}>
        <canvas ref={strip} className={classes.strip} style={{ height: HEIGHT }} aria-hidden />
        <input
          ref={range}
          type="range"
          min={0}
          max={last}
          defaultValue={playback.step}
          aria-label="Step"
          onChange={(event) => {
            if (playback.playing) playback.pause();
            playback.go(Number(event.currentTarget.value));
          }}
        />
        {playback.markers.map((step) => (
          <button
            key={step}
            type="button"
            className={classes.marker}
            style={{ left: `${(step / Math.max(1, last)) * 100}%` }}
            aria-label={`Go to the marker at step ${step + 1}`}
            onClick={() => playback.go(step)}
          />
        ))}
      </div>
      <div className={classes.legend}>
        <output ref={count} className={classes.count} />
        {rows.map(([row, ink, words]) => (
          <span key={row} style={{ "--dot": `var(--v-${ink})` } as React.CSSProperties}>
            {words}
          </span>
        ))}
      </div>
    </div>
  );
}

function drawStrip(canvas: HTMLCanvasElement, playback: Playback): void {
  const ctx = canvas.getContext("2d");
  const strip = playback.timeline.end?.strip;
  const width = canvas.clientWidth;
  if (!ctx || width === 0) return;
  const dense = Math.min(window.devicePixelRatio || 1, 2);
  canvas.width = width * dense;
  canvas.height = HEIGHT * dense;
  ctx.scale(dense, dense);
  const ink = readInk(canvas);
  ctx.fillStyle = ink.fill;
  ctx.fillRect(0, HEIGHT / 2 - 3, width, 6);
  if (!strip || playback.timeline.steps < 2) return;
  const scale = (strip.width / playback.timeline.steps) * width;
  for (const [row, colour] of ROWS) {
    const cells = strip.rows[row];
    if (!cells) continue;
    const most = Math.max(...cells);
    const up = row === "calls" || row === "errors";
    ctx.fillStyle = ink[colour];
    cells.forEach((value, at) => {
      if (!value) return;
      const size = 2 + (value / most) * (HEIGHT / 2 - 5);
      const x = at * scale;
      ctx.fillRect(x, up ? HEIGHT / 2 - 2 - size : HEIGHT / 2 + 2, Math.max(1, Math.min(scale - 0.5, width - x)), size);
    });
  }
}
