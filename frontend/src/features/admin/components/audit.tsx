import { Group, NumberInput, Stack, Text, TextInput } from "@mantine/core";
import { Table } from "@/components/table";
import { WideTable } from "@/components/wide-table";
import "@mantine/core/styles/NumberInput.css";
import { useInfiniteQuery } from "@tanstack/react-query";
import { MoreButton } from "@/components/more-button";
import { Panel } from "@/components/panel";
import { EmptyState, Loaded, RowsSkeleton } from "@/components/states";
import { TimeAgo } from "@/components/time-ago";
import { auditQuery } from "@/features/admin/api/queries";
import { formatWords } from "@/lib/format";

export type AuditSearch = { actor?: number | undefined; action?: string | undefined; subject?: string | undefined };

/** Who did what. */
export function Audit({ search, onSearch }: { search: AuditSearch; onSearch: (change: AuditSearch) => void }) {
  const entries = useInfiniteQuery({
    ...auditQuery({
      ...(search.actor ? { actor_id: search.actor } : {}),
      ...(search.action ? { action: search.action } : {}),
      ...(search.subject ? { subject: search.subject } : {}),
    }),
    placeholderData: (before) => before,
  });
  return (
    <Stack>
      <Group gap="sm" grow>
        <TextInput
          data-filter
          aria-label="Action"
          placeholder="Action, such as signed_in"
          value={search.action ?? ""}
          onChange={(event) => onSearch({ action: event.currentTarget.value || undefined })}
        />
        <TextInput
          aria-label="Subject"
          placeholder="Subject"
          value={search.subject ?? ""}
          onChange={(event) => onSearch({ subject: event.currentTarget.value || undefined })}
        />
        <NumberInput
          aria-label="Number of the person"
          placeholder="Number of the person"
          min={1}
          value={search.actor ?? ""}
          onChange={(value) => onSearch({ actor: value === "" ? undefined : Number(value) })}
        />
      </Group>
      <Panel flush>
        <Loaded of={entries} skeleton={<RowsSkeleton rows={10} />}>
          {(data) => {
            const rows = data.pages.flatMap((page) => page.items);
            if (!rows.length) return <EmptyState title="Nothing is like that">Change or clear the filters.</EmptyState>;
            return (
              <>
                <WideTable minWidth={760}>
                  <Table verticalSpacing="xs" aria-label="Audit log">
                    <Table.Thead>
                      <Table.Tr>
                        <Table.Th>When</Table.Th>
                        <Table.Th>Who</Table.Th>
                        <Table.Th>Did</Table.Th>
                        <Table.Th>To what</Table.Th>
                        <Table.Th>From</Table.Th>
                      </Table.Tr>
                    </Table.Thead>
                    <Table.Tbody>
                      {rows.map((row) => (
                        <Table.Tr key={row.id}>
                          <Table.Td style={{ whiteSpace: "nowrap" }}>
                            <TimeAgo at={row.created_at} />
                          </Table.Td>
                          <Table.Td>{row.actor || "–"}</Table.Td>
                          <Table.Td fw={600}>{formatWords(row.action)}</Table.Td>
                          <Table.Td>
                            {row.subject || "–"}
                            {Object.keys(row.body).length > 0 && (
                              <Text size="xs" c="dimmed" ff="monospace" style={{ overflowWrap: "anywhere" }}>
                                {JSON.stringify(row.body)}
                              </Text>
                            )}
                          </Table.Td>
                          <Table.Td>
                            <Text size="sm">{row.address}</Text>
                            <Text size="xs" c="dimmed" ff="monospace">
                              {row.request_id}
                            </Text>
                          </Table.Td>
                        </Table.Tr>
                      ))}
                    </Table.Tbody>
                  </Table>
                </WideTable>
                <MoreButton query={entries} />
              </>
            );
          }}
        </Loaded>
      </Panel>
    </Stack>
  );
}
