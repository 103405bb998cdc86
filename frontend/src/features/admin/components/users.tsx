import { Group, NativeSelect, Stack, Text, TextInput } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Search } from "lucide-react";
import type { UserRow } from "@/api/types.gen";
import { Mark } from "@/components/marks";
import { MoreButton } from "@/components/more-button";
import { Panel } from "@/components/panel";
import { EmptyState, Loaded, RowsSkeleton } from "@/components/states";
import { Table } from "@/components/table";
import { TimeAgo } from "@/components/time-ago";
import { WideTable } from "@/components/wide-table";
import { usersQuery } from "@/features/admin/api/queries";
import { UserActions } from "@/features/admin/components/user-actions";
import { formatCount } from "@/lib/format";

export type UserSearch = { q?: string | undefined; role?: "user" | "admin" | undefined; locked?: boolean | undefined };
type UsersProps = { search: UserSearch; myId: number; onSearch: (change: UserSearch) => void };

/** People: who they are, their role, their lock. */
export function Users({ search, myId, onSearch }: UsersProps) {
  const users = useInfiniteQuery({
    ...usersQuery({
      search: search.q ?? "",
      ...(search.role ? { role: search.role } : {}),
      ...(search.locked ? { locked: true } : {}),
    }),
    placeholderData: (before) => before,
  });
  return (
    <Stack>
      <Group gap="sm">
        <TextInput
          data-filter
          aria-label="Find people"
          placeholder="Part of the name or address"
          leftSection={<Search size={16} />}
          value={search.q ?? ""}
          onChange={(event) => onSearch({ q: event.currentTarget.value || undefined })}
          style={{ flex: "1 1 14rem" }}
        />
        <NativeSelect
          aria-label="Role"
          value={search.role ?? ""}
          onChange={(event) => onSearch({ role: (event.currentTarget.value || undefined) as UserSearch["role"] })}
          data={[
            { value: "", label: "Every role" },
            { value: "user", label: "Users" },
            { value: "admin", label: "Administrators" },
          ]}
        />
        <NativeSelect
          aria-label="Lock"
          value={search.locked ? "locked" : ""}
          onChange={(event) => onSearch({ locked: event.currentTarget.value ? true : undefined })}
          data={[
            { value: "", label: "Locked or not" },
            { value: "locked", label: "Locked" },
          ]}
        />
      </Group>
      <Panel flush>
        <Loaded of={users} skeleton={<RowsSkeleton rows={8} />}>
          {(data) => {
            const rows = data.pages.flatMap((page) => page.items);
            if (!rows.length) return <EmptyState title="Nobody is like that">Change or clear the filters.</EmptyState>;
            return (
              <>
                <UsersTable rows={rows} myId={myId} />
                <MoreButton query={users} />
              </>
            );
          }}
        </Loaded>
      </Panel>
    </Stack>
  );
}

function UsersTable({ rows, myId }: { rows: UserRow[]; myId: number }) {
  return (
    <WideTable minWidth={700}>
      <Table verticalSpacing="sm" aria-label="People">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Person</Table.Th>
            <Table.Th>Role</Table.Th>
            <Table.Th ta="right">Jobs</Table.Th>
            <Table.Th ta="right">Algorithms</Table.Th>
            <Table.Th>Last here</Table.Th>
            <Table.Th aria-label="Actions" />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.id}>
              <Table.Td>
                <Text size="sm" fw={600}>
                  {row.name} {row.locked && <Mark tone="bad">locked</Mark>}
                </Text>
                <Text size="xs" c="dimmed">
                  {row.email} {!row.email_verified && "(not verified)"} {row.second_factor && "· second factor"}
                </Text>
              </Table.Td>
              <Table.Td>{row.role === "admin" ? <Mark tone="calm">administrator</Mark> : "user"}</Table.Td>
              <Table.Td ta="right">{formatCount(row.jobs)}</Table.Td>
              <Table.Td ta="right">{formatCount(row.algorithms)}</Table.Td>
              <Table.Td>
                <TimeAgo at={row.last_sign_in_at} />
              </Table.Td>
              <Table.Td>{row.id !== myId && <UserActions row={row} />}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </WideTable>
  );
}
