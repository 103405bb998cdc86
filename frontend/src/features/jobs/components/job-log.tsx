import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { JobView } from "@/api/types.gen";
import { LogView } from "@/components/log-view";
import { BlockSkeleton, Loaded } from "@/components/states";
import { logQuery } from "@/features/jobs/api/queries";
import { logOf } from "@/features/jobs/fold-events";

/** What the job says while it works. */
export function JobLog({ job }: { job: JobView }) {
  const events = useQuery(logQuery(job.id, job.event_count));
  return (
    <Loaded of={events} skeleton={<BlockSkeleton height={352} />}>
      {(data) => <LogLines name={`job-${job.id}`} events={data} />}
    </Loaded>
  );
}

function LogLines({ events, name }: { events: Parameters<typeof logOf>[0]; name: string }) {
  const lines = useMemo(() => logOf(events), [events]);
  return <LogView lines={lines} name={name} height="34rem" />;
}
