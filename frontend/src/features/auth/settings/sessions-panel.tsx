import { Button, Group, Stack, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { listSessions, revokeSession } from "@/api/sdk.gen";
import { Mark } from "@/components/marks";
import { Panel } from "@/components/panel";
import { FailedState, Loaded, RowsSkeleton } from "@/components/states";
import { Table } from "@/components/table";
import { TimeAgo } from "@/components/time-ago";
import { useSignOut } from "@/features/auth/api/enter";

/** Where one is signed in. */
export function SessionsPanel() {
  const queries = useQueryClient();
  const sessions = useQuery({ queryKey: ["sessions"], queryFn: () => listSessions() });
  const end = useMutation({
    mutationFn: (session_id: string) => revokeSession({ path: { session_id } }),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ["sessions"] }),
  });
  const signOut = useSignOut();
  const failed = end.error ?? signOut.error;
  return (
    <Stack>
      {failed && <FailedState error={failed} />}
      <Panel
        title="Sessions"
        flush
        actions={
          <Button
            size="compact-sm"
            variant="default"
            color="red"
            loading={signOut.isPending}
            onClick={() => signOut.mutate(true)}
          >
            Sign out everywhere
          </Button>
        }
      >
        <Loaded of={sessions} skeleton={<RowsSkeleton rows={3} />}>
          {(rows) => (
            <Table verticalSpacing="sm" aria-label="Sessions">
              <Table.Tbody>
                {rows.map((row) => (
                  <Table.Tr key={row.id}>
                    <Table.Td>
                      <Text size="sm" fw={600}>
                        {deviceWords(row.user_agent)} {row.current && <Mark tone="good">this one</Mark>}
                      </Text>
                      <Text size="xs" c="dimmed">
                        {row.address} · last used <TimeAgo at={row.last_used_at} /> · since{" "}
                        <TimeAgo at={row.created_at} />
                      </Text>
                    </Table.Td>
                    <Table.Td>
                      <Group justify="flex-end">
                        {!row.current && (
                          <Button
                            size="compact-sm"
                            variant="default"
                            loading={end.isPending && end.variables === row.id}
                            onClick={() => end.mutate(row.id)}
                          >
                            End it
                          </Button>
                        )}
                      </Group>
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          )}
        </Loaded>
      </Panel>
    </Stack>
  );
}

const BROWSERS: [RegExp, string][] = [
  [/Edg\//, "Edge"],
  [/OPR\//, "Opera"],
  [/Firefox\//, "Firefox"],
  [/Chrom(e|ium)\//, "Chrome"],
  [/Safari\//, "Safari"],
];
const SYSTEMS: [RegExp, string][] = [
  [/Android/, "Android"],
  [/iPhone|iPad/, "iOS"],
  [/Windows/, "Windows"],
  [/Mac OS X/, "macOS"],
  [/Linux/, "Linux"],
];

/** A browser's long name for itself as a person would say it. */
export function deviceWords(agent: string): string {
  const named = (list: [RegExp, string][]) => list.find(([pattern]) => pattern.test(agent))?.[1];
  const browser = named(BROWSERS);
  const system = named(SYSTEMS);
  return browser ? `${browser}${system ? ` on ${system}` : ""}` : agent.slice(0, 60) || "An unknown program";
}
