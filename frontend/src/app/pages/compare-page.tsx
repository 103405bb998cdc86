import { Group, Stack, Tabs } from "@mantine/core";
import "@mantine/core/styles/Tabs.css";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { GitCompareArrows } from "lucide-react";
import type { AlgorithmView } from "@/api/types.gen";
import { CompareRuns } from "@/app/watch/compare-runs";
import { Chart } from "@/components/chart/chart";
import { CodeDiff } from "@/components/code/code";
import { Facts } from "@/components/facts";
import { Page } from "@/components/page";
import { Panel } from "@/components/panel";
import { BlockSkeleton, EmptyState, Loaded, Quiet } from "@/components/states";
import { algorithmQuery, analysesQuery } from "@/features/algorithms/api/queries";
import { AlgorithmPicker } from "@/features/algorithms/components/algorithm-picker";
import { growthSeries } from "@/features/algorithms/components/growth-view";
import { type Growth, readVersionParts } from "@/features/algorithms/readings";
import { formatBytes, formatCompact, formatNumber, formatSeconds, formatWords } from "@/lib/format";

const route = getRouteApi("/inside/compare");

/** Two algorithms side by side: at work, as text, and as they grow. */
export function ComparePage() {
  const { a, b } = route.useSearch();
  const navigate = route.useNavigate();
  const left = useQuery({ ...algorithmQuery(a ?? 0), enabled: a !== undefined });
  const right = useQuery({ ...algorithmQuery(b ?? 0), enabled: b !== undefined });
  const set = (change: object) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true, resetScroll: false });
  return (
    <Page title="Compare" lead="Two algorithms on one scrubber, their difference, and both curves." width="wide">
      <Group grow mb="md" align="flex-start">
        <AlgorithmPicker
          label="One"
          value={left.data}
          exclude={b ? [b] : []}
          onPick={(one) => set({ a: one.id, input: undefined })}
        />
        <AlgorithmPicker
          label="The other"
          value={right.data}
          problemId={left.data?.problem_id}
          exclude={a ? [a] : []}
          onPick={(one) => set({ b: one.id, input: undefined })}
        />
      </Group>
      {a === undefined || b === undefined ? (
        <EmptyState icon={<GitCompareArrows size={22} />} title="Choose two algorithms">
          Best two of the same problem, so that they can be watched on the same input.
        </EmptyState>
      ) : (
        <Loaded of={left} skeleton={<BlockSkeleton height={520} />}>
          {(one) => (
            <Loaded of={right} skeleton={<BlockSkeleton height={520} />}>
              {(other) => <Both left={one} right={other} onSet={set} />}
            </Loaded>
          )}
        </Loaded>
      )}
    </Page>
  );
}

type BothProps = { left: AlgorithmView; right: AlgorithmView; onSet: (change: object) => void };

function Both({ left, right, onSet }: BothProps) {
  const search = route.useSearch();
  return (
    <Stack>
      <Group grow align="stretch">
        <Sides algorithm={left} />
        <Sides algorithm={right} />
      </Group>
      <Tabs value={search.tab ?? "watch"} onChange={(tab) => onSet({ tab })} keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="watch">Watch both</Tabs.Tab>
          <Tabs.Tab value="diff">Difference</Tabs.Tab>
          <Tabs.Tab value="measure">Both curves</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="watch">
          <CompareRuns left={left} right={right} search={search} onSet={onSet} />
        </Tabs.Panel>
        <Tabs.Panel value="diff">
          <Panel title={`From ${left.name} to ${right.name}`}>
            <CodeDiff
              before={left.current.source}
              after={right.current.source}
              label="Difference of the two programs"
              height="42rem"
            />
          </Panel>
        </Tabs.Panel>
        <Tabs.Panel value="measure">
          <Curves left={left} right={right} />
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
}

function Sides({ algorithm }: { algorithm: AlgorithmView }) {
  const { evaluation } = readVersionParts(algorithm.current);
  const { verdict, passed, total, score } = algorithm.current;
  return (
    <Facts
      facts={[
        { name: "Algorithm", value: algorithm.name, note: `version ${algorithm.version}` },
        {
          name: "Verdict",
          value: formatWords(verdict || "not judged"),
          note: total ? `${passed} of ${total} cases` : undefined,
        },
        ...(score === null ? [] : [{ name: "Score", value: formatNumber(score) }]),
        { name: "CPU", value: formatSeconds(evaluation.cpu_seconds), note: formatBytes(evaluation.memory_bytes) },
      ]}
    />
  );
}

function Curves({ left, right }: { left: AlgorithmView; right: AlgorithmView }) {
  const one = useGrowth(left.id);
  const other = useGrowth(right.id);
  if (!one && !other)
    return <Quiet>Neither has been measured. “Judge and measure” on the algorithm's page does it.</Quiet>;
  const name = (algorithm: AlgorithmView, twin: AlgorithmView) =>
    algorithm.name === twin.name ? `${algorithm.name} (${algorithm.id})` : algorithm.name;
  const series = [
    ...(one ? [growthSeries(name(left, right), one, "cpu_seconds")] : []),
    ...(other ? [{ ...growthSeries(name(right, left), other, "cpu_seconds"), dashed: true }] : []),
  ];
  const sentence = [
    one && `${left.name}: ${one.statement || "not decided"}`,
    other && `${right.name}: ${other.statement || "not decided"}`,
  ]
    .filter(Boolean)
    .join("; ");
  return (
    <Panel title="CPU time against the size" note="both axes logarithmic">
      <Chart
        sentence={sentence}
        series={series}
        xName="size n"
        yName="cpu time"
        xScale="log"
        yScale="log"
        formatX={formatCompact}
        formatY={formatSeconds}
        height={340}
      />
    </Panel>
  );
}

function useGrowth(id: number): Growth | undefined {
  return useQuery(analysesQuery(id)).data?.find((one) => one.kind === "growth")?.result as Growth | undefined;
}
