import { useEffect, useMemo, useRef } from "react";
import classes from "@/features/visualizer/components/player.module.css";
import { setText } from "@/features/visualizer/components/set-text";
import type { Playback } from "@/features/visualizer/playback/playback";
import { describeStep } from "@/features/visualizer/playback/sentence";

const HEARD_EVERY_MS = 1000;

/** The step in a sentence: seen at once, and heard at most once a second. */
export function Caption({ playback, source }: { playback: Playback; source: string }) {
  const seen = useRef<HTMLParagraphElement>(null);
  const heard = useRef<HTMLParagraphElement>(null);
  const lines = useMemo(() => source.split("\n"), [source]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let last = 0;
    const say = (text: string) => {
      clearTimeout(timer);
      const wait = Math.max(0, HEARD_EVERY_MS - (performance.now() - last));
      timer = setTimeout(() => {
        last = performance.now();
        if (heard.current) heard.current.textContent = text;
      }, wait);
    };
    const stop = playback.onRead(() => {
      if (playback.timeline.steps === 0 || !seen.current) return;
      const text = playback.waiting
        ? "Reading this part of the run…"
        : describeStep(playback.state, playback.timeline.header?.funcs ?? [], lines);
      if (seen.current.textContent === text) return;
      setText(seen.current, text);
      say(text);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [playback, lines]);
  return (
    <>
      <p ref={seen} className={classes.caption} aria-hidden />
      <p ref={heard} className={classes.heard} aria-live="polite" role="status" />
    </>
  );
}
