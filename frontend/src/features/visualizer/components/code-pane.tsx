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
  useEffect(() => playback.onPaint(() => showLine(pane.current, playback)), [playback]);
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

function showLine(pane: HTMLElement | null, playback: Playback): void {
  if (!pane || playback.timeline.steps === 0) return;
  const { line, event } = playback.state;
  const shown = pane.querySelector<HTMLElement>("[data-current]");
  const kind = event === 3 ? "error" : event === 2 || event === 4 ? "leaving" : "yes";
  if (shown?.dataset.line === String(line) && shown.dataset.current === kind) return;
  if (shown) delete shown.dataset.current;
  const row = pane.querySelector<HTMLElement>(`[data-line="${line}"]`);
  if (!row) return;
  row.dataset.current = kind;
  const top = row.offsetTop - pane.offsetTop;
  const margin = row.offsetHeight * 2;
  if (top < pane.scrollTop + margin) pane.scrollTop = Math.max(0, top - margin);
  else if (top > pane.scrollTop + pane.clientHeight - margin * 1.5)
    pane.scrollTop = top - pane.clientHeight + margin * 1.5;
}
