import { useInfiniteQuery } from "@tanstack/react-query";
import { DesignButton } from "@/app/problem/design-button";
import { MoreButton } from "@/components/more-button";
import { Panel } from "@/components/panel";
import { EmptyState, Loaded, RowsSkeleton } from "@/components/states";
import { jobsQuery } from "@/features/jobs/api/queries";
import { JobsTable } from "@/features/jobs/components/jobs-table";

/** What was asked for a problem. */
export function ProblemJobs({ problemId }: { problemId: number }) {
  const jobs = useInfiniteQuery(jobsQuery({ problem_id: problemId }));
  return (
    <Panel flush>
      <Loaded of={jobs} skeleton={<RowsSkeleton />}>
        {(data) => {
          const rows = data.pages.flatMap((page) => page.items);
          if (!rows.length)
            return <EmptyState title="No job for this problem yet" action={<DesignButton problemId={problemId} />} />;
          return (
            <>
              <JobsTable jobs={rows} label="Jobs of this problem" />
              <MoreButton query={jobs} />
            </>
          );
        }}
      </Loaded>
    </Panel>
  );
}
