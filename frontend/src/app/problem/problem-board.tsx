import { Button, Group } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { GitCompareArrows, GitMerge, Sparkles } from "lucide-react";
import { useState } from "react";
import type { ProblemView } from "@/api/types.gen";
import { DesignButton } from "@/app/problem/design-button";
import { Panel } from "@/components/panel";
import { EmptyState, Loaded, RowsSkeleton } from "@/components/states";
import { leaderboardQuery } from "@/features/problems/api/queries";
import { LeaderboardTable } from "@/features/problems/components/leaderboard-table";

/** The algorithms of a problem, best first; two are compared, two to five combined. */
export function ProblemBoard({ problem }: { problem: ProblemView }) {
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
