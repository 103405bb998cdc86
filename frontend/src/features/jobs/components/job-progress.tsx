import type { JobView, ProblemView, StepSummary } from "@/api/types.gen";
import { Panel } from "@/components/panel";
import { Quiet } from "@/components/states";
import { CandidateStrip } from "@/features/jobs/components/candidates";
import classes from "@/features/jobs/components/job.module.css";
import { JobOutcome } from "@/features/jobs/components/job-outcome";
import { ScoreChart } from "@/features/jobs/components/score-chart";
import { StepDetail, type StepPart } from "@/features/jobs/components/step-detail";
import type { ScoreAxis } from "@/features/jobs/score-series";
import { pluralise } from "@/lib/format";

export type JobLook = { step: number | undefined; part: StepPart; x: ScoreAxis };

type ProgressProps = {
  job: JobView;
  steps: StepSummary[];
  problem: ProblemView | undefined;
  look: JobLook;
  onLook: (look: Partial<JobLook>) => void;
};

/** The search at a glance: score, candidates, and the newest one (or the one chosen) in full. */
export function JobProgress({ job, steps, problem, look, onLook }: ProgressProps) {
  const newest = steps[steps.length - 1]?.number;
  const shown = look.step ?? newest;
  return (
    <div className={classes.stack}>
      <JobOutcome job={job} />
      <div className={classes.columns}>
        <div className={classes.stack}>
          <ScoreChart job={job} steps={steps} problem={problem} axis={look.x} onAxis={(x) => onLook({ x })} />
          <Panel title="Candidates" note={candidateWords(steps)}>
            <CandidateStrip
              job={job}
              steps={steps}
              chosen={shown}
              onChoose={(step) => onLook({ step: step === newest ? undefined : step })}
            />
          </Panel>
        </div>
        {shown === undefined ? (
          <Panel title="Newest candidate">
            <Quiet>Nothing has been proposed yet.</Quiet>
          </Panel>
        ) : (
          <StepDetail
            jobId={job.id}
            steps={steps}
            number={shown}
            newest={look.step === undefined}
            part={look.part}
            onPart={(part) => onLook({ part })}
          />
        )}
      </div>
    </div>
  );
}

function candidateWords(steps: StepSummary[]): string {
  const accepted = steps.filter((step) => step.verdict === "accepted").length;
  const troubles = steps.filter((step) => !step.verdict).length;
  const words = [`${pluralise(steps.length - troubles, "candidate")}, ${accepted} accepted`];
  if (troubles) words.push(`${troubles} times no proposal came`);
  return words.join("; ");
}
