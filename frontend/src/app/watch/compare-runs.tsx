import { Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import type { AlgorithmView, TraceView } from "@/api/types.gen";
import { chooseRuns, commonRuns, type Pair } from "@/app/watch/choose-runs";
import { CommonInput } from "@/app/watch/common-input";
import { useTrace } from "@/app/watch/recorded-run";
import { BlockSkeleton, Loaded } from "@/components/states";
import { tracesQuery } from "@/features/algorithms/api/queries";
import { placeSearch } from "@/features/visualizer/trace/place";

const ComparePlayers = lazy(() => import("@/features/visualizer/components/compare-players"));

type RunsProps = {
  left: AlgorithmView;
  right: AlgorithmView;
  search: Record<string, unknown>;
  onSet: (change: object) => void;
};

/** Two recorded runs on one scrubber: on the same input where both have one, else each on its newest. */
export function CompareRuns(props: RunsProps) {
  const one = useQuery(tracesQuery(props.left.id));
  const other = useQuery(tracesQuery(props.right.id));
  return (
    <Loaded of={one} skeleton={<BlockSkeleton height={520} />}>
      {(lefts) => (
        <Loaded of={other} skeleton={<BlockSkeleton height={520} />}>
          {(rights) => <Runs {...props} lefts={lefts} rights={rights} />}
        </Loaded>
      )}
    </Loaded>
  );
}

function Runs({ lefts, rights, ...props }: RunsProps & { lefts: TraceView[]; rights: TraceView[] }) {
  const { left, right, search, onSet } = props;
  const ours = lefts.filter((run) => run.version === left.version);
  const theirs = rights.filter((run) => run.version === right.version);
  const pair = chooseRuns(ours, theirs, search.input);
  return (
    <Stack gap="sm">
      <CommonInput
        key={`${left.id} ${right.id}`}
        left={left}
        right={right}
        common={commonRuns(ours, theirs)}
        shown={pair}
        onChoose={(input) => onSet({ input, step: undefined })}
      />
      {pair && <Players key={`${pair.left.id} ${pair.right.id}`} {...props} pair={pair} />}
    </Stack>
  );
}

function Players({ left, right, pair, search, onSet }: RunsProps & { pair: Pair }) {
  const leftTrace = useTrace(pair.left.url);
  const rightTrace = useTrace(pair.right.url);
  return (
    <Suspense fallback={<BlockSkeleton height={520} />}>
      <ComparePlayers
        left={{ trace: leftTrace, source: left.current.source, title: left.name }}
        right={{ trace: rightTrace, source: right.current.source, title: right.name }}
        place={placeSearch(search)}
        onPlaceChange={onSet}
      />
    </Suspense>
  );
}
