import { type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { createSocketTicket, listJobEvents } from "@/api/sdk.gen";
import type { EventView, JobView } from "@/api/types.gen";
import { jobQuery } from "@/features/jobs/api/queries";
import { foldEvents } from "@/features/jobs/fold-events";
import { openEventStream, type StreamState, socketAddress } from "@/lib/event-stream";

const ticket = async () => (await createSocketTicket()).ticket;

/** A job that keeps itself true: loaded once, then folded with each numbered event. */
export function useLiveJob(id: number) {
  const queries = useQueryClient();
  const query = useQuery(jobQuery(id));
  const [stream, setStream] = useState<StreamState>("connecting");
  const loaded = query.data !== undefined;
  useEffect(() => {
    if (!loaded) return;
    const after = queries.getQueryData(jobQuery(id).queryKey)?.job.event_count ?? 0;
    return openEventStream<EventView>(
      {
        address: (last) => socketAddress(`/api/jobs/${id}/events?after=${last}`),
        ticket,
        poll: async (last) => (await listJobEvents({ path: { job_id: id }, query: { after: last, limit: 500 } })).items,
        numberOf: (event) => event.number,
        onEvents: (events) => takeEvents(queries, id, events),
        onState: setStream,
      },
      { after },
    );
  }, [id, loaded, queries]);
  return { query, stream };
}

function takeEvents(queries: QueryClient, id: number, events: EventView[]): void {
  queries.setQueryData(jobQuery(id).queryKey, (before) => before && foldEvents(before, events));
  queries.setQueryData(["job-log", id], (before: EventView[] | undefined) => before && [...before, ...events]);
  if (events.some((event) => event.kind === "state")) refreshWhatJobsChange(queries);
}

/** What a job that ended may have changed elsewhere is asked for again when it is next seen. */
export function refreshWhatJobsChange(queries: QueryClient): void {
  for (const key of [
    "algorithms",
    "algorithm",
    "leaderboard",
    "problems",
    "exports",
    "traces",
    "analyses",
    "lineage",
  ]) {
    void queries.invalidateQueries({ queryKey: [key] });
  }
}

/** Changes of a job's view, wherever that job is shown. */
export function showChangedJob(queries: QueryClient, id: number, change: Partial<JobView>): void {
  queries.setQueriesData<{ pages: { items: JobView[] }[] }>({ queryKey: ["jobs"] }, (before) =>
    before?.pages
      ? {
          ...before,
          pages: before.pages.map((page) => ({
            ...page,
            items: page.items.map((job) => (job.id === id ? { ...job, ...change } : job)),
          })),
        }
      : before,
  );
}
