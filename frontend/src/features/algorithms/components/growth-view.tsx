import { SegmentedControl, Stack, Text } from "@mantine/core";
import { Table } from "@/components/table";
import { WideTable } from "@/components/wide-table";
import "@mantine/core/styles/FloatingIndicator.css";
import "@mantine/core/styles/SegmentedControl.css";
import { useState } from "react";
import { Chart } from "@/components/chart/chart";
import type { Series } from "@/components/chart/chart-data";
import { Facts } from "@/components/facts";
import { Mark } from "@/components/marks";
import { Panel } from "@/components/panel";
import { Quiet } from "@/components/states";
import classes from "@/features/algorithms/components/algorithm.module.css";
import type { Growth } from "@/features/algorithms/readings";
import { formatBytes, formatCompact, formatNumber, formatPercent, formatSeconds, pluralise } from "@/lib/format";

type What = "cpu_seconds" | "memory_bytes" | "operations";

const UNITS: Record<What, { label: string; format: (y: number) => string }> = {
  cpu_seconds: { label: "CPU time", format: formatSeconds },
  memory_bytes: { label: "Memory", format: formatBytes },
  operations: { label: "Operations", format: formatCompact },
};

/** Points of one measure against the size. */
export function growthSeries(name: string, growth: Growth, what: What): Series {
  return {
    name,
    points: growth.points
      .map((point) => ({ x: point.size, y: point[what] ?? null }))
      .filter((point) => point.y !== null),
  };
}

/** The measured growth: its sentence, its points on logarithmic axes, and which classes they allow. */
export function GrowthView({ growth }: { growth: Growth }) {
  const [what, setWhat] = useState<What>("cpu_seconds");
  const there = (Object.keys(UNITS) as What[]).filter((unit) =>
    growth.points.some((point) => point[unit] !== null && point[unit] !== undefined),
  );
  const unit = UNITS[what];
  return (
    <Stack>
      <Panel>
        <Text className={classes.statement}>
          {growth.statement || "Too little could be measured to say how it grows."}
        </Text>
        {growth.reason && <Quiet>{growth.reason}</Quiet>}
        <Claim growth={growth} />
      </Panel>
      <Facts
        facts={[
          { name: "Exponent of n", value: formatNumber(growth.exponent), note: interval(growth) },
          { name: "Time allows", value: words(growth.classes) },
          { name: "Operations allow", value: words(growth.operations_classes) },
          { name: "Memory allows", value: words(growth.memory_classes) },
        ]}
      />
      <Panel
        title={`${unit.label} against the size`}
        note="both axes logarithmic: a straight line is a power of n"
        actions={
          there.length > 1 && (
            <SegmentedControl
              size="xs"
              aria-label="What is measured"
              value={what}
              onChange={(value) => setWhat(value as What)}
              data={there.map((one) => ({ value: one, label: UNITS[one].label }))}
            />
          )
        }
      >
        {growth.points.length ? (
          <Chart
            sentence={growth.statement || `${pluralise(growth.points.length, "size")} measured.`}
            series={[growthSeries("measured", growth, what)]}
            xName="size n"
            yName={unit.label.toLowerCase()}
            xScale="log"
            yScale="log"
            formatX={formatCompact}
            formatY={unit.format}
            height={300}
          />
        ) : (
          <Quiet>No size could be measured.</Quiet>
        )}
      </Panel>
      <Fits growth={growth} />
    </Stack>
  );
}

function Claim({ growth }: { growth: Growth }) {
  if (!growth.claimed) return null;
  const verdict = growth.claim_holds;
  return (
    <Text size="sm" mt={4}>
      Its designer claimed {growth.claimed}:{" "}
      {verdict === true ? (
        <Mark tone="good">the points allow it</Mark>
      ) : verdict === false ? (
        <Mark tone="bad">the points refute it</Mark>
      ) : (
        <Mark>not decided</Mark>
      )}
    </Text>
  );
}

function Fits({ growth }: { growth: Growth }) {
  if (!growth.fits?.length) return null;
  return (
    <Panel
      title="Classes held against the points"
      note="the error is on the largest sizes, which the fit did not see"
      flush
    >
      <WideTable minWidth={320}>
        <Table aria-label="Growth classes">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Class</Table.Th>
              <Table.Th ta="right">Error</Table.Th>
              <Table.Th>Allowed</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {growth.fits.map((fit) => (
              <Table.Tr key={fit.growth_class}>
                <Table.Td>{fit.growth_class}</Table.Td>
                <Table.Td ta="right">{formatPercent(fit.error)}</Table.Td>
                <Table.Td>{fit.allowed ? <Mark tone="good">yes</Mark> : <Mark>no</Mark>}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </WideTable>
    </Panel>
  );
}

function interval({ exponent_low: low, exponent_high: high }: Growth): string | undefined {
  return typeof low === "number" && typeof high === "number"
    ? `${formatNumber(low)} to ${formatNumber(high)}`
    : undefined;
}

function words(classes: string[] | undefined): string {
  return classes?.length ? classes.join(", ") : "–";
}
