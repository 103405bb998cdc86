import { Button, Group, NativeSelect, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Clapperboard } from "lucide-react";
import type { AlgorithmView, TraceView, VersionView } from "@/api/types.gen";
import { RecordedRun } from "@/app/watch/recorded-run";
import { Panel } from "@/components/panel";
import { BlockSkeleton, EmptyState, FailedState, Loaded } from "@/components/states";
import { useRecord } from "@/features/algorithms/api/commands";
import { tracesQuery } from "@/features/algorithms/api/queries";
import type { PlayerPlace } from "@/features/visualizer/trace/place";
import { pluralise } from "@/lib/format";

type WatchProps = {
  algorithm: AlgorithmView;
  version: VersionView;
  traceId: number | undefined;
  place: PlayerPlace;
  onTrace: (traceId: number) => void;
  onPlaceChange: (place: PlayerPlace) => void;
};

/** The program at work: its recorded runs, played; other inputs are recorded on request. */
export function WatchPanel({ algorithm, version, traceId, place, onTrace, onPlaceChange }: WatchProps) {
  const traces = useQuery(tracesQuery(algorithm.id));
  const record = useRecord(algorithm.id);
  const take = async (args: string, fromStep = 0) => {
    const made = await record.mutateAsync({ version: version.number, args, fromStep });
    if (made !== null) onTrace(made);
  };
  return (
    <Loaded of={traces} skeleton={<BlockSkeleton height={620} />}>
      {(all) => {
        const rows = all.filter((one) => one.version === version.number);
        const shown = rows.find((one) => one.id === traceId) ?? rows[0];
        if (!shown)
          return (
            <NothingRecorded
              pending={record.isPending}
              error={record.error}
              mine={algorithm.is_mine}
              onRecord={() => void take("").catch(() => undefined)}
            />
          );
        return (
          <Stack gap="sm">
            {rows.length > 1 && <RunChoice rows={rows} shown={shown} onTrace={onTrace} />}
            <RecordedRun
              key={shown.id}
              url={shown.url}
              source={version.source}
              title={`${algorithm.name} on ${shown.label || "its input"}`}
              place={place}
              onPlaceChange={onPlaceChange}
              {...(algorithm.is_mine ? { onRecord: take } : {})}
            />
          </Stack>
        );
      }}
    </Loaded>
  );
}

function RunChoice({ rows, shown, onTrace }: { rows: TraceView[]; shown: TraceView; onTrace: (id: number) => void }) {
  return (
    <Group gap="sm">
      <NativeSelect
        aria-label="Recorded run"
        value={String(shown.id)}
        onChange={(event) => onTrace(Number(event.currentTarget.value))}
        data={rows.map((one) => ({
          value: String(one.id),
          label: `${one.label || "a run"}, ${one.from_step ? partOf(one) : pluralise(one.steps, "step")}`,
        }))}
      />
    </Group>
  );
}

function partOf({ from_step: before, steps }: TraceView): string {
  return `steps ${(before + 1).toLocaleString("en")} to ${(before + steps).toLocaleString("en")}`;
}

type NothingProps = { pending: boolean; error: unknown; mine: boolean; onRecord: () => void };

function NothingRecorded({ pending, error, mine, onRecord }: NothingProps) {
  return (
    <Panel>
      {error ? <FailedState error={error} onRetry={onRecord} /> : null}
      <EmptyState
        icon={<Clapperboard size={22} />}
        title="No run of this version is recorded yet"
        action={
          mine && (
            <Button loading={pending} onClick={onRecord}>
              Record it on an example
            </Button>
          )
        }
      >
        A recording shows each step: lines, variables, structures, output.
      </EmptyState>
    </Panel>
  );
}
