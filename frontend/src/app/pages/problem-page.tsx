import { Stack, Tabs } from "@mantine/core";
import "@mantine/core/styles/Tabs.css";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import type { ProblemView } from "@/api/types.gen";
import { ProblemActions } from "@/app/problem/problem-actions";
import { ProblemBoard } from "@/app/problem/problem-board";
import { ProblemJobs } from "@/app/problem/problem-jobs";
import { Facts } from "@/components/facts";
import { Link } from "@/components/link";
import { Page } from "@/components/page";
import { BlockSkeleton, Loaded } from "@/components/states";
import { ProblemLineage } from "@/features/algorithms/components/problem-lineage";
import { leaderboardQuery, problemQuery } from "@/features/problems/api/queries";
import { ProblemStatement } from "@/features/problems/components/problem-statement";
import { KindMark } from "@/features/problems/components/problems-table";
import { formatCount, formatNumber } from "@/lib/format";

const route = getRouteApi("/inside/problems/$problemId");

/** A problem with its leaderboard, its statement, its lineage and its jobs. */
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
      actions={problem.data && <ProblemActions problem={problem.data} />}
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
                <Tabs.Tab value="lineage">Lineage</Tabs.Tab>
                <Tabs.Tab value="jobs">Jobs</Tabs.Tab>
              </Tabs.List>
              <Tabs.Panel value="leaderboard">
                <ProblemBoard problem={data} />
              </Tabs.Panel>
              <Tabs.Panel value="statement">
                <ProblemStatement problem={data} />
              </Tabs.Panel>
              <Tabs.Panel value="lineage">
                <ProblemLineage problemId={data.id} />
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
