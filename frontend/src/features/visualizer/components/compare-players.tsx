import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { Caption } from "@/features/visualizer/components/caption";
import { CodePane } from "@/features/visualizer/components/code-pane";
import { Controls } from "@/features/visualizer/components/controls";
import { CopyLink } from "@/features/visualizer/components/copy-link";
import { LazyStage } from "@/features/visualizer/components/lazy-stage";
import classes from "@/features/visualizer/components/player.module.css";
import { Scrubber } from "@/features/visualizer/components/scrubber";
import { usePlayback, useVersion } from "@/features/visualizer/components/use-playback";
import type { Playback } from "@/features/visualizer/playback/playback";
import type { TraceSource } from "@/features/visualizer/trace/format";
import { addressOf, type PlayerPlace } from "@/features/visualizer/trace/place";
import { pluralise } from "@/lib/format";

export type ComparedRun = { trace: TraceSource; source: string; title: string };

export type ComparePlayersProps = {
  left: ComparedRun;
  right: ComparedRun;
  place?: PlayerPlace;
  onPlaceChange?: (place: PlayerPlace) => void;
  linkTo?: (place: PlayerPlace) => string;
};

const Notice = lazy(() => import("@/features/visualizer/components/notice"));
const NOWHERE: PlayerPlace = {};

/** Two runs on one scrubber: at the same part of their way, or at the same step. */
export default function ComparePlayers({ left, right, place = NOWHERE, onPlaceChange, linkTo }: ComparePlayersProps) {
  const [align, setAlign] = useState<"progress" | "steps">(place.align ?? "progress");
  const leader = useRef<Playback | null>(null);
  const tell = (playback: Playback) => (rested: PlayerPlace) => {
    if (leader.current === playback) onPlaceChange?.(withAlign(rested, align));
  };
  const a = usePlayback(left.trace, place, (rested) => tell(a)(rested));
  const b = usePlayback(right.trace, place, (rested) => tell(b)(rested));
  useVersion(a);
  useVersion(b);
  const [first, second] = b.timeline.steps > a.timeline.steps ? [b, a] : [a, b];
  leader.current = first;
  useEffect(() => first.onPaint(() => follow(first, second, align)), [first, second, align]);
  const link = () => (linkTo ?? addressOf)(withAlign(first.place, align));
  return (
    <section className={classes.player} aria-label={`${left.title} and ${right.title} side by side`}>
      <div className={classes.pair}>
        <Side run={left} playback={a} />
        <Side run={right} playback={b} />
      </div>
      <Scrubber playback={first} />
      <div className={classes.controls}>
        <CopyLink link={link}>{(copy) => <Controls playback={first} copyLink={copy} compact />}</CopyLink>
        <fieldset className={classes.views} aria-label="How the runs are aligned">
          {(["progress", "steps"] as const).map((way) => (
            <button key={way} type="button" aria-pressed={align === way} onClick={() => setAlign(way)}>
              {way === "progress" ? "Same part of the way" : "Same step"}
            </button>
          ))}
        </fieldset>
      </div>
    </section>
  );
}

function Side({ run, playback }: { run: ComparedRun; playback: Playback }) {
  const { end } = playback.timeline;
  const swaps = end?.strip?.rows.swaps?.reduce((sum, count) => sum + count, 0) ?? 0;
  return (
    <div className={classes.side}>
      <h2>{run.title}</h2>
      {end && (
        <p className={classes.tally}>
          {[
            pluralise(end.steps, "step"),
            pluralise(end.calls, "call"),
            ...(swaps ? [pluralise(swaps, "swap")] : []),
          ].join(" · ")}
        </p>
      )}
      <Suspense>
        <Notice timeline={playback.timeline} />
      </Suspense>
      <LazyStage playback={playback} height={300} />
      <Caption playback={playback} source={run.source} />
      <CodePane playback={playback} source={run.source} />
    </div>
  );
}

function withAlign(place: PlayerPlace, align: "progress" | "steps"): PlayerPlace {
  return align === "steps" ? { ...place, align } : place;
}

function follow(first: Playback, second: Playback, align: "progress" | "steps"): void {
  if (second.timeline.steps === 0) return;
  const part = first.step / Math.max(1, first.lastStep);
  const to = align === "steps" ? Math.min(first.step, second.lastStep) : Math.round(part * second.lastStep);
  if (second.step !== to) second.go(to);
}
