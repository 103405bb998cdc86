import { Group, NativeSelect, Tabs } from "@mantine/core";
import "@mantine/core/styles/Tabs.css";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { AlgorithmView, VersionView } from "@/api/types.gen";
import { AlgorithmActions } from "@/app/algorithm/algorithm-actions";
import { MeasurePanel } from "@/app/algorithm/measure-panel";
import { WatchPanel } from "@/app/watch/watch-panel";
import { Link } from "@/components/link";
import { designedBy, VerdictMark } from "@/components/marks";
import { Page } from "@/components/page";
import { Panel } from "@/components/panel";
import { ProposalView } from "@/components/proposal/proposal-view";
import { BlockSkeleton, Loaded } from "@/components/states";
import { TimeAgo } from "@/components/time-ago";
import { algorithmQuery, analysesQuery, versionQuery } from "@/features/algorithms/api/queries";
import { TrustMark } from "@/features/algorithms/components/algorithms-table";
import { AnalysisPanel } from "@/features/algorithms/components/analysis-panel";
import { CodePanel } from "@/features/algorithms/components/code-panel";
import { LineagePanel } from "@/features/algorithms/components/lineage-panel";
import { TestsPanel } from "@/features/algorithms/components/tests-panel";
import { VersionsPanel } from "@/features/algorithms/components/versions-panel";
import { readVersionParts } from "@/features/algorithms/readings";
import { placeSearch } from "@/features/visualizer/trace/place";
import { formatNumber } from "@/lib/format";

const route = getRouteApi("/inside/algorithms/$algorithmId");

const TABS = [
  ["watch", "Watch"],
  ["code", "Code"],
  ["explanation", "Explanation"],
  ["measure", "Measure"],
  ["tests", "Tests"],
  ["versions", "Versions"],
  ["lineage", "Lineage"],
  ["analysis", "Analysis"],
] as const;
type Tab = (typeof TABS)[number][0];

/** An algorithm: its program, what it does, and what is known of it. */
export function AlgorithmPage() {
  const { algorithmId } = route.useParams();
  const algorithm = useQuery(algorithmQuery(algorithmId));
  const { v } = route.useSearch();
  const number = v ?? algorithm.data?.version;
  const wanted = algorithm.data !== undefined && number !== algorithm.data.version;
  const other = useQuery({ ...versionQuery(algorithmId, number ?? 1), enabled: wanted });
  if (!algorithm.data) {
    return (
      <Page title="Algorithm" width="wide">
        <Loaded of={algorithm} skeleton={<BlockSkeleton height={560} />}>
          {() => null}
        </Loaded>
      </Page>
    );
  }
  const version = wanted ? other.data : algorithm.data.current;
  return <KnownAlgorithm algorithm={algorithm.data} version={version} asked={other} />;
}

type KnownProps = {
  algorithm: AlgorithmView;
  version: VersionView | undefined;
  asked: { data: VersionView | undefined; error: unknown; isPending: boolean; refetch: () => unknown };
};

function KnownAlgorithm({ algorithm, version, asked }: KnownProps) {
  const { tab = "watch", trace } = route.useSearch();
  const navigate = route.useNavigate();
  const crumbs = [
    <Link key="problem" to="/problems/$problemId" params={{ problemId: algorithm.problem_id }}>
      {algorithm.problem_title}
    </Link>,
    `Algorithm ${algorithm.id}`,
  ];
  const shown = version ?? algorithm.current;
  return (
    <Page
      title={algorithm.name}
      crumbs={crumbs}
      width="wide"
      lead={<Lead algorithm={algorithm} version={shown} />}
      actions={
        <AlgorithmActions
          algorithm={algorithm}
          version={shown.number}
          traceId={typeof trace === "number" ? trace : null}
        />
      }
    >
      {version ? (
        <Tabs
          value={tab}
          keepMounted={false}
          onChange={(value) =>
            void navigate({
              search: { tab: value as Tab, ...(version.number === algorithm.version ? {} : { v: version.number }) },
              replace: true,
              resetScroll: false,
            })
          }
        >
          <Tabs.List mb="md">
            {TABS.map(([value, words]) => (
              <Tabs.Tab key={value} value={value}>
                {words}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value={tab}>
            <TabBody tab={tab} algorithm={algorithm} version={version} />
          </Tabs.Panel>
        </Tabs>
      ) : (
        <Loaded of={asked} skeleton={<BlockSkeleton height={560} />}>
          {() => null}
        </Loaded>
      )}
    </Page>
  );
}

function Lead({ algorithm, version }: { algorithm: AlgorithmView; version: VersionView }) {
  const navigate = route.useNavigate();
  return (
    <Group gap="sm">
      <VerdictMark verdict={version.verdict} />
      <TrustMark verified={version.verified} />
      {version.score !== null && <span>score {formatNumber(version.score)}</span>}
      <span>
        {designedBy(version.tier, version.designer)}, <TimeAgo at={version.created_at} />
      </span>
      {algorithm.version_count > 1 && (
        <NativeSelect
          size="xs"
          aria-label="Version"
          value={String(version.number)}
          onChange={(event) => {
            const v = Number(event.currentTarget.value);
            void navigate({
              search: (before) => ({ tab: before.tab, v: v === algorithm.version ? undefined : v }),
              replace: true,
            });
          }}
          data={Array.from({ length: algorithm.version_count }, (_, at) => {
            const number = algorithm.version_count - at;
            return {
              value: String(number),
              label: `version ${number}${number === algorithm.version ? " (current)" : ""}`,
            };
          })}
        />
      )}
    </Group>
  );
}

function TabBody({ tab, algorithm, version }: { tab: Tab; algorithm: AlgorithmView; version: VersionView }): ReactNode {
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
