import { Stack } from "@mantine/core";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { ChartLine } from "lucide-react";
import { readAlgorithm, readLeaderboard } from "@/api/sdk.gen";
import type { Leaderboard } from "@/api/types.gen";
import { BarList } from "@/components/bar-list";
import { Chart } from "@/components/chart/chart";
import { tierWords } from "@/components/marks";
import { Panel } from "@/components/panel";
import { BlockSkeleton, EmptyState, Loaded, Quiet } from "@/components/states";
import {
  type Costed,
  costByDesigner,
  countBy,
  scoreOverTime,
  timeAgainstScore,
} from "@/features/analysis/board-series";
import { formatDollars, formatNumber, formatPercent, formatSeconds, formatWords, pluralise } from "@/lib/format";

const LOOKED_AT = 30;

const analysedQuery = (problemId: number) =>
  queryOptions({
    queryKey: ["leaderboard", problemId, "costed"],
    queryFn: async (): Promise<{ board: Leaderboard; all: Costed[] }> => {
      const board = await readLeaderboard({ path: { problem_id: problemId } });
      const rows = board.rows.slice(0, LOOKED_AT);
      const views = await Promise.all(rows.map((row) => readAlgorithm({ path: { algorithm_id: row.algorithm_id } })));
      return { board, all: rows.map((row, at) => ({ row, version: (views[at] as (typeof views)[number]).current })) };
    },
  });

/** All algorithms of a problem together. */
export function ProblemAnalysis({ problemId }: { problemId: number }) {
  const analysed = useQuery(analysedQuery(problemId));
  return (
    <Loaded of={analysed} skeleton={<BlockSkeleton height={480} />}>
      {({ board, all }) =>
        all.length ? (
          <Stack>
            <ScoreOverTime board={board} />
            <TimeAgainstScore board={board} all={all} />
            <BarList title="Who designed them" counts={countBy(all, ({ row }) => tierWords(row.tier))} />
            <BarList title="Verdicts" counts={countBy(all, ({ row }) => formatWords(row.verdict))} />
            <BarList title="Cost by designer" counts={costByDesigner(all)} format={formatDollars} />
            {board.rows.length > LOOKED_AT && <Quiet>The best {LOOKED_AT} are looked at here.</Quiet>}
          </Stack>
        ) : (
          <EmptyState icon={<ChartLine size={22} />} title="There is nothing to analyse yet">
            With the first algorithms of this problem, their scores, costs and times stand here.
          </EmptyState>
        )
      }
    </Loaded>
  );
}

function ScoreOverTime({ board }: { board: Leaderboard }) {
  if (board.direction === null) return null;
  const series = scoreOverTime(board.rows, board.direction);
  const best = series[0]?.points.at(-1)?.y ?? null;
  return (
    <Panel title="Score over time" note={board.direction === "minimise" ? "smaller is better" : "larger is better"}>
      <Chart
        sentence={`After ${pluralise(series[1]?.points.length ?? 0, "algorithm")} the best score is ${formatNumber(best)}.`}
        series={series}
        levels={board.best_known === null ? [] : [{ name: "best known", y: board.best_known }]}
        xName="days since the first"
        yName="score"
      />
    </Panel>
  );
}

function TimeAgainstScore({ board, all }: { board: Leaderboard; all: Costed[] }) {
  const series = timeAgainstScore(all, board.direction);
  const front = series[0]?.points.length ?? 0;
  if (!series[1]?.points.length) return null;
  return (
    <Panel title={board.direction === null ? "Time against cases passed" : "Time against score"}>
      <Chart
        sentence={`${pluralise(front, "algorithm")} ${front === 1 ? "is" : "are"} beaten by no other in both.`}
        series={series}
        xName="cpu time"
        yName={board.direction === null ? "cases passed" : "score"}
        xScale="log"
        formatX={formatSeconds}
        formatY={board.direction === null ? formatPercent : formatNumber}
      />
    </Panel>
  );
}
