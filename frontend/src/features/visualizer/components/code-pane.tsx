import { useEffect, useMemo, useRef } from "react";
import classes from "@/features/visualizer/components/player.module.css";
import { tokens } from "@/features/visualizer/components/tokens";
import { useVersion } from "@/features/visualizer/components/use-playback";
import type { Playback } from "@/features/visualizer/playback/playback";

type CodePaneProps = { playback: Playback; source: string };

/** The program with its current line, how often each line runs, and breakpoints in the margin. */
export function CodePane({ playback, source }: CodePaneProps) {
  useVersion(playback);
  const pane = useRef<HTMLElement>(null);
  const lines = useMemo(() => source.replace(/\n$/, "").split("\n").map(tokens), [source]);
  const hits = playback.timeline.end?.hits ?? {};
  const most = Math.max(1, ...Object.values(hits));
  useEffect(() => {
    if (!pane.current) return;
    const view = new LineView(pane.current);
    const stop = playback.onRead(() => view.show(playback));
    return () => {
      stop();
      view.close();
    };
  }, [playback]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section ref={pane} className={classes.code} aria-label="Code" tabIndex={0}>
      {lines.map((parts, at) => {
        const line = at + 1;
        const heat = hits[line] ? 0.08 + 0.5 * (Math.log(1 + (hits[line] ?? 0)) / Math.log(1 + most)) : 0;
        const broken = playback.breaks.has(line);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of a text have no other identity
          <div key={at} className={classes.line} data-line={line}>
            <button
              type="button"
              className={classes.gutter}
              aria-pressed={broken}
              aria-label={`Breakpoint on line ${line}`}
              onClick={() => playback.toggleBreak(line)}
            >
              {line}
            </button>
            <span
              className={classes.heat}
              style={{ opacity: heat }}
              title={hits[line] ? `ran ${hits[line]} times` : undefined}
            />
            <code>
              {parts.map(([kind, text], part) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: nor have the words of a line
                <span key={part} className={kind ? classes[kind] : undefined}>
                  {text}
                </span>
              ))}
            </code>
          </div>
        );
      })}
    </section>
  );
}

/** Marks the current line and keeps it in sight; it measures when the pane changes, never while a frame is painted. */
class LineView {
  private height = 0;
  private row = 0;
  private top = 0;
  private shown: HTMLElement | null = null;
  private readonly resized: ResizeObserver;

  constructor(private readonly pane: HTMLElement) {
    this.resized = new ResizeObserver(() => this.measure());
    this.resized.observe(pane);
    pane.addEventListener("scroll", this.note, { passive: true });
  }

  close(): void {
    this.resized.disconnect();
    this.pane.removeEventListener("scroll", this.note);
  }

  show(playback: Playback): void {
    if (playback.timeline.steps === 0) return;
    const { line, event } = playback.state;
    const kind = event === 3 ? "error" : event === 2 || event === 4 ? "leaving" : "yes";
    const row = this.pane.children[line - 1] as HTMLElement | undefined;
    if (row === this.shown && row?.dataset.current === kind) return;
    if (this.shown) delete this.shown.dataset.current;
    this.shown = row ?? null;
    if (!row) return;
    row.dataset.current = kind;
    this.reveal((line - 1) * this.row);
  }

  private reveal(top: number): void {
    const margin = this.row * 2;
    let to = this.top;
    if (top < this.top + margin) to = Math.max(0, top - margin);
    else if (top > this.top + this.height - margin * 1.5) to = top - this.height + margin * 1.5;
    if (to === this.top) return;
    this.top = to;
    this.pane.scrollTop = to;
  }

  private measure(): void {
    this.height = this.pane.clientHeight;
    this.row = (this.pane.firstElementChild as HTMLElement | null)?.offsetHeight ?? 0;
    if (this.shown) this.reveal((Number(this.shown.dataset.line) - 1) * this.row);
  }

  private readonly note = () => {
    this.top = this.pane.scrollTop;
  };
}
