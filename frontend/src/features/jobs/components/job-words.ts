import type { JobView } from "@/api/types.gen";
import { formatNumber, formatSeconds, pluralise } from "@/lib/format";

const TYPES: Record<JobView["type"], string> = {
  draft: "Draft",
  generate: "Design",
  synthesize: "Synthesis",
  improve: "Improvement",
  analyze: "Analysis",
  trace: "Recording",
  export: "Export",
};

const SEARCHES = new Set(["generate", "synthesize", "improve"]);

/** What kind of job it is, as a heading. */
export function typeWords(type: JobView["type"]): string {
  return TYPES[type];
}

/** Whether the job is a search: only those have candidates, can pause, and can be given more budget. */
export function isSearch(job: Pick<JobView, "type">): boolean {
  return SEARCHES.has(job.type);
}

/** One line that is true now: what is being done, how far, the best so far. */
export function statusLine(job: JobView): string {
  if (job.state === "queued")
    return job.attempts > 0 ? `Waiting for another try (${job.attempts} so far)` : "Waiting for a worker";
  if (job.state === "failed")
    return `Failed${job.error?.phase ? ` while ${job.error.phase}` : ""}: ${job.error?.detail ?? "no reason was given"}`;
  const parts = [stateWords(job), progressWords(job), bestWords(job)].filter(Boolean);
  return parts.join(" · ");
}

function stateWords(job: JobView): string {
  if (job.state === "succeeded") return "Done";
  if (job.state === "cancelled") return "Cancelled";
  if (job.state === "paused") return "Paused";
  const asked: Record<string, string> = {
    cancel: "Cancelling",
    pause: "Pausing after this candidate",
    stop_after: "Stopping after this candidate",
  };
  return asked[job.control] ?? capitalise(job.phase || "Running");
}

function progressWords({ progress, type, state }: JobView): string {
  if (!progress.done && !progress.total) return "";
  const what = isSearch({ type }) ? "candidate" : type === "draft" ? "draft" : "step";
  return progress.total && (state === "running" || state === "paused")
    ? `${what} ${progress.done} of ${progress.total}`
    : pluralise(progress.done, what);
}

function bestWords({ progress }: JobView): string {
  return progress.best === null || progress.best === undefined ? "" : `best ${formatNumber(progress.best)}`;
}

/** How long it will still take, only when the pace says it. */
export function timeLeft({ state, progress }: JobView): string {
  if (state !== "running" || progress.seconds_left === null || progress.seconds_left === undefined) return "";
  return `at most ${formatSeconds(progress.seconds_left)} left`;
}

function capitalise(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1).replaceAll("_", " ");
}
