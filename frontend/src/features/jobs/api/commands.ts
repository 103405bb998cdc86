import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { cancelJob, continueJob, createJob, extendJob, pauseJob, retryJob, stopJobAfterStep } from "@/api/sdk.gen";
import type { CreateJobData, JobView, MoreBudget } from "@/api/types.gen";
import { showChangedJob } from "@/features/jobs/api/live";
import { jobQuery } from "@/features/jobs/api/queries";
import { toApiError } from "@/lib/api-error";

export type JobRequest = CreateJobData["body"];

/** What a person can ask of a job. */
export type Command =
  | { verb: "cancel" | "pause" | "continue" | "stop_after" }
  | { verb: "retry"; fresh: boolean }
  | { verb: "extend"; budget: MoreBudget };

function send(id: number, command: Command): Promise<JobView> {
  const path = { job_id: id };
  switch (command.verb) {
    case "cancel":
      return cancelJob({ path });
    case "pause":
      return pauseJob({ path });
    case "continue":
      return continueJob({ path });
    case "stop_after":
      return stopJobAfterStep({ path });
    case "retry":
      return retryJob({ path, body: { fresh: command.fresh } });
    case "extend":
      return extendJob({ path, body: { budget: command.budget } });
  }
}

/** Ask something of a job; a refusal is shown, since the button that asked may be gone by then. */
export function useJobCommand(id: number) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (command: Command) => send(id, command),
    onSuccess: (job) => {
      // The events tell the same; this only keeps the button from waiting for them.
      const { event_count: _, ...view } = job;
      queries.setQueryData(jobQuery(id).queryKey, (before) => before && { ...before, job: { ...before.job, ...view } });
      showChangedJob(queries, id, view);
    },
    onError: (error) => {
      const problem = toApiError(error);
      notifications.show({ color: "red", title: problem.title, message: problem.message });
    },
  });
}

/** Hand in a job. Sent twice by an impatient hand or a broken line, it is still one job: the key says so. */
export function useSubmitJob() {
  const queries = useQueryClient();
  const [key, setKey] = useState(makeKey);
  return useMutation({
    mutationFn: (body: JobRequest) => createJob({ body, headers: { "idempotency-key": key } }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ["jobs"] });
      void queries.invalidateQueries({ queryKey: ["recent-jobs"] });
    },
    // What was refused may be sent again changed, and is then another job.
    onSettled: () => setKey(makeKey()),
  });
}

function makeKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
