import { lazy, Suspense } from "react";
import classes from "@/features/visualizer/components/player.module.css";
import type { Playback } from "@/features/visualizer/playback/playback";

const Stage = lazy(() => import("@/features/visualizer/components/stage"));
const HEAD = 46;

/** The stage, fetched beside the trace; its room is kept free meanwhile. */
export function LazyStage({ playback, height }: { playback: Playback; height: number }) {
  return (
    <Suspense fallback={<div className={classes.stage} style={{ minHeight: height + HEAD }} />}>
      <Stage playback={playback} height={height} />
    </Suspense>
  );
}
