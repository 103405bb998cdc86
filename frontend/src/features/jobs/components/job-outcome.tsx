import { Code, Group, Text } from "@mantine/core";
import "@mantine/core/styles/Code.css";
import { CircleCheckBig, CircleX } from "lucide-react";
import type { JobView } from "@/api/types.gen";
import { LinkButton } from "@/components/link";
import { Panel } from "@/components/panel";
import { isSearch } from "@/features/jobs/components/job-words";
import { formatWords, pluralise } from "@/lib/format";

/** How it ended, and the way to what it made. */
export function JobOutcome({ job }: { job: JobView }) {
  if (job.state === "failed") return <Failed job={job} />;
  const made = algorithmOf(job);
  if (job.state !== "succeeded" && !(job.state === "cancelled" && made)) return null;
  const stop = job.result?.stop;
  return (
    <Panel>
      <Group justify="space-between">
        <Group gap="sm" wrap="nowrap">
          <CircleCheckBig color="var(--good)" aria-hidden />
          <Text>{endWords(job, typeof stop === "string" ? stop : "")}</Text>
        </Group>
        <Group gap="xs">
          {made && (
            <LinkButton to="/algorithms/$algorithmId" params={{ algorithmId: made }} search={afterJob(job)}>
              Open the algorithm
            </LinkButton>
          )}
          {job.type === "draft" && (
            <LinkButton to="/problems/new" search={{ draft: job.id }}>
              To the form
            </LinkButton>
          )}
          {job.type === "export" && <LinkButton to="/exports">To the file</LinkButton>}
          {job.problem_id && (
            <LinkButton variant="default" to="/problems/$problemId" params={{ problemId: job.problem_id }}>
              To the leaderboard
            </LinkButton>
          )}
        </Group>
      </Group>
    </Panel>
  );
}

const STOPS: Record<string, string> = {
  solved: "Solved: a candidate passed everything.",
  budget: "The budget is used up; the best candidate was kept.",
  plateau: "Nothing better came for a while; the best candidate was kept.",
  exhausted: "The designers had nothing more to propose; the best candidate was kept.",
  cancelled: "Stopped; the best candidate was kept.",
};

/** The algorithm that the job made, or was about. */
function algorithmOf(job: JobView): number | null {
  const made = job.result?.algorithm_id;
  return typeof made === "number" ? made : job.algorithm_id;
}

function endWords(job: JobView, stop: string): string {
  if (!isSearch(job)) return "Done.";
  if (!algorithmOf(job))
    return stop
      ? `Ended (${formatWords(stop)}) without a program worth keeping.`
      : "Ended without a program worth keeping.";
  return STOPS[stop] ?? "Done; the best candidate was kept.";
}

function afterJob(job: JobView) {
  if (job.type === "trace") return { tab: "watch" as const };
  if (job.type === "analyze") return { tab: "measure" as const };
  return {};
}

function Failed({ job }: { job: JobView }) {
  return (
    <Panel>
      <Group gap="sm" wrap="nowrap" align="flex-start">
        <CircleX color="var(--bad)" aria-hidden style={{ flex: "none" }} />
        <div>
          <Text fw={600}>{job.error?.detail ?? "It failed without a reason."}</Text>
          <Text size="sm" c="dimmed">
            {[
              job.error?.phase && `while ${formatWords(job.error.phase)}`,
              job.attempts > 1 && `after ${job.attempts} tries`,
              job.progress.steps > 0 && `${pluralise(job.progress.steps, "step")} kept: it can go on from there`,
            ]
              .filter(Boolean)
              .join("; ")}
          </Text>
          {job.error && (
            <Text size="xs" mt={4}>
              <Code>{job.error.code}</Code> {job.error.request_id && <>request {job.error.request_id}</>}
            </Text>
          )}
        </div>
      </Group>
    </Panel>
  );
}
