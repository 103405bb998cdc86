import { SegmentedControl } from "@mantine/core";
import "@mantine/core/styles/FloatingIndicator.css";
import "@mantine/core/styles/SegmentedControl.css";
import { useQuery } from "@tanstack/react-query";
import { Chart } from "@/components/chart/chart";
import { Facts } from "@/components/facts";
import { jobsFiguresQuery, type Scope, solvingFiguresQuery } from "@/features/analytics/api/queries";
import { FigurePanel } from "@/features/analytics/components/figure-panel";
import {
  jobsByOutcome,
  shareSolved,
  sumBy,
  tell,
  timeToSolved,
  USES,
  type Use,
  usedOverTime,
} from "@/features/analytics/figure-series";
import { BUCKET_NAMES, type FigureWindow, formatBucket } from "@/features/analytics/figure-window";
import { formatCompact, formatCount, formatDollars, formatPercent, formatSeconds, pluralise } from "@/lib/format";

export type FiguresProps = { scope: Scope; asked: FigureWindow };

/** What holds for the axis of every chart of a window. */
export function bucketAxis({ bucket }: FigureWindow) {
  return { xName: BUCKET_NAMES[bucket], formatX: (x: number) => formatBucket(x, bucket), counting: true };
}

const SHARES: [number, number] = [0, 1.04];

/** The window in a few numbers. */
export function FigureFacts({ scope, asked }: FiguresProps) {
  const jobs = useQuery(jobsFiguresQuery(scope, asked)).data;
  const whole = useQuery(solvingFiguresQuery(scope, asked)).data?.rows[0];
  const sum = (amount: (row: NonNullable<typeof jobs>["rows"][number]) => number) =>
    jobs?.rows.reduce((total, row) => total + amount(row), 0);
  return (
    <Facts
      facts={[
        { name: "Jobs", value: formatCount(sum((row) => row.jobs)) },
        {
          name: "Searches solved",
          value: formatPercent(whole?.share),
          note: whole ? `${formatCount(whole.solved)} of ${formatCount(whole.searches)}` : "",
        },
        { name: "Time to solved, median", value: formatSeconds(whole?.seconds_p50) },
        { name: "Spent", value: jobs ? formatDollars(sum(USES.dollars)) : "–" },
        { name: "Tokens", value: formatCompact(sum(USES.tokens)) },
        { name: "CPU", value: formatSeconds(sum(USES.cpu)) },
      ]}
    />
  );
}

/** Jobs over time by what came of them. */
export function JobsPanel({ scope, asked }: FiguresProps) {
  const jobs = useQuery(jobsFiguresQuery(scope, asked));
  return (
    <FigurePanel
      title="Jobs by outcome"
      name="jobs"
      {...{ scope, asked }}
      of={jobs}
      empty="No job was submitted in this window."
    >
      {({ buckets, rows }) => {
        const outcomes = sumBy(
          rows,
          (row) => row.outcome,
          (row) => row.jobs,
        );
        const types = sumBy(
          rows,
          (row) => row.type,
          (row) => row.jobs,
        );
        const count = rows.reduce((total, row) => total + row.jobs, 0);
        return (
          <Chart
            sentence={`${pluralise(count, "job")}: ${tell(outcomes)}. By type: ${tell(types)}.`}
            series={jobsByOutcome(buckets, rows)}
            yName="jobs"
            formatY={formatCount}
            countingY
            height={230}
            {...bucketAxis(asked)}
          />
        );
      }}
    </FigurePanel>
  );
}

/** The share of searches that were solved. */
export function SolvedPanel({ scope, asked }: FiguresProps) {
  const solving = useQuery(solvingFiguresQuery(scope, asked));
  return (
    <FigurePanel
      title="Share solved"
      note="of the searches that ended by themselves"
      name="solving"
      {...{ scope, asked }}
      of={withoutNothing(solving)}
      empty="No search ended in this window."
    >
      {({ buckets, rows: [whole, ...rows] }) => (
        <Chart
          sentence={`${formatCount(whole?.solved)} of ${pluralise(whole?.searches ?? 0, "search", "searches")} solved: ${formatPercent(whole?.share)}.`}
          series={shareSolved(buckets, rows)}
          yName="share"
          formatY={formatPercent}
          yRange={SHARES}
          height={200}
          {...bucketAxis(asked)}
        />
      )}
    </FigurePanel>
  );
}

/** From submission to a solved search. */
export function TimeToSolvedPanel({ scope, asked }: FiguresProps) {
  const solving = useQuery(solvingFiguresQuery(scope, asked));
  return (
    <FigurePanel
      title="Time to solved"
      note="from submission to the end"
      name="solving"
      {...{ scope, asked }}
      of={withoutNothing(solving)}
      empty="No search ended in this window."
    >
      {({ buckets, rows: [whole, ...rows] }) => (
        <Chart
          sentence={`Half of the solved searches took at most ${formatSeconds(whole?.seconds_p50)}, 95 % at most ${formatSeconds(whole?.seconds_p95)}.`}
          series={timeToSolved(buckets, rows)}
          yName="time"
          formatY={formatSeconds}
          height={200}
          {...bucketAxis(asked)}
        />
      )}
    </FigurePanel>
  );
}

/** The first row tells of the whole window, and is there even when nothing else is. */
function withoutNothing<F extends { rows: { searches: number }[] }, Q extends { data: F | undefined }>(query: Q): Q {
  const { data } = query;
  return data?.rows[0]?.searches === 0 ? { ...query, data: { ...data, rows: [] } } : query;
}

const USE_WORDS: Record<Use, [string, (value: number) => string]> = {
  dollars: ["spent", formatDollars],
  tokens: ["tokens", formatCompact],
  cpu: ["CPU time", formatSeconds],
};

type UsedProps = FiguresProps & { use: Use; onUse: (use: Use) => void };

/** What jobs used over time: money, tokens or CPU. */
export function UsedPanel({ scope, asked, use, onUse }: UsedProps) {
  const jobs = useQuery(jobsFiguresQuery(scope, asked));
  const [words, format] = USE_WORDS[use];
  return (
    <FigurePanel
      title="Used over time"
      note="by when the job was submitted"
      name="jobs"
      {...{ scope, asked }}
      of={jobs}
      empty="Nothing was used in this window."
      more={
        <SegmentedControl
          size="xs"
          aria-label="Which use"
          value={use}
          onChange={(value) => onUse(value as Use)}
          data={[
            { value: "dollars", label: "dollars" },
            { value: "tokens", label: "tokens" },
            { value: "cpu", label: "CPU" },
          ]}
        />
      }
    >
      {({ buckets, rows }) => (
        <Chart
          sentence={`In all ${format(rows.reduce((total, row) => total + USES[use](row), 0))} ${words}.`}
          series={usedOverTime(buckets, rows, use)}
          yName={words}
          formatY={format}
          height={200}
          {...bucketAxis(asked)}
        />
      )}
    </FigurePanel>
  );
}
