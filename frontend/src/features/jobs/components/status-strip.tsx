import type { JobView } from "@/api/types.gen";
import { Mark, StateMark } from "@/components/marks";
import classes from "@/features/jobs/components/job.module.css";
import { statusLine, timeLeft } from "@/features/jobs/components/job-words";
import { useNow } from "@/features/jobs/use-now";
import type { StreamState } from "@/lib/event-stream";
import { formatCompact, formatDollars, formatSeconds } from "@/lib/format";
import { secondsBetween } from "@/lib/time";

/** The one true line, what has been spent, and whether the line to the server stands. */
export function StatusStrip({ job, stream }: { job: JobView; stream: StreamState }) {
  const { done, total } = job.progress;
  const part = total ? Math.min(1, done / total) : 0;
  const over = job.state === "succeeded" || job.state === "failed" || job.state === "cancelled";
  return (
    <div className={classes.status} data-state={job.state}>
      <StateMark state={job.state} />
      <div className={classes.line} role="status" aria-live="polite">
        {statusLine(job)}
      </div>
      <div className={classes.spent}>
        <span>{timeLeft(job)}</span>
        <Elapsed job={job} />
        <span>{formatDollars(job.dollars)}</span>
        {job.input_tokens + job.output_tokens > 0 && (
          <span>
            {formatCompact(job.input_tokens)} tokens in, {formatCompact(job.output_tokens)} out
          </span>
        )}
        {job.cpu_seconds > 0 && <span>{formatSeconds(job.cpu_seconds)} CPU</span>}
      </div>
      {!over && stream === "polling" && <Mark tone="warn">reconnecting; asking every 5 s</Mark>}
      {!over && total ? (
        <div
          className={classes.track}
          role="progressbar"
          aria-valuenow={done}
          aria-valuemin={0}
          aria-valuemax={total}
          aria-label="Candidates done of those planned"
        >
          <span style={{ width: `${part * 100}%` }} />
        </div>
      ) : null}
    </div>
  );
}

function Elapsed({ job }: { job: JobView }) {
  const now = useNow(job.state === "running");
  const running = job.state === "running" && job.started_at ? secondsBetween(job.started_at, null, now) : 0;
  return <span>{formatSeconds(Math.round(job.run_seconds + running))} running</span>;
}
