import type { Question } from "@/features/visualizer/trace/format";
import type { Timeline } from "@/features/visualizer/trace/timeline";

/** What a minimiser has asked: in the whole run, and until a step; `best` is the lowest answer until then. */
export type SearchRun = { all: Question[]; until: Question[]; best: Question | null; width: number };

export function readRun(timeline: Timeline, step: number): SearchRun {
  const found = timeline.questions;
  const width = found[0]?.point.length ?? 0;
  const all = found.filter((question) => question.point.length === width);
  let count = 0;
  let best: Question | null = null;
  for (const question of all) {
    if (question.step > step) break;
    count += 1;
    if (Number.isFinite(question.value) && (best === null || question.value < best.value)) best = question;
  }
  return { all, until: all.slice(0, count), best, width };
}
