import { useMemo } from "react";
import type { StepSummary } from "@/api/types.gen";
import type { LineageNode } from "@/components/lineage/lay-out";
import { Lineage } from "@/components/lineage/lineage";
import { Quiet } from "@/components/states";
import { formatNumber, formatWords } from "@/lib/format";

type JobLineageProps = { steps: StepSummary[]; chosen: number | undefined; onChoose: (step: number) => void };

/** Which candidate came from which, those that failed included. */
export function JobLineage({ steps, chosen, onChoose }: JobLineageProps) {
  const nodes = useMemo(() => nodesOf(steps), [steps]);
  const marked = useMemo(() => (chosen === undefined ? [] : [String(chosen)]), [chosen]);
  if (!nodes.length) return <Quiet>No candidate yet.</Quiet>;
  return (
    <>
      <Lineage nodes={nodes} chosen={marked} onChoose={(id) => onChoose(Number(id))} height="34rem" />
      <Quiet>From left to right: each program after those it came from. Those with a broken edge did not pass.</Quiet>
    </>
  );
}

function nodesOf(steps: StepSummary[]): LineageNode[] {
  const stepOfCandidate = new Map(steps.map((step) => [step.candidate, String(step.number)]));
  const best = steps.findLast((step) => step.is_best)?.number;
  return steps
    .filter((step) => step.candidate !== null)
    .map((step) => ({
      id: String(step.number),
      label: `${step.number} ${step.name}`,
      detail: step.score === null ? formatWords(step.verdict) : formatNumber(step.score),
      tone: step.duplicate_of ? "plain" : step.verdict === "accepted" ? "good" : "bad",
      best: step.number === best,
      parents: step.parents.flatMap((parent) => stepOfCandidate.get(parent) ?? []),
    }));
}
