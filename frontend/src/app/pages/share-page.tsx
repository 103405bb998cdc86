import { Group, Tabs, Text } from "@mantine/core";
import "@mantine/core/styles/Tabs.css";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link as PlainLink } from "@tanstack/react-router";
import { Link2Off } from "lucide-react";
import type { SharedAlgorithm } from "@/api/types.gen";
import { RecordedRun } from "@/app/watch/recorded-run";
import { CodeView } from "@/components/code/code";
import { Markdown } from "@/components/markdown/markdown";
import { tierWords, VerdictMark } from "@/components/marks";
import { Page } from "@/components/page";
import { Panel } from "@/components/panel";
import { ProposalView } from "@/components/proposal/proposal-view";
import { BlockSkeleton, EmptyState, Loaded } from "@/components/states";
import { sharedQuery } from "@/features/algorithms/api/queries";
import { TrustMark } from "@/features/algorithms/components/algorithms-table";
import { GrowthView } from "@/features/algorithms/components/growth-view";
import { type Growth, readVersionParts } from "@/features/algorithms/readings";
import { placeSearch } from "@/features/visualizer/trace/place";
import { toApiError } from "@/lib/api-error";

const route = getRouteApi("/s/$slug");

/** What was shared, for anyone who has the link. */
export function SharePage() {
  const { slug } = route.useParams();
  const shared = useQuery(sharedQuery(slug));
  const gone = shared.error && toApiError(shared.error).status === 404;
  return (
    <>
      <Banner />
      <main>
        {gone ? (
          <EmptyState icon={<Link2Off size={22} />} title="This link is no longer open">
            Whoever made it has revoked it, or it was copied with a letter missing.
          </EmptyState>
        ) : shared.data ? (
          <Shared slug={slug} shared={shared.data} />
        ) : (
          <Page title="A shared algorithm" width="wide">
            <Loaded of={shared} skeleton={<BlockSkeleton height={560} />}>
              {() => null}
            </Loaded>
          </Page>
        )}
      </main>
    </>
  );
}

function Banner() {
  return (
    <header
      style={{
        borderBottom: "1px solid var(--line)",
        background: "var(--mantine-color-body)",
        padding: "0.625rem 1.5rem",
      }}
    >
      <Group justify="space-between">
        <PlainLink
          to="/"
          style={{
            display: "flex",
            gap: "0.5rem",
            alignItems: "center",
            color: "inherit",
            fontWeight: 700,
            textDecoration: "none",
          }}
        >
          <img src="/mark.svg" width={24} height={24} alt="" />
          Algorist
        </PlainLink>
        <Text size="sm" c="dimmed">
          shared to read; nothing here can be changed
        </Text>
      </Group>
    </header>
  );
}

function Shared({ slug, shared }: { slug: string; shared: SharedAlgorithm }) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const growth = shared.analyses.find((one) => one.kind === "growth");
  const { proposal } = readVersionParts(shared.version);
  const tab = search.tab ?? (shared.trace ? "watch" : "code");
  const set = (change: object) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true, resetScroll: false });
  return (
    <Page
      title={shared.name}
      crumbs={[shared.problem_title, `version ${shared.version.number}`]}
      width="wide"
      lead={
        <Group gap="sm">
          <VerdictMark verdict={shared.version.verdict} />
          <TrustMark verified={shared.version.verified} />
          <span>{tierWords(shared.version.tier)}</span>
        </Group>
      }
    >
      <Tabs value={tab} onChange={(value) => set({ tab: value })} keepMounted={false}>
        <Tabs.List mb="md">
          {shared.trace && <Tabs.Tab value="watch">Watch</Tabs.Tab>}
          <Tabs.Tab value="code">Code</Tabs.Tab>
          {growth && <Tabs.Tab value="measure">Measure</Tabs.Tab>}
          <Tabs.Tab value="problem">Problem</Tabs.Tab>
        </Tabs.List>
        {shared.trace && (
          <Tabs.Panel value="watch">
            <RecordedRun
              url={shared.trace.url}
              source={shared.version.source}
              title={`${shared.name} on ${shared.trace.label || "its input"}`}
              place={placeSearch(search)}
              onPlaceChange={set}
              linkTo={(place) => {
                const address = new URL(`/s/${slug}`, location.origin);
                for (const [key, value] of Object.entries(place)) address.searchParams.set(key, String(value));
                return address.href;
              }}
            />
          </Tabs.Panel>
        )}
        <Tabs.Panel value="code">
          <Panel title="The program">
            <CodeView source={shared.version.source} label={`Program of ${shared.name}`} height="40rem" />
          </Panel>
          <div style={{ marginTop: "1rem" }}>
            <Panel title="What its designer says" note="a claim, until a run has shown it">
              <ProposalView proposal={proposal} />
            </Panel>
          </div>
        </Tabs.Panel>
        {growth && (
          <Tabs.Panel value="measure">
            <GrowthView growth={growth.result as Growth} />
          </Tabs.Panel>
        )}
        <Tabs.Panel value="problem">
          <Panel title={shared.problem_title}>
            <Markdown text={shared.statement} />
          </Panel>
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
