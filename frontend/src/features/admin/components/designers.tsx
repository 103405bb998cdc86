import { Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Panel } from "@/components/panel";
import { Loaded, RowsSkeleton } from "@/components/states";
import { Table } from "@/components/table";
import { WideTable } from "@/components/wide-table";
import { designersQuery } from "@/features/admin/api/queries";
import { HealthMark } from "@/features/admin/components/overview";
import { formatCount, formatDollars } from "@/lib/format";

/** Who can design: set up or not, how they fare, what they cost. Keys are never shown. */
export function Designers() {
  const designers = useQuery(designersQuery);
  return (
    <Loaded of={designers} skeleton={<RowsSkeleton rows={4} />}>
      {(data) => (
        <Stack>
          <Panel flush>
            <WideTable minWidth={720}>
              <Table verticalSpacing="sm" aria-label="Designers">
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>Designer</Table.Th>
                    <Table.Th>Health</Table.Th>
                    <Table.Th ta="right">Own keys of people</Table.Th>
                    <Table.Th ta="right">Calls, last day</Table.Th>
                    <Table.Th ta="right">Failed, last day</Table.Th>
                    <Table.Th ta="right">Spent, last day</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {data.items.map((row) => (
                    <Table.Tr key={row.name}>
                      <Table.Td>
                        <Text size="sm" fw={600}>
                          {row.name}
                        </Text>
                        <Text size="xs" c="dimmed">
                          {[row.model, row.base_url].filter(Boolean).join(" at ")}
                        </Text>
                      </Table.Td>
                      <Table.Td>
                        <HealthMark state={row.health} />
                      </Table.Td>
                      <Table.Td ta="right">{formatCount(row.own_keys)}</Table.Td>
                      <Table.Td ta="right">{formatCount(row.calls_last_day)}</Table.Td>
                      <Table.Td ta="right">{formatCount(row.failures_last_day)}</Table.Td>
                      <Table.Td ta="right">{formatDollars(row.dollars_last_day)}</Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </WideTable>
          </Panel>
          <Text size="sm" c="dimmed">
            One person may spend {formatDollars(data.dollars_per_user_per_day)} a day on the service's keys; “Settings”
            changes it.
          </Text>
        </Stack>
      )}
    </Loaded>
  );
}
