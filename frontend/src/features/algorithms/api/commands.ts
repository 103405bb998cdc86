import { useMutation, useQueryClient } from "@tanstack/react-query";
import {
  changeAlgorithm,
  createJob,
  createShare,
  deleteAlgorithm,
  forkAlgorithm,
  markFavourite,
  readJob,
  restoreVersion,
  revokeShare,
  unmarkFavourite,
} from "@/api/sdk.gen";
import type { AlgorithmChange, CreateJobData, JobView, NewShare } from "@/api/types.gen";

/** What is known of an algorithm is asked for again after a change to it. */
function useForget(id: number) {
  const queries = useQueryClient();
  return () => {
    for (const key of [["algorithm", id], ["algorithms"], ["leaderboard"], ["lineage", id]])
      void queries.invalidateQueries({ queryKey: key });
  };
}

const path = (id: number) => ({ path: { algorithm_id: id } });

export function useChangeAlgorithm(id: number) {
  const forget = useForget(id);
  return useMutation({
    mutationFn: (body: AlgorithmChange) => changeAlgorithm({ ...path(id), body }),
    onSuccess: forget,
  });
}

export function useRestoreVersion(id: number) {
  const forget = useForget(id);
  return useMutation({
    mutationFn: (number: number) => restoreVersion({ path: { algorithm_id: id, number } }),
    onSuccess: forget,
  });
}

export function useFavourite(id: number) {
  const forget = useForget(id);
  return useMutation({
    mutationFn: (marked: boolean) => (marked ? markFavourite(path(id)) : unmarkFavourite(path(id))),
    onSuccess: forget,
  });
}

export function useFork(id: number) {
  const forget = useForget(id);
  return useMutation({ mutationFn: () => forkAlgorithm(path(id)), onSuccess: forget });
}

export function useDeleteAlgorithm(id: number) {
  const forget = useForget(id);
  return useMutation({ mutationFn: () => deleteAlgorithm(path(id)), onSuccess: forget });
}

export function useShare(id: number) {
  const forget = useForget(id);
  return useMutation({ mutationFn: (body: NewShare) => createShare({ ...path(id), body }), onSuccess: forget });
}

export function useRevokeShare(id: number) {
  const forget = useForget(id);
  return useMutation({
    mutationFn: (share_id: number) => revokeShare({ path: { algorithm_id: id, share_id } }),
    onSuccess: forget,
  });
}

const LOOK_EVERY = 400;
const PATIENCE = 120_000;

/** Hands in a short job and waits for its end; a job that failed rejects with its own words. */
export async function runShortJob(body: CreateJobData["body"]): Promise<JobView> {
  let job = await createJob({ body });
  const until = Date.now() + PATIENCE;
  while (job.state === "queued" || job.state === "running") {
    if (Date.now() > until) throw new Error(`Job ${job.id} is still ${job.state}; look at it under Jobs.`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
    job = await readJob({ path: { job_id: job.id } });
  }
  if (job.state !== "succeeded") throw new Error(job.error?.detail ?? `The job was ${job.state}.`);
  return job;
}

/** A run to record: of the arguments (empty: an example), after so many steps. */
type RecordWish = { version: number; args: string; fromStep?: number };

/** Record a run of a version, on an input or on the largest example; gives the number of the recording. */
export function useRecord(id: number) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ version, args, fromStep = 0 }: RecordWish): Promise<number | null> => {
      const job = await runShortJob({ type: "trace", algorithm_id: id, version, args, from_step: fromStep });
      await queries.invalidateQueries({ queryKey: ["traces", id] });
      return typeof job.result?.trace_id === "number" ? job.result.trace_id : null;
    },
  });
}
