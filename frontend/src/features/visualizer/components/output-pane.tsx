import { useEffect, useMemo, useRef } from "react";
import classes from "@/features/visualizer/components/player.module.css";
import { useVersion } from "@/features/visualizer/components/use-playback";
import type { Playback } from "@/features/visualizer/playback/playback";

/** What has been printed up to this step. */
export function OutputPane({ playback }: { playback: Playback }) {
  useVersion(playback);
  const pane = useRef<HTMLPreElement>(null);
  const output = playback.timeline.end?.output ?? "";
  // The trace counts characters; a string here counts the halves of the rare long ones.
  const whole = useMemo(() => [...output], [output]);
  useEffect(
    () =>
      playback.onRead(() => {
        const element = pane.current;
        if (!element || playback.timeline.steps === 0) return;
        const { out } = playback.state;
        const text = whole.length === output.length ? output.slice(0, out) : whole.slice(0, out).join("");
        if (element.textContent === text) return;
        element.textContent = text;
        element.scrollTop = element.scrollHeight;
      }),
    [playback, output, whole],
  );
  if (!output) return null;
  return (
    <section className={classes.output} aria-label="Output">
      <h2>Output</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <pre ref={pane} tabIndex={0} />
    </section>
  );
}
