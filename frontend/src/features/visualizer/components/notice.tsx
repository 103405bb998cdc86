import { lazy, Suspense } from "react";
import classes from "@/features/visualizer/components/player.module.css";
import type { End, Header } from "@/features/visualizer/trace/format";
import type { Timeline } from "@/features/visualizer/trace/timeline";

const WHY: Record<string, (end: End, caps: Record<string, number>) => string> = {
  steps: (_, caps) => `the cap of ${number(caps.steps ?? 100_000)} steps`,
  bytes: (_, caps) => `the cap of ${number((caps.bytes ?? 10_000_000) / 1_000_000)} MB`,
  seconds: (_, caps) => `the cap of ${caps.seconds ?? 10} seconds`,
  recursion: () => "the end of Python's stack, which left no room to record",
  killed: (end) => `the end of the run: ${end.error?.message || "a limit of the sandbox"}`,
  damaged: () => "something that is not a trace",
};

const NextSteps = lazy(() => import("@/features/visualizer/components/next-steps"));

type NoticeProps = {
  timeline: Timeline;
  /** Records the steps after those that there are. */
  onNext?: (() => Promise<void>) | undefined;
};

/** What a person must know of the run before believing its pictures: that a part of it is shown, that it failed. */
export default function Notice({ timeline, onNext }: NoticeProps) {
  const { end, header, failed } = timeline;
  if (failed)
    return <p className={classes.notice} data-kind="bad" role="alert">{`The trace could not be read: ${failed}`}</p>;
  if (!end) return null;
  const part = partText(end, header);
  const error = end.error
    ? `${end.error.type}${end.error.message ? `: ${end.error.message}` : ""}${end.error.line ? ` (line ${end.error.line})` : ""}`
    : "";
  return (
    <>
      {part && (
        <div className={classes.notice} data-kind="warn">
          {part}
          {onNext && goesOn(end) && (
            <Suspense>
              <NextSteps onNext={onNext} />
            </Suspense>
          )}
        </div>
      )}
      {error && (
        <p className={classes.notice} data-kind="bad">
          {`The run ended with ${error}`}
        </p>
      )}
    </>
  );
}

/** Whether the run had more steps than were recorded. */
function goesOn(end: End): boolean {
  return ["steps", "bytes", "seconds"].includes(end.truncated ?? "");
}

/** Which part of the run this is, and why; nothing where it is the whole. */
function partText(end: End, header: Header | null): string {
  const before = header?.caps?.from_step ?? 0;
  if (!before && !end.truncated) return "";
  const last = before + end.steps;
  const total =
    end.total && (before || end.total > last) ? ` of ${end.total_is_exact ? "" : "at least "}${number(end.total)}` : "";
  const which = before
    ? `These are steps ${number(before + 1)} to ${number(last)}${total}.`
    : `These are the first ${number(end.steps)}${total} steps.`;
  if (!end.truncated) return `${which} Those before were not recorded.`;
  const why = WHY[end.truncated]?.(end, header?.caps ?? {}) ?? end.truncated;
  return `${which} The recording stopped at ${why}. A smaller input shows the whole run.`;
}

function number(value: number): string {
  return value.toLocaleString("en");
}
