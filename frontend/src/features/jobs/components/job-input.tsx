import type { JobView } from "@/api/types.gen";
import { PlainText } from "@/components/code/code";
import { Pairs } from "@/components/facts";
import { Panel } from "@/components/panel";
import { TimeAgo } from "@/components/time-ago";
import classes from "@/features/jobs/components/job.module.css";

/** What was asked for, word for word, and when. */
export function JobInput({ job }: { job: JobView }) {
  return (
    <div className={classes.columns}>
      <Panel title="What was asked">
        <PlainText text={JSON.stringify(job.input, null, 2)} copy="Copy the request" />
      </Panel>
      <Panel title="When">
        <Pairs
          pairs={[
            ["Submitted", <TimeAgo key="s" at={job.created_at} />],
            ["Last start", <TimeAgo key="t" at={job.started_at} />],
            ["Ended", <TimeAgo key="e" at={job.finished_at} />],
            ["Tries", String(job.attempts)],
            ["Events", String(job.event_count)],
          ]}
        />
      </Panel>
    </div>
  );
}
