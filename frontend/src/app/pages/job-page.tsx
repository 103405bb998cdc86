import { Tabs } from "@mantine/core";
import "@mantine/core/styles/Tabs.css";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { Link } from "@/components/link";
import { Page } from "@/components/page";
import { Panel } from "@/components/panel";
import { BlockSkeleton, Loaded } from "@/components/states";
import { useLiveJob } from "@/features/jobs/api/live";
import { problemOfJobQuery } from "@/features/jobs/api/queries";
import { CandidateRows } from "@/features/jobs/components/candidates";
import { DraftTable } from "@/features/jobs/components/draft-table";
import { JobControls } from "@/features/jobs/components/job-controls";
import { JobInput } from "@/features/jobs/components/job-input";
import { JobLineage } from "@/features/jobs/components/job-lineage";
import { JobLog } from "@/features/jobs/components/job-log";
import { JobOutcome } from "@/features/jobs/components/job-outcome";
import { type JobLook, JobProgress } from "@/features/jobs/components/job-progress";
import { isSearch, typeWords } from "@/features/jobs/components/job-words";
import { StatusStrip } from "@/features/jobs/components/status-strip";
import { StepDetail } from "@/features/jobs/components/step-detail";
import { readDraftResult } from "@/features/jobs/draft-result";
import type { LiveJob } from "@/features/jobs/fold-events";
import type { StreamState } from "@/lib/event-stream";
import { usePageKeys } from "@/lib/page-keys";

const route = getRouteApi("/inside/jobs/$jobId");

/** A job, alive. */
export function JobPage() {
  const { jobId } = route.useParams();
  const { query, stream } = useLiveJob(jobId);
  if (!query.data) {
    return (
      <Page title={`Job ${jobId}`} width="wide">
        <Loaded of={query} skeleton={<BlockSkeleton height={480} />}>
          {() => null}
        </Loaded>
      </Page>
    );
  }
  return <KnownJob live={query.data} stream={stream} />;
}

function KnownJob({ live, stream }: { live: LiveJob; stream: StreamState }) {
  const { job, steps } = live;
  const search = route.useSearch();
  const problem = useQuery(problemOfJobQuery(job.problem_id)).data;
  const about = problem?.title ?? (job.algorithm_id ? `algorithm ${job.algorithm_id}` : "");
  const title = `${typeWords(job.type)}${about ? `: ${about}` : ""}`;
  const crumbs = [
    <Link key="jobs" to="/jobs">
      Jobs
    </Link>,
    problem && (
      <Link key="problem" to="/problems/$problemId" params={{ problemId: problem.id }}>
        {problem.title}
      </Link>
    ),
    `Job ${job.id}`,
  ].filter(Boolean);
  return (
    <Page
      title={title}
      tab={`${job.state} · ${title}`}
      crumbs={crumbs}
      width="wide"
      actions={<JobControls job={job} />}
    >
      <StatusStrip job={job} stream={stream} />
      {isSearch(job) ? (
        <SearchTabs live={live} problem={problem} tab={search.tab ?? "progress"} />
      ) : (
        <ShortJob live={live} />
      )}
      <StepKeys steps={steps.map((step) => step.number)} />
    </Page>
  );
}

function useLook() {
  const { step, part, x } = route.useSearch();
  const navigate = route.useNavigate();
  const look: JobLook = { step, part: part ?? "code", x: x ?? "evaluations" };
  const onLook = (change: Partial<JobLook>) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true, resetScroll: false });
  return { look, onLook };
}

type TabsProps = { live: LiveJob; problem: Parameters<typeof JobProgress>[0]["problem"]; tab: string };

function SearchTabs({ live: { job, steps }, problem, tab }: TabsProps) {
  const navigate = route.useNavigate();
  const { look, onLook } = useLook();
  const newest = steps[steps.length - 1]?.number;
  const shown = look.step ?? newest;
  return (
    <Tabs
      value={tab}
      keepMounted={false}
      onChange={(value) =>
        void navigate({
          search: (before) => ({ ...before, tab: value as "progress" }),
          replace: true,
          resetScroll: false,
        })
      }
    >
      <Tabs.List mb="md">
        <Tabs.Tab value="progress">Progress</Tabs.Tab>
        <Tabs.Tab value="candidates">Candidates</Tabs.Tab>
        <Tabs.Tab value="lineage">Lineage</Tabs.Tab>
        <Tabs.Tab value="log">Log</Tabs.Tab>
        <Tabs.Tab value="input">Request</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="progress">
        <JobProgress job={job} steps={steps} problem={problem} look={look} onLook={onLook} />
      </Tabs.Panel>
      <Tabs.Panel value="candidates">
        <div style={{ display: "grid", gap: "1rem" }}>
          <Panel flush>
            <CandidateRows steps={steps} chosen={shown} onChoose={(step) => onLook({ step })} />
          </Panel>
          {shown !== undefined && (
            <StepDetail
              jobId={job.id}
              steps={steps}
              number={shown}
              newest={look.step === undefined}
              part={look.part}
              onPart={(part) => onLook({ part })}
            />
          )}
        </div>
      </Tabs.Panel>
      <Tabs.Panel value="lineage">
        <JobLineage steps={steps} chosen={shown} onChoose={(step) => onLook({ step })} />
      </Tabs.Panel>
      <Tabs.Panel value="log">
        <JobLog job={job} />
      </Tabs.Panel>
      <Tabs.Panel value="input">
        <JobInput job={job} />
      </Tabs.Panel>
    </Tabs>
  );
}

/** A job without candidates: how it ended, what it says, what was asked. */
function ShortJob({ live: { job } }: { live: LiveJob }) {
  const drafted = job.type === "draft" ? readDraftResult(job) : null;
  return (
    <div style={{ display: "grid", gap: "1rem" }}>
      <JobOutcome job={job} />
      {drafted && <DraftTable jobId={job.id} result={drafted} />}
      <Panel title="Log">
        <JobLog job={job} />
      </Panel>
      <JobInput job={job} />
    </div>
  );
}

function StepKeys({ steps }: { steps: number[] }) {
  const { look, onLook } = useLook();
  const at = look.step === undefined ? steps.length - 1 : steps.indexOf(look.step);
  const go = (by: number) => {
    const next = steps[at + by];
    if (next !== undefined) onLook({ step: at + by === steps.length - 1 ? undefined : next });
  };
  usePageKeys([
    { press: "j", words: "Next candidate", run: () => go(1) },
    { press: "k", words: "Previous candidate", run: () => go(-1) },
    { press: "b", words: "The newest candidate", run: () => onLook({ step: undefined }) },
  ]);
  return null;
}
