import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { createSocketTicket, listJobs } from "@/api/sdk.gen";
import type { EventView, JobView } from "@/api/types.gen";
import { refreshWhatJobsChange, showChangedJob } from "@/features/jobs/api/live";
import { isOver } from "@/features/jobs/fold-events";
import { openEventStream, socketAddress } from "@/lib/event-stream";

/** My newest jobs: what the first page and the count beside "Jobs" are made of. */
export const recentJobsQuery = queryOptions({
  queryKey: ["recent-jobs"],
  queryFn: async (): Promise<JobView[]> => (await listJobs({ query: { limit: 20 } })).items,
});

/** How many of my jobs are running or waiting. */
export function useRunningCount(): number {
  const { data } = useQuery(recentJobsQuery);
  return data?.filter((job) => job.state === "running" || job.state === "queued").length ?? 0;
}

/**
 * Keeps every list of my jobs true, by one socket for all of them. It has no numbers of its own, since each job counts
 * for itself: after a break the newest jobs are read again.
 */
export function useJobsFeed(): void {
  const queries = useQueryClient();
  useEffect(() => {
    let order = 0;
    const reread = () => queries.refetchQueries({ queryKey: recentJobsQuery.queryKey });
    const stop = openEventStream<EventView>(
      {
        address: () => socketAddress("/api/jobs/events"),
        ticket: async () => (await createSocketTicket()).ticket,
        poll: async () => {
          await reread();
          return [];
        },
        // Every event on this line counts: it goes by arrival.
        numberOf: () => {
          order += 1;
          return order;
        },
        onEvents: (events) => {
          for (const event of events) takeEvent(event);
        },
        onState: (state) => {
          if (state === "live") void reread();
        },
      },
      { after: 0 },
    );
    const takeEvent = (event: EventView) => {
      const change = (event.body as { job?: Partial<JobView> }).job ?? {};
      showChangedJob(queries, event.job_id, change);
      const known = queries.getQueryData(recentJobsQuery.queryKey)?.some((job) => job.id === event.job_id);
      if (!known) return void reread();
      queries.setQueryData(recentJobsQuery.queryKey, (jobs) =>
        jobs?.map((job) => (job.id === event.job_id ? { ...job, ...change } : job)),
      );
      if (change.state && isOver({ state: change.state })) refreshWhatJobsChange(queries);
    };
    return stop;
  }, [queries]);
}
