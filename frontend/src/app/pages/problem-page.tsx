import { Button, Group, Menu, Stack, Tabs, Text } from "@mantine/core";
import "@mantine/core/styles/Menu.css";
import "@mantine/core/styles/Tabs.css";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { ChartLine, Ellipsis, FileDown, GitCompareArrows, GitMerge, Pencil, Sparkles, Trash2 } from "lucide-react";
import { useState } from "react";
import type { ProblemView } from "@/api/types.gen";
import { ConfirmByName } from "@/components/confirm-by-name";
import { Facts } from "@/components/facts";
import { Link, LinkButton } from "@/components/link";
import { MoreButton } from "@/components/more-button";
import { Page } from "@/components/page";
import { Panel } from "@/components/panel";
import { BlockSkeleton, EmptyState, Loaded, RowsSkeleton } from "@/components/states";
import { useDownload } from "@/components/use-download";
import { jobsQuery } from "@/features/jobs/api/queries";
import { JobsTable } from "@/features/jobs/components/jobs-table";
import { leaderboardQuery, problemQuery, useDeleteProblem } from "@/features/problems/api/queries";
import { LeaderboardTable } from "@/features/problems/components/leaderboard-table";
import { ProblemStatement } from "@/features/problems/components/problem-statement";
import { KindMark } from "@/features/problems/components/problems-table";
import { formatCount, formatNumber } from "@/lib/format";

const route = getRouteApi("/inside/problems/$problemId");

/** A problem with its leaderboard, its statement and its jobs. */
export function ProblemPage() {
  const { problemId } = route.useParams();
  const problem = useQuery(problemQuery(problemId));
  const { tab = "leaderboard" } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Page
      title={problem.data?.title ?? "Problem"}
      crumbs={[
        <Link key="problems" to="/problems">
          Problems
        </Link>,
        `Problem ${problemId}`,
      ]}
      lead={problem.data && <KindMark kind={problem.data.kind} />}
      actions={problem.data && <Actions problem={problem.data} />}
    >
      <Loaded of={problem} skeleton={<BlockSkeleton height={420} />}>
        {(data) => (
          <Stack>
            <ProblemFacts problem={data} />
            <Tabs
              value={tab}
              keepMounted={false}
              onChange={(value) =>
                void navigate({ search: { tab: value as "leaderboard" }, replace: true, resetScroll: false })
              }
            >
              <Tabs.List mb="md">
                <Tabs.Tab value="leaderboard">Leaderboard</Tabs.Tab>
                <Tabs.Tab value="statement">Statement</Tabs.Tab>
                <Tabs.Tab value="jobs">Jobs</Tabs.Tab>
              </Tabs.List>
              <Tabs.Panel value="leaderboard">
                <Board problem={data} />
              </Tabs.Panel>
              <Tabs.Panel value="statement">
                <ProblemStatement problem={data} />
              </Tabs.Panel>
              <Tabs.Panel value="jobs">
                <ProblemJobs problemId={data.id} />
              </Tabs.Panel>
            </Tabs>
          </Stack>
        )}
      </Loaded>
    </Page>
  );
}

function ProblemFacts({ problem }: { problem: ProblemView }) {
  const board = useQuery(leaderboardQuery(problem.id)).data;
  const best = board?.rows[0];
  const scored = problem.direction !== null;
  return (
    <Facts
      facts={[
        { name: "Algorithms", value: formatCount(problem.algorithm_count) },
        {
          name: scored ? "Best score" : "Best",
          value: best
            ? scored
              ? formatNumber(problem.best_score)
              : best.verdict === "accepted"
                ? "solved"
                : "not solved"
            : "–",
          note: best?.name,
        },
        ...(scored
          ? [{ name: "Best known", value: formatNumber(board?.best_known), note: `${problem.direction} it` }]
          : []),
        { name: "Seen by", value: { private: "only me", link: "the link", public: "everyone" }[problem.visibility] },
      ]}
    />
  );
}

function Board({ problem }: { problem: ProblemView }) {
  const board = useQuery(leaderboardQuery(problem.id));
  const [picked, setPicked] = useState<number[]>([]);
  const navigate = useNavigate();
  const [a, b] = picked;
  return (
    <Panel
      flush
      title="Algorithms, best first"
      actions={
        <Group gap="xs">
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<GitCompareArrows size={15} />}
            disabled={picked.length !== 2}
            onClick={() => void navigate({ to: "/compare", search: { a, b } })}
          >
            Compare two
          </Button>
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<GitMerge size={15} />}
            disabled={picked.length < 2 || picked.length > 5}
            onClick={() => void navigate({ to: "/synthesis", search: { problem: problem.id, from: picked } })}
          >
            Combine
          </Button>
        </Group>
      }
    >
      <Loaded of={board} skeleton={<RowsSkeleton />}>
        {(data) =>
          data.rows.length ? (
            <LeaderboardTable board={data} picked={picked} onPick={setPicked} />
          ) : (
            <EmptyState
              icon={<Sparkles size={22} />}
              title="No algorithm yet"
              action={<DesignButton problemId={problem.id} />}
            >
              With a model, or offline without any key: candidates are proposed, run and judged before your eyes.
            </EmptyState>
          )
        }
      </Loaded>
    </Panel>
  );
}

function DesignButton({ problemId }: { problemId: number }) {
  return (
    <LinkButton to="/problems/$problemId/design" params={{ problemId }} leftSection={<Sparkles size={16} />}>
      Design an algorithm
    </LinkButton>
  );
}

function ProblemJobs({ problemId }: { problemId: number }) {
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

function Actions({ problem }: { problem: ProblemView }) {
  const navigate = useNavigate();
  const remove = useDeleteProblem(problem.id);
  const [asking, setAsking] = useState(false);
  const { download } = useDownload();
  const go = { problemId: problem.id };
  return (
    <>
      <DesignButton problemId={problem.id} />
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" aria-label="More actions">
            <Ellipsis size={18} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<ChartLine size={15} />}
            onClick={() => void navigate({ to: "/analysis/$problemId", params: go })}
          >
            Analysis of all algorithms
          </Menu.Item>
          <Menu.Item
            leftSection={<FileDown size={15} />}
            onClick={() => download(`/api/problems/${problem.id}/file?format=yaml`, `problem-${problem.id}.yaml`)}
          >
            As a file
          </Menu.Item>
          {problem.is_mine && (
            <>
              <Menu.Item
                leftSection={<Pencil size={15} />}
                onClick={() => void navigate({ to: "/problems/$problemId/edit", params: go })}
              >
                Change
              </Menu.Item>
              <Menu.Divider />
              <Menu.Item color="red" leftSection={<Trash2 size={15} />} onClick={() => setAsking(true)}>
                Delete
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      <ConfirmByName
        opened={asking}
        onClose={() => setAsking(false)}
        title="Delete this problem?"
        name={problem.title}
        words="Delete it"
        pending={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate(undefined, { onSuccess: () => void navigate({ to: "/problems" }) })}
      >
        <Text span>Its {formatCount(problem.algorithm_count)} algorithms go with it. Nothing brings them back.</Text>
      </ConfirmByName>
    </>
  );
}
