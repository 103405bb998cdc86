import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";
import type { JobView, StepSummary } from "@/api/types.gen";
import { Mark, type Tone, VerdictMark } from "@/components/marks";
import { Quiet } from "@/components/states";
import { TimeAgo } from "@/components/time-ago";
import classes from "@/features/jobs/components/job.module.css";
import { formatNumber, formatWords } from "@/lib/format";

type PickProps = { steps: StepSummary[]; chosen: number | undefined; onChoose: (step: number) => void };

function toneOf(step: StepSummary): Tone {
  if (!step.verdict) return "warn";
  if (step.duplicate_of) return "plain";
  return step.verdict === "accepted" ? "good" : "bad";
}

/** One sentence about a step, for its tooltip and for those who hear the page. */
export function stepSentence(step: StepSummary): string {
  const what = step.verdict ? formatWords(step.verdict) : "no proposal came";
  const score =
    step.score === null
      ? step.total
        ? `, ${step.passed} of ${step.total} cases`
        : ""
      : `, score ${formatNumber(step.score)}`;
  return `${step.number}. ${step.name || formatWords(step.kind)}: ${what}${score}${step.is_best ? ", the best so far" : ""}`;
}

/** All candidates at a glance, one cell each, the one being worked on included. */
export function CandidateStrip({ steps, chosen, onChoose, job }: PickProps & { job: JobView }) {
  return (
    <div className={classes.strip}>
      {steps.map((step) => (
        <button
          key={step.number}
          type="button"
          className={classes.cell}
          data-tone={toneOf(step)}
          data-best={step.is_best || undefined}
          aria-current={step.number === chosen || undefined}
          aria-label={stepSentence(step)}
          title={stepSentence(step)}
          onClick={() => onChoose(step.number)}
        />
      ))}
      {job.state === "running" && (
        <span className={classes.cell} data-tone="next" title={`Now: ${job.phase || "the next candidate"}`} />
      )}
    </div>
  );
}

/** All candidates as rows, newest last; only those in view are drawn. */
export function CandidateRows({ steps, chosen, onChoose }: PickProps) {
  const box = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: steps.length,
    getScrollElement: () => box.current,
    estimateSize: () => 57,
    overscan: 8,
  });
  const at = steps.findIndex((step) => step.number === chosen);
  useEffect(() => {
    if (at >= 0) rows.scrollToIndex(at, { align: "auto" });
  }, [at, rows]);
  if (!steps.length) return <Quiet>No candidate yet.</Quiet>;
  return (
    <div ref={box} className={classes.rows}>
      <div style={{ height: rows.getTotalSize(), position: "relative" }}>
        {rows.getVirtualItems().map((row) => {
          const step = steps[row.index] as StepSummary;
          return (
            <button
              key={step.number}
              type="button"
              ref={rows.measureElement}
              data-index={row.index}
              className={classes.row}
              aria-current={step.number === chosen || undefined}
              style={{ position: "absolute", insetInline: 0, top: 0, transform: `translateY(${row.start}px)` }}
              onClick={() => onChoose(step.number)}
            >
              <span>{step.number}</span>
              <span>
                <b>{step.name || formatWords(step.kind)}</b>
                <small>
                  {[formatWords(step.kind), step.strategy && formatWords(step.strategy), step.designer]
                    .filter(Boolean)
                    .join(" · ")}{" "}
                  · <TimeAgo at={step.created_at} />
                </small>
              </span>
              <span>
                {step.is_best && <Mark tone="calm">best</Mark>}{" "}
                {step.duplicate_of ? <Mark>same as {step.duplicate_of}</Mark> : <StepVerdict step={step} />}
              </span>
              <span className={classes.score}>
                {step.score === null ? (step.total ? `${step.passed} / ${step.total}` : "–") : formatNumber(step.score)}
              </span>
            </button>
          );
        })}
      </div>
    </div>
  );
}

function StepVerdict({ step }: { step: StepSummary }) {
  return step.verdict ? <VerdictMark verdict={step.verdict} /> : <Mark tone="warn">no proposal</Mark>;
}
