import { SegmentedControl } from "@mantine/core";
import "@mantine/core/styles/FloatingIndicator.css";
import "@mantine/core/styles/SegmentedControl.css";
import { useQuery } from "@tanstack/react-query";
import type { JobView, ProblemView, StepSummary } from "@/api/types.gen";
import { Chart } from "@/components/chart/chart";
import type { Level, Series } from "@/components/chart/chart-data";
import { Panel } from "@/components/panel";
import { Quiet } from "@/components/states";
import { stepQuery } from "@/features/jobs/api/queries";
import { type ScoreAxis, scoreLevels, scoreSeries } from "@/features/jobs/score-series";
import { readDocument } from "@/features/jobs/step-document";
import { formatCount, formatNumber, formatPercent, formatSeconds, pluralise } from "@/lib/format";

type ScoreChartProps = {
  job: JobView;
  steps: StepSummary[];
  problem: ProblemView | undefined;
  axis: ScoreAxis;
  onAxis: (axis: ScoreAxis) => void;
};

/** The best score against evaluations or time, with what it is held against. */
export function ScoreChart({ job, steps, problem, axis, onAxis }: ScoreChartProps) {
  const direction = problem?.direction ?? null;
  const scored = direction !== null;
  const levels = useLevels(job.id, steps, problem);
  return (
    <Panel
      title={scored ? "Best score" : "Cases passed"}
      note={scored ? `${direction === "minimise" ? "smaller" : "larger"} is better` : undefined}
      actions={<AxisChoice axis={axis} onAxis={onAxis} />}
    >
      <Scores series={scoreSeries(job, steps, axis, direction)} levels={levels} axis={axis} direction={direction} />
    </Panel>
  );
}

function AxisChoice({ axis, onAxis }: Pick<ScoreChartProps, "axis" | "onAxis">) {
  return (
    <SegmentedControl
      size="xs"
      aria-label="Against what"
      value={axis}
      onChange={(value) => onAxis(value as ScoreAxis)}
      data={[
        { value: "evaluations", label: "by evaluations" },
        { value: "time", label: "by time" },
      ]}
    />
  );
}

type ScoresProps = { series: Series[]; levels: Level[]; axis: ScoreAxis; direction: string | null };

function Scores({ series, levels, axis, direction }: ScoresProps) {
  const scored = direction !== null;
  const format = scored ? formatNumber : formatPercent;
  const best = series[0]?.points.findLast((point) => point.y !== null)?.y ?? null;
  const judged = series[1]?.points.length ?? 0;
  if (judged === 0) return <Quiet>The first candidate has not been judged yet.</Quiet>;
  return (
    <Chart
      sentence={sentence(best, judged, format, levels, direction)}
      series={series}
      levels={levels}
      xName={axis === "time" ? "seconds" : "evaluations"}
      yName={scored ? "score" : "passed"}
      formatX={axis === "time" ? formatSeconds : formatCount}
      formatY={format}
      height={230}
      counting={axis === "evaluations"}
      {...(scored ? {} : { yRange: SHARES })}
    />
  );
}

/** From none to all, with air for the mark at the top. */
const SHARES: [number, number] = [0, 1.04];

/** The lines to be better than; baselines that are programs were run beside the first candidate. */
function useLevels(jobId: number, steps: StepSummary[], problem: ProblemView | undefined): Level[] {
  const first = steps.find((step) => step.verdict)?.number;
  const wanted = problem?.kind === "optimisation" && first !== undefined;
  const judged = useQuery({ ...stepQuery(jobId, first ?? 0), enabled: wanted }).data;
  const results = judged && readDocument(judged).candidate?.evaluation?.results;
  return scoreLevels((problem?.document as { evaluator?: object } | undefined)?.evaluator, results);
}

function sentence(
  best: number | null,
  judged: number,
  format: (y: number) => string,
  levels: Level[],
  direction: string | null,
): string {
  if (best === null) return `None of ${pluralise(judged, "candidate")} is valid yet.`;
  const beaten = levels
    .filter((level) => (direction === "minimise" ? best < level.y : best > level.y))
    .map((level) => level.name);
  const against = !levels.length
    ? ""
    : beaten.length
      ? `, better than ${beaten.join(" and ")}`
      : ", not yet better than any baseline";
  return `Best of ${pluralise(judged, "candidate")}: ${format(best)}${against}.`;
}
