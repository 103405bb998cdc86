import { Stack } from "@mantine/core";
import type { AnalysisView } from "@/api/types.gen";
import { Panel } from "@/components/panel";
import { Quiet } from "@/components/states";
import { FindingsView, OpinionView } from "@/features/algorithms/components/findings-view";
import { ResultCardView } from "@/features/algorithms/components/result-card-view";
import type { Findings, ResultCard } from "@/features/algorithms/readings";

type AnalysisProps = { analyses: AnalysisView[]; version: number; card: ResultCard };

/** What was found out about a version: what was measured first, what a model thinks last and labelled so. */
export function AnalysisPanel({ analyses, version, card }: AnalysisProps) {
  const newest = (kind: AnalysisView["kind"]) => analyses.find((one) => one.kind === kind && one.version === version);
  const findings = newest("static");
  const comparison = newest("comparison");
  const review = newest("review");
  const empty = !findings && !comparison && !review && !card.statement;
  if (empty) return <Quiet>This version has not been analysed yet. “Judge and measure” does it.</Quiet>;
  return (
    <Stack>
      <ResultCardView card={card} />
      {findings && (
        <Panel title="As it is written" note="read, not run">
          <FindingsView findings={findings.result as Findings} />
        </Panel>
      )}
      {comparison && <OpinionView title="Comparison" note="measured" result={comparison.result} />}
      {review && (
        <OpinionView
          title="A model's opinion"
          note="not measured: an opinion, to be held against the verdicts"
          result={review.result}
        />
      )}
    </Stack>
  );
}
