import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import type { AlgorithmView, TraceView } from "@/api/types.gen";
import { useTrace } from "@/app/watch/recorded-run";
import { BlockSkeleton, Loaded, Quiet } from "@/components/states";
import { tracesQuery } from "@/features/algorithms/api/queries";
import { placeSearch } from "@/features/visualizer/trace/place";

const ComparePlayers = lazy(() => import("@/features/visualizer/components/compare-players"));

type RunsProps = {
  left: AlgorithmView;
  right: AlgorithmView;
  search: Record<string, unknown>;
  onPlaceChange: (place: object) => void;
};

/** Two recorded runs on one scrubber: on the same input where both have one, else each on its newest. */
export function CompareRuns({ left, right, search, onPlaceChange }: RunsProps) {
  const one = useQuery(tracesQuery(left.id));
  const other = useQuery(tracesQuery(right.id));
  return (
    <Loaded of={one} skeleton={<BlockSkeleton height={520} />}>
      {(lefts) => (
        <Loaded of={other} skeleton={<BlockSkeleton height={520} />}>
          {(rights) => {
            const pair = chooseRuns(lefts, rights, left.version, right.version);
            if (!pair)
              return (
                <Quiet>
                  One of them has no recorded run of its current version yet: record it under “Watch” on its page.
                </Quiet>
              );
            return <Players left={left} right={right} pair={pair} search={search} onPlaceChange={onPlaceChange} />;
          }}
        </Loaded>
      )}
    </Loaded>
  );
}

type Pair = { left: TraceView; right: TraceView; same: boolean };

/** Runs of the current versions on the same input where there are such, else the newest of each. */
export function chooseRuns(
  lefts: TraceView[],
  rights: TraceView[],
  leftVersion: number,
  rightVersion: number,
): Pair | null {
  const ours = lefts.filter((run) => run.version === leftVersion);
  const theirs = rights.filter((run) => run.version === rightVersion);
  for (const left of ours) {
    const right = theirs.find((run) => inputOf(run) === inputOf(left));
    if (right) return { left, right, same: true };
  }
  const [left] = ours;
  const [right] = theirs;
  return left && right ? { left, right, same: false } : null;
}

/** The arguments without the name that is called: two programs for one problem have the same entry point anyway. */
function inputOf(run: TraceView): string {
  return JSON.stringify(run.input);
}

function Players({ left, right, pair, search, onPlaceChange }: RunsProps & { pair: Pair }) {
  const leftTrace = useTrace(pair.left.url);
  const rightTrace = useTrace(pair.right.url);
  return (
    <>
      {!pair.same && (
        <Quiet>The two were recorded on different inputs; record both on the same one to compare them fairly.</Quiet>
      )}
      <Suspense fallback={<BlockSkeleton height={520} />}>
        <ComparePlayers
          left={{ trace: leftTrace, source: left.current.source, title: left.name }}
          right={{ trace: rightTrace, source: right.current.source, title: right.name }}
          place={placeSearch(search)}
          onPlaceChange={onPlaceChange}
        />
      </Suspense>
    </>
  );
}
