import type { EventView, JobView, StepSummary } from "@/api/types.gen";

/** A job as the page knows it: its view, the steps of its search so far, and what it said. */
export type LiveJob = { job: JobView; steps: StepSummary[]; log: LogEntry[] };

export type LogEntry = { number: number; at: string; text: string };

type EventBody = { job?: Partial<JobView>; steps?: StepSummary[]; log?: string[] };

/** The job after these events; what was seen already changes nothing. */
export function foldEvents(before: LiveJob, events: EventView[]): LiveJob {
  const fresh = events.filter((event) => event.number > before.job.event_count).sort((a, b) => a.number - b.number);
  if (!fresh.length) return before;
  const job = { ...before.job };
  let steps = before.steps;
  const log = [...before.log];
  for (const event of fresh) {
    const body = event.body as EventBody;
    Object.assign(job, body.job, { event_count: event.number });
    if (body.steps?.length) steps = addSteps(steps, body.steps);
    for (const text of body.log ?? []) log.push({ number: log.length + 1, at: event.created_at, text });
  }
  return { job, steps, log };
}

/** Steps by number, each once; only the newest best keeps that mark. */
export function addSteps(known: StepSummary[], more: StepSummary[]): StepSummary[] {
  const byNumber = new Map(known.map((step) => [step.number, step]));
  for (const step of more) byNumber.set(step.number, step);
  return [...byNumber.values()].sort((a, b) => a.number - b.number);
}

/** The lines that a run of events says, numbered from `from`. */
export function logOf(events: EventView[]): LogEntry[] {
  const lines: LogEntry[] = [];
  for (const event of events) {
    const body = event.body as EventBody;
    if (event.kind === "state" && body.job?.state) {
      lines.push({ number: 0, at: event.created_at, text: stateLine(body.job) });
    }
    for (const text of body.log ?? []) lines.push({ number: 0, at: event.created_at, text });
  }
  return lines.map((line, at) => ({ ...line, number: at + 1 }));
}

function stateLine(job: Partial<JobView>): string {
  const why = job.error ? `: ${job.error.detail}` : "";
  return `— ${job.state}${job.attempts && job.attempts > 1 ? ` (try ${job.attempts})` : ""}${why}`;
}

const OVER = new Set(["succeeded", "failed", "cancelled"]);

/** Whether nothing more will happen to it by itself. */
export function isOver(job: Pick<JobView, "state">): boolean {
  return OVER.has(job.state);
}
