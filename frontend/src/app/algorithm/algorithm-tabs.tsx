import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { AlgorithmView, VersionView } from "@/api/types.gen";
import { MeasurePanel } from "@/app/algorithm/measure-panel";
import { WatchPanel } from "@/app/watch/watch-panel";
import { Panel } from "@/components/panel";
import { ProposalView } from "@/components/proposal/proposal-view";
import { BlockSkeleton, Loaded } from "@/components/states";
import { analysesQuery } from "@/features/algorithms/api/queries";
import { AnalysisPanel } from "@/features/algorithms/components/analysis-panel";
import { CodePanel } from "@/features/algorithms/components/code-panel";
import { LineagePanel } from "@/features/algorithms/components/lineage-panel";
import { TestsPanel } from "@/features/algorithms/components/tests-panel";
import { VersionsPanel } from "@/features/algorithms/components/versions-panel";
import { readVersionParts } from "@/features/algorithms/readings";
import { placeSearch } from "@/features/visualizer/trace/place";

const route = getRouteApi("/inside/algorithms/$algorithmId");

export const TABS = [
  ["watch", "Watch"],
  ["code", "Code"],
  ["explanation", "Explanation"],
  ["measure", "Measure"],
  ["tests", "Tests"],
  ["versions", "Versions"],
  ["lineage", "Lineage"],
  ["analysis", "Analysis"],
] as const;
export type Tab = (typeof TABS)[number][0];

type BodyProps = { tab: Tab; algorithm: AlgorithmView; version: VersionView };

/** What stands under a tab of an algorithm. */
export function TabBody({ tab, algorithm, version }: BodyProps): ReactNode {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const analyses = useQuery(analysesQuery(algorithm.id));
  const { proposal, card } = readVersionParts(version);
  const set = (change: object) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true, resetScroll: false });
  switch (tab) {
    case "watch":
      return (
        <WatchPanel
          algorithm={algorithm}
          version={version}
          traceId={search.trace}
          place={placeSearch(search)}
          onTrace={(trace) =>
            void navigate({
              search: (before) => ({ tab: before.tab, v: before.v, trace }),
              replace: true,
              resetScroll: false,
            })
          }
          onPlaceChange={set}
        />
      );
    case "code":
      return (
        <CodePanel key={version.number} algorithm={algorithm} version={version} onSaved={() => set({ v: undefined })} />
      );
    case "explanation":
      return (
        <Panel title="What its designer says" note="a claim, until a run has shown it">
          <ProposalView proposal={proposal} />
        </Panel>
      );
    case "measure":
      return <MeasurePanel algorithm={algorithm} version={version.number} analyses={analyses} />;
    case "tests":
      return <TestsPanel algorithm={algorithm} version={version} />;
    case "versions":
      return <VersionsPanel algorithm={algorithm} shown={version.number} from={search.from} onPick={set} />;
    case "lineage":
      return <LineagePanel algorithmId={algorithm.id} versionId={version.id} />;
    case "analysis":
      return (
        <Loaded of={analyses} skeleton={<BlockSkeleton height={320} />}>
          {(all) => <AnalysisPanel analyses={all} version={version.number} card={card} />}
        </Loaded>
      );
  }
}
