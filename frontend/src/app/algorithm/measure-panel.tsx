import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { Gauge } from "lucide-react";
import type { AlgorithmView, AnalysisView } from "@/api/types.gen";
import { FormFailure } from "@/components/form-failure";
import { Panel } from "@/components/panel";
import { type Asked, BlockSkeleton, EmptyState, Loaded } from "@/components/states";
import { GrowthView } from "@/features/algorithms/components/growth-view";
import type { Growth } from "@/features/algorithms/readings";
import { useSubmitJob } from "@/features/jobs/api/commands";

type MeasureProps = { algorithm: AlgorithmView; version: number; analyses: Asked<AnalysisView[]> };

/** How the program's cost grows with its input, as it was measured. */
export function MeasurePanel({ algorithm, version, analyses }: MeasureProps) {
  return (
    <Loaded of={analyses} skeleton={<BlockSkeleton height={420} />}>
      {(all) => {
        const growth = all.find((one) => one.kind === "growth" && one.version === version);
        if (growth) return <GrowthView growth={growth.result as Growth} />;
        return (
          <Panel>
            <EmptyState
              icon={<Gauge size={22} />}
              title="Its growth has not been measured"
              action={<AnalyzeButton algorithmId={algorithm.id} version={version} />}
            >
              It needs a generator in the problem, which makes inputs of a wanted size.
            </EmptyState>
          </Panel>
        );
      }}
    </Loaded>
  );
}

/** Judge the version anew, measure its growth, read its source. */
export function AnalyzeButton({ algorithmId, version }: { algorithmId: number; version: number }) {
  const submit = useSubmitJob();
  const navigate = useNavigate();
  const start = () =>
    submit.mutate(
      { type: "analyze", algorithm_id: algorithmId, version },
      { onSuccess: (job) => void navigate({ to: "/jobs/$jobId", params: { jobId: job.id } }) },
    );
  return (
    <>
      <Button variant="default" leftSection={<Gauge size={16} />} loading={submit.isPending} onClick={start}>
        Judge and measure
      </Button>
      <FormFailure error={submit.error} />
    </>
  );
}
