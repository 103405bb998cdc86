import { lazy, Suspense } from "react";
import { Caption } from "@/features/visualizer/components/caption";
import { CodePane } from "@/features/visualizer/components/code-pane";
import { Controls } from "@/features/visualizer/components/controls";
import { CopyLink } from "@/features/visualizer/components/copy-link";
import { LazyStage } from "@/features/visualizer/components/lazy-stage";
import { OutputPane } from "@/features/visualizer/components/output-pane";
import classes from "@/features/visualizer/components/player.module.css";
import { Scrubber } from "@/features/visualizer/components/scrubber";
import { usePlayback, useVersion } from "@/features/visualizer/components/use-playback";
import { VariablesPane } from "@/features/visualizer/components/variables-pane";
import type { TraceSource } from "@/features/visualizer/trace/format";
import { addressOf, type PlayerPlace } from "@/features/visualizer/trace/place";

/** `fromStep` counts the steps that are run first and not recorded. */
export type RecordRun = (input: string, fromStep: number) => Promise<void>;

export type PlayerProps = {
  trace: TraceSource;
  source: string;
  title?: string;
  height?: number;
  place?: PlayerPlace;
  onPlaceChange?: (place: PlayerPlace) => void;
  /** What "copy link to this step" copies; by default the page's address with the place. */
  linkTo?: (place: PlayerPlace) => string;
  /** Records the text of other arguments, or another part of the run; without it the player only shows. */
  onRecord?: RecordRun;
};

/** The input as it is written to record another: a function's arguments, or a class's calls. */
export function inputText(calls: { name: string; args: string }[]): string {
  const [first] = calls;
  if (!first || calls.every((call) => call.name === first.name)) return first?.args ?? "";
  return `[${calls.map(({ name, args }) => `("${name}", [${args}])`).join(", ")}]`;
}

const Notice = lazy(() => import("@/features/visualizer/components/notice"));
const InputEditor = lazy(() => import("@/features/visualizer/components/input-editor"));
const NOWHERE: PlayerPlace = {};

/** A recorded run, step by step: code, pictures, variables, output, and every way to move. */
export default function Player(props: PlayerProps) {
  const {
    trace,
    source,
    title = "Recorded run",
    height = 420,
    place = NOWHERE,
    onPlaceChange,
    linkTo,
    onRecord,
  } = props;
  const playback = usePlayback(trace, place, onPlaceChange);
  useVersion(playback);
  const { header, end } = playback.timeline;
  const input = inputText(header?.input?.calls ?? []);
  const before = header?.caps?.from_step ?? 0;
  // Long arguments are cut in the header, and cannot be recorded again from there.
  const next = end && onRecord && !input.includes("…") ? () => onRecord(input, before + end.steps) : undefined;
  const link = () => (linkTo ?? addressOf)(playback.place);
  return (
    <section className={classes.player} aria-label={title}>
      <Suspense>
        <Notice timeline={playback.timeline} onNext={next} />
      </Suspense>
      <div className={classes.upper}>
        <LazyStage playback={playback} height={height} />
        <CodePane playback={playback} source={source} />
      </div>
      <Caption playback={playback} source={source} />
      <Scrubber playback={playback} />
      <CopyLink link={link}>{(copy) => <Controls playback={playback} copyLink={copy} />}</CopyLink>
      <div className={classes.lower}>
        <VariablesPane playback={playback} />
        <OutputPane playback={playback} />
      </div>
      {end && onRecord && (
        <Suspense>
          <InputEditor key={input} input={input} before={before} onRecord={onRecord} />
        </Suspense>
      )}
      {!header && !playback.timeline.failed && <p className={classes.waiting}>Reading the trace…</p>}
    </section>
  );
}
