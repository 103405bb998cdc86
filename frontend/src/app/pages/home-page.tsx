import { Group, Stack, Title } from "@mantine/core";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import type { JobView } from "@/api/types.gen";
import { Demo } from "@/app/watch/demo";
import { Link, LinkButton } from "@/components/link";
import { Page } from "@/components/page";
import { Panel } from "@/components/panel";
import { type Asked, BlockSkeleton, FailedState, Loaded, Quiet } from "@/components/states";
import { algorithmsQuery } from "@/features/algorithms/api/queries";
import { AlgorithmsTable } from "@/features/algorithms/components/algorithms-table";
import { useSignedIn } from "@/features/auth/api/me";
import { recentJobsQuery } from "@/features/jobs/api/running";
import { JobsTable } from "@/features/jobs/components/jobs-table";
import { isOver } from "@/features/jobs/fold-events";
import { ExampleCards } from "@/features/problems/components/example-cards";

const NEWEST = 5;

/** What is going on, what came of it, and the first thing to do. */
export function HomePage() {
  const me = useSignedIn();
  const navigate = useNavigate();
  const jobs = useQuery(recentJobsQuery);
  const mine = useInfiniteQuery(algorithmsQuery({ mine: true }));
  const algorithms = mine.data?.pages[0]?.items ?? [];
  const known = !jobs.isPending && !mine.isPending;
  const first = jobs.data?.length === 0 && mine.data !== undefined && algorithms.length === 0;
  return (
    <Page
      title={first ? `Welcome, ${me.name}` : "Home"}
      lead={
        first &&
        "This is a run of a program, recorded step by step. Play it; then let a program be designed for a problem of your own."
      }
      actions={
        <LinkButton to="/problems/new" leftSection={<Plus size={16} />}>
          State a problem
        </LinkButton>
      }
    >
      {known ? (
        <Stack gap="lg">
          {mine.error ? <FailedState error={mine.error} onRetry={mine.refetch} /> : null}
          {first ? <Demo /> : <Running jobs={jobs} />}
          {algorithms.length > 0 && (
            <Panel title="Last results" flush actions={<Link to="/algorithms">All algorithms</Link>}>
              <AlgorithmsTable algorithms={algorithms.slice(0, NEWEST)} />
            </Panel>
          )}
          <section>
            <Group justify="space-between" mb="sm">
              <Title order={2}>Begin with an example</Title>
              <Link to="/problems" size="sm">
                All problems
              </Link>
            </Group>
            <ExampleCards
              limit={3}
              onOpen={(problemId) => void navigate({ to: "/problems/$problemId/design", params: { problemId } })}
            />
          </section>
        </Stack>
      ) : (
        // One place for all: the lists are of any length, and what is below them would jump.
        <BlockSkeleton height={620} />
      )}
    </Page>
  );
}

function Running({ jobs }: { jobs: Asked<JobView[]> }) {
  return (
    <Panel
      title={jobs.data?.some((job) => !isOver(job)) ? "Running now" : "Last jobs"}
      flush
      actions={<Link to="/jobs">All jobs</Link>}
    >
      <Loaded of={jobs}>
        {(rows) => {
          const open = rows.filter((job) => !isOver(job));
          const shown = open.length ? open : rows.slice(0, 3);
          return shown.length ? (
            <JobsTable jobs={shown} label={open.length ? "Running jobs" : "Last jobs"} />
          ) : (
            <div style={{ padding: "0.5rem 1rem 1rem" }}>
              <Quiet>Nothing is running.</Quiet>
            </div>
          );
        }}
      </Loaded>
    </Panel>
  );
}
