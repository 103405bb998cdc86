import { Stack } from "@mantine/core";
import { LinkButton } from "@/components/link";
import { BlockSkeleton, Loaded } from "@/components/states";
import { useLiveJob } from "@/features/jobs/api/live";
import { DraftTable } from "@/features/jobs/components/draft-table";
import { JobControls } from "@/features/jobs/components/job-controls";
import { JobOutcome } from "@/features/jobs/components/job-outcome";
import { StatusStrip } from "@/features/jobs/components/status-strip";
import { readDraftResult } from "@/features/jobs/draft-result";

type WatchProps = { jobId: number; onTake: (document: Record<string, unknown>) => void };

/** A draft being made, alive; then what was tried, to take over. */
export function DraftWatch({ jobId, onTake }: WatchProps) {
  const { query, stream } = useLiveJob(jobId);
  return (
    <Loaded of={query} skeleton={<BlockSkeleton height={96} />}>
      {({ job }) => {
        const result = readDraftResult(job);
        return (
          <Stack gap="sm">
            <StatusStrip job={job} stream={stream} />
            {job.state === "failed" && <JobOutcome job={job} />}
            {!result && (
              <Stack gap="sm" align="flex-start">
                <JobControls job={job} />
                <LinkButton variant="subtle" size="compact-sm" to="/jobs/$jobId" params={{ jobId }}>
                  Watch its log
                </LinkButton>
              </Stack>
            )}
            {result && <DraftTable jobId={jobId} result={result} onTake={onTake} />}
          </Stack>
        );
      }}
    </Loaded>
  );
}
