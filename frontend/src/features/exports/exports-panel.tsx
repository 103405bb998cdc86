import { ActionIcon, Button, Group, Tooltip } from "@mantine/core";
import { Table } from "@/components/table";
import { WideTable } from "@/components/wide-table";
import "@mantine/core/styles/Tooltip.css";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { Download, FileDown, Trash2 } from "lucide-react";
import { deleteExport, listExports } from "@/api/sdk.gen";
import type { ExportView } from "@/api/types.gen";
import { MoreButton } from "@/components/more-button";
import { Panel } from "@/components/panel";
import { EmptyState, FailedState, Loaded, RowsSkeleton } from "@/components/states";
import { TimeAgo } from "@/components/time-ago";
import { useDownload } from "@/components/use-download";
import { formatBytes, formatWords } from "@/lib/format";

/** Files that were made. */
export function ExportsPanel() {
  const queries = useQueryClient();
  const files = useInfiniteQuery({
    queryKey: ["exports"],
    queryFn: ({ pageParam }) => listExports({ query: { limit: 30, ...(pageParam ? { cursor: pageParam } : {}) } }),
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
  const remove = useMutation({
    mutationFn: (export_id: number) => deleteExport({ path: { export_id } }),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ["exports"] }),
  });
  return (
    <>
      {remove.error && <FailedState error={remove.error} />}
      <Panel flush>
        <Loaded of={files} skeleton={<RowsSkeleton rows={4} />}>
          {(data) => {
            const rows = data.pages.flatMap((page) => page.items);
            if (!rows.length)
              return (
                <EmptyState icon={<FileDown size={22} />} title="No file yet">
                  Make one of an algorithm, a problem, a job or your account.
                </EmptyState>
              );
            return (
              <>
                <ExportsTable
                  rows={rows}
                  removing={remove.isPending ? remove.variables : undefined}
                  onRemove={remove.mutate}
                />
                <MoreButton query={files} />
              </>
            );
          }}
        </Loaded>
      </Panel>
    </>
  );
}

function ExportsTable({
  rows,
  removing,
  onRemove,
}: {
  rows: ExportView[];
  removing: number | undefined;
  onRemove: (id: number) => void;
}) {
  const { download } = useDownload();
  return (
    <WideTable minWidth={680}>
      <Table verticalSpacing="sm" aria-label="Exports">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>File</Table.Th>
            <Table.Th>Of</Table.Th>
            <Table.Th ta="right">Size</Table.Th>
            <Table.Th>SHA-256</Table.Th>
            <Table.Th>Made</Table.Th>
            <Table.Th>Kept until</Table.Th>
            <Table.Th aria-label="Actions" />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.id}>
              <Table.Td fw={600}>{row.name}</Table.Td>
              <Table.Td>
                {formatWords(row.subject)} {row.subject_id ?? ""}
              </Table.Td>
              <Table.Td ta="right">{formatBytes(row.size_bytes)}</Table.Td>
              <Table.Td ff="monospace">
                <Tooltip label={row.sha256}>
                  <span>{row.sha256.slice(0, 12)}…</span>
                </Tooltip>
              </Table.Td>
              <Table.Td>
                <TimeAgo at={row.created_at} />
              </Table.Td>
              <Table.Td>
                <TimeAgo at={row.expires_at} />
              </Table.Td>
              <Table.Td>
                <Group gap={4} wrap="nowrap" justify="flex-end">
                  <Button
                    size="compact-sm"
                    variant="default"
                    leftSection={<Download size={14} />}
                    onClick={() => download(row.url, row.name)}
                  >
                    Take it
                  </Button>
                  <ActionIcon
                    variant="subtle"
                    color="red"
                    aria-label={`Remove ${row.name}`}
                    loading={removing === row.id}
                    onClick={() => onRemove(row.id)}
                  >
                    <Trash2 size={15} />
                  </ActionIcon>
                </Group>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </WideTable>
  );
}
