import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { listJobEvents, listJobSteps, listJobs, readJob, readJobStep, readProblem } from "@/api/sdk.gen";
import type { EventView, ListJobsData, StepSummary } from "@/api/types.gen";
import type { LiveJob } from "@/features/jobs/fold-events";

export type JobFilter = Omit<NonNullable<ListJobsData["query"]>, "cursor" | "limit">;

/** Jobs, newest first, a page at a time. */
export const jobsQuery = (filter: JobFilter) =>
  infiniteQueryOptions({
    queryKey: ["jobs", filter],
    queryFn: ({ pageParam }) =>
      listJobs({ query: { ...filter, limit: 30, ...(pageParam ? { cursor: pageParam } : {}) } }),
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });

/** A job with all steps of its search; its events are folded into this by `useLiveJob`. */
export const jobQuery = (id: number) =>
  queryOptions({
    queryKey: ["job", id],
    queryFn: async (): Promise<LiveJob> => {
      const job = await readJob({ path: { job_id: id } });
      return { job, steps: await readAllSteps(id), log: [] };
    },
    staleTime: Number.POSITIVE_INFINITY,
  });

async function readAllSteps(id: number): Promise<StepSummary[]> {
  const steps: StepSummary[] = [];
  for (;;) {
    const after = steps[steps.length - 1]?.number ?? 0;
    const page = await listJobSteps({ path: { job_id: id }, query: { after, limit: 500 } });
    steps.push(...page.items);
    if (!page.more || !page.items.length) return steps;
  }
}

/** One step whole: program, proposal, verdicts, prompt and reply. A step never changes. */
export const stepQuery = (id: number, number: number) =>
  queryOptions({
    queryKey: ["step", id, number],
    queryFn: () => readJobStep({ path: { job_id: id, number } }),
    staleTime: Number.POSITIVE_INFINITY,
  });

const LOG_TAIL = 500;

/** The newest events up to a number: a log is read at its end. */
export const logQuery = (id: number, upTo: number) =>
  queryOptions({
    queryKey: ["job-log", id],
    queryFn: async (): Promise<EventView[]> => {
      const page = await listJobEvents({
        path: { job_id: id },
        query: { after: Math.max(0, upTo - LOG_TAIL), limit: LOG_TAIL },
      });
      return page.items;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });

/** What the job's problem says: its title, its direction, its baselines. */
export const problemOfJobQuery = (id: number | null | undefined) =>
  queryOptions({
    queryKey: ["problem", id],
    queryFn: () => readProblem({ path: { problem_id: id as number } }),
    enabled: typeof id === "number",
  });
