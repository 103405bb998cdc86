import { Group, NativeSelect, Tabs } from "@mantine/core";
import "@mantine/core/styles/Tabs.css";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import type { AlgorithmView, VersionView } from "@/api/types.gen";
import { AlgorithmActions } from "@/app/algorithm/algorithm-actions";
import { TABS, type Tab, TabBody } from "@/app/algorithm/algorithm-tabs";
import { Link } from "@/components/link";
import { designedBy, VerdictMark } from "@/components/marks";
import { Page } from "@/components/page";
import { BlockSkeleton, Loaded } from "@/components/states";
import { TimeAgo } from "@/components/time-ago";
import { algorithmQuery, versionQuery } from "@/features/algorithms/api/queries";
import { TrustMark } from "@/features/algorithms/components/algorithms-table";
import { formatNumber } from "@/lib/format";

const route = getRouteApi("/inside/algorithms/$algorithmId");

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
