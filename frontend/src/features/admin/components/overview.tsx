import { Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { BarList } from "@/components/bar-list";
import { Facts } from "@/components/facts";
import { Mark } from "@/components/marks";
import { Panel } from "@/components/panel";
import { BlockSkeleton, Loaded } from "@/components/states";
import { Table } from "@/components/table";
import { WideTable } from "@/components/wide-table";
import { healthQuery, statisticsQuery } from "@/features/admin/api/queries";
import { formatCount, formatDollars, formatSeconds, formatWords, pluralise } from "@/lib/format";

/** How the installation is: what it needs, and how much there is of everything. */
export function Overview() {
  const health = useQuery(healthQuery);
  const statistics = useQuery(statisticsQuery);
  return (
    <Stack>
      <Panel title="Health" note="what the service needs, asked now" flush>
        <Loaded of={health} skeleton={<BlockSkeleton height={160} />}>
          {(data) => (
            <WideTable minWidth={420}>
              <Table verticalSpacing="xs" aria-label="Health">
                <Table.Tbody>
                  {data.checks.map((check) => (
                    <Table.Tr key={check.name}>
                      <Table.Td fw={600}>{formatWords(check.name)}</Table.Td>
                      <Table.Td>
                        <HealthMark state={check.state} />
                      </Table.Td>
                      <Table.Td>{check.words}</Table.Td>
                      <Table.Td ta="right">
                        {check.latency_ms === null ? "" : formatSeconds(check.latency_ms / 1000)}
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </WideTable>
          )}
        </Loaded>
      </Panel>
      <Loaded of={statistics} skeleton={<BlockSkeleton height={220} />}>
        {(data) => (
          <Stack>
            <Facts
              facts={[
                {
                  name: "People",
                  value: formatCount(data.users),
                  note: `${formatCount(data.users_active_last_week)} in the last week`,
                },
                { name: "Problems", value: formatCount(data.problems) },
                {
                  name: "Algorithms",
                  value: formatCount(data.algorithms),
                  note: pluralise(data.versions, "version"),
                },
                { name: "Jobs, last day", value: formatCount(data.jobs_last_day) },
                {
                  name: "Spent, last day",
                  value: formatDollars(data.dollars_last_day),
                  note: `${formatDollars(data.dollars_total)} in all`,
                },
                { name: "CPU in all", value: formatSeconds(data.cpu_seconds_total) },
                {
                  name: "Mails waiting",
                  value: formatCount(data.mails_waiting),
                  note: `${formatCount(data.mails_failed)} failed`,
                },
              ]}
            />
            <BarList title="Jobs by state" counts={data.jobs} />
            <BarList title="Jobs by type" counts={data.jobs_by_type} />
            <BarList title="Algorithms by verdict" counts={data.algorithms_by_verdict} />
          </Stack>
        )}
      </Loaded>
    </Stack>
  );
}

export function HealthMark({ state }: { state: string }) {
  const tone =
    state === "ok"
      ? "good"
      : state === "degraded" || state === "unknown"
        ? "warn"
        : state === "not_configured"
          ? "plain"
          : "bad";
  return <Mark tone={tone}>{formatWords(state)}</Mark>;
}
