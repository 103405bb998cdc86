import type { JobView, StepSummary } from "@/api/types.gen";
import type { Level, Series } from "@/components/chart/chart-data";
import type { CaseResult } from "@/features/jobs/step-document";
import { secondsBetween } from "@/lib/time";

export type ScoreAxis = "evaluations" | "time";

/** What a candidate is worth on the chart: its score, or for a function problem the share of cases that passed. */
export function worthOf(step: StepSummary): number | null {
  if (step.score !== null && step.score !== undefined) return step.score;
  return step.total > 0 ? step.passed / step.total : null;
}

/** Each candidate's worth, and the best so far, against evaluations or against seconds. */
export function scoreSeries(job: JobView, steps: StepSummary[], axis: ScoreAxis, direction: string | null): Series[] {
  const better = direction === "minimise" ? Math.min : Math.max;
  const each: Series["points"] = [];
  const best: Series["points"] = [];
  let top: number | null = null;
  let evaluations = 0;
  for (const step of steps) {
    const worth = worthOf(step);
    if (!step.verdict) continue;
    evaluations += 1;
    const x = axis === "time" ? secondsBetween(job.started_at ?? job.created_at, step.created_at) : evaluations;
    if (worth !== null && (direction === null || step.verdict === "accepted"))
      top = top === null ? worth : better(top, worth);
    each.push({ x, y: worth });
    best.push({ x, y: top });
  }
  return [
    { name: "best so far", points: best, draw: "steps" },
    { name: "each candidate", points: each, draw: "points" },
  ];
}

type Scoring = { baselines?: { name: string; score?: number | null }[]; best_known?: number | null };

/** What a score is held against: baselines that are numbers, the best baseline as it was run, the best known value. */
export function scoreLevels(evaluator: Scoring | null | undefined, results: CaseResult[] | undefined): Level[] {
  if (!evaluator) return [];
  const levels = (evaluator.baselines ?? []).flatMap((one) =>
    typeof one.score === "number" ? [{ name: one.name, y: one.score }] : [],
  );
  const ran = meanBaseline(results ?? []);
  if (ran !== null && !levels.length) levels.push({ name: "best baseline", y: ran });
  if (typeof evaluator.best_known === "number") levels.push({ name: "best known", y: evaluator.best_known });
  return levels;
}

function meanBaseline(results: CaseResult[]): number | null {
  const scores = results.flatMap((one) =>
    one.split === "selection" && typeof one.baseline_score === "number" ? [one.baseline_score] : [],
  );
  return scores.length ? scores.reduce((sum, score) => sum + score, 0) / scores.length : null;
}
