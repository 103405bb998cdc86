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

/** What a person must know of the run before believing its pictures: that it was cut, that it failed. */
export function Notice({ timeline }: { timeline: Timeline }) {
  const { end, header, failed } = timeline;
  if (failed)
    return <p className={classes.notice} data-kind="bad" role="alert">{`The trace could not be read: ${failed}`}</p>;
  if (!end) return null;
  const cut = end.truncated ? cutText(end, header) : "";
  const error = end.error
    ? `${end.error.type}${end.error.message ? `: ${end.error.message}` : ""}${end.error.line ? ` (line ${end.error.line})` : ""}`
    : "";
  return (
    <>
      {cut && (
        <p className={classes.notice} data-kind="warn">
          {cut}
        </p>
      )}
      {error && (
        <p className={classes.notice} data-kind="bad">
          {`The run ended with ${error}`}
        </p>
      )}
    </>
  );
}

function cutText(end: End, header: Header | null): string {
  const why = WHY[end.truncated ?? ""]?.(end, header?.caps ?? {}) ?? end.truncated;
  const total =
    end.total && end.total > end.steps ? ` of ${end.total_is_exact ? "" : "at least "}${number(end.total)}` : "";
  return `These are the first ${number(end.steps)}${total} steps. The recording stopped at ${why}. A smaller input shows the whole run.`;
}

function number(value: number): string {
  return value.toLocaleString("en");
}
