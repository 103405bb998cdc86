import { Button, Checkbox, Group, NativeSelect, Stack, Text } from "@mantine/core";
import { Table } from "@/components/table";
import { WideTable } from "@/components/wide-table";
import "@mantine/core/styles/Checkbox.css";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { RefreshCw } from "lucide-react";
import { useState } from "react";
import { cancelJobs, retryJobs } from "@/api/sdk.gen";
import type { AdminJob, BulkOutcome, State } from "@/api/types.gen";
import { Link } from "@/components/link";
import { StateMark } from "@/components/marks";
import { MoreButton } from "@/components/more-button";
import { Panel } from "@/components/panel";
import { EmptyState, FailedState, Loaded, RowsSkeleton } from "@/components/states";
import { TimeAgo } from "@/components/time-ago";
import { allJobsQuery } from "@/features/admin/api/queries";
import { formatDollars, pluralise } from "@/lib/format";

export type JobSearch = { state?: string | undefined; type?: string | undefined };
const STATES = ["queued", "running", "paused", "succeeded", "failed", "cancelled"];
const TYPES = ["draft", "generate", "synthesize", "improve", "analyze", "trace", "export"];

/** Jobs of everyone; several at once can be cancelled or tried again. */
export function AllJobs({ search, onSearch }: { search: JobSearch; onSearch: (change: JobSearch) => void }) {
  const queries = useQueryClient();
  const [picked, setPicked] = useState<number[]>([]);
  const jobs = useInfiniteQuery({
    ...allJobsQuery({
      ...(search.state ? { state: search.state as State } : {}),
      ...(search.type ? { type: search.type } : {}),
    }),
    placeholderData: (before) => before,
  });
  const bulk = useMutation({
    mutationFn: (verb: "cancel" | "retry") => (verb === "cancel" ? cancelJobs : retryJobs)({ body: { ids: picked } }),
    onSuccess: () => {
      setPicked([]);
      void queries.invalidateQueries({ queryKey: ["admin"] });
    },
  });
  const choose = (name: "state" | "type", label: string, words: string[]) => (
    <NativeSelect
      aria-label={label}
      value={search[name] ?? ""}
      onChange={(event) => onSearch({ [name]: event.currentTarget.value || undefined })}
      data={[{ value: "", label: `Every ${label.toLowerCase()}` }, ...words]}
    />
  );
  return (
    <Stack>
      <Group gap="sm">
        {choose("state", "State", STATES)}
        {choose("type", "Type", TYPES)}
        <Button
          variant="default"
          leftSection={<RefreshCw size={15} />}
          loading={jobs.isRefetching}
          onClick={() => void jobs.refetch()}
        >
          Read again
        </Button>
        <Group gap="xs" ml="auto">
          <Button
            variant="default"
            color="red"
            disabled={!picked.length}
            loading={bulk.isPending && bulk.variables === "cancel"}
            onClick={() => bulk.mutate("cancel")}
          >
            Cancel {picked.length || ""}
          </Button>
          <Button
            variant="default"
            disabled={!picked.length}
            loading={bulk.isPending && bulk.variables === "retry"}
            onClick={() => bulk.mutate("retry")}
          >
            Retry {picked.length || ""}
          </Button>
        </Group>
      </Group>
      {bulk.error && <FailedState error={bulk.error} />}
      {bulk.data && <Outcome outcome={bulk.data} />}
      <Panel flush>
        <Loaded of={jobs} skeleton={<RowsSkeleton rows={8} />}>
          {(data) => {
            const rows = data.pages.flatMap((page) => page.items);
            if (!rows.length) return <EmptyState title="No job is like that" />;
            return (
              <>
                <AllJobsTable rows={rows} picked={picked} onPick={setPicked} />
                <MoreButton query={jobs} />
              </>
            );
          }}
        </Loaded>
      </Panel>
    </Stack>
  );
}

function Outcome({ outcome }: { outcome: BulkOutcome }) {
  const refused = Object.entries(outcome.refused);
  return (
    <Text size="sm" role="status">
      {pluralise(outcome.done.length, "job")} done.
      {refused.map(([id, why]) => (
        <span key={id}>
          {" "}
          Job {id} was refused: {why}
        </span>
      ))}
    </Text>
  );
}

function AllJobsTable({
  rows,
  picked,
  onPick,
}: {
  rows: AdminJob[];
  picked: number[];
  onPick: (ids: number[]) => void;
}) {
  const toggle = (id: number) => onPick(picked.includes(id) ? picked.filter((one) => one !== id) : [...picked, id]);
  return (
    <WideTable minWidth={760}>
      <Table verticalSpacing="xs" aria-label="Jobs of everyone">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={36} aria-label="Pick" />
            <Table.Th>Job</Table.Th>
            <Table.Th>Person</Table.Th>
            <Table.Th>State</Table.Th>
            <Table.Th>Worker</Table.Th>
            <Table.Th ta="right">Tries</Table.Th>
            <Table.Th ta="right">Cost</Table.Th>
            <Table.Th ta="right">Submitted</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.id}>
              <Table.Td>
                <Checkbox
                  size="xs"
                  aria-label={`Pick job ${row.id}`}
                  checked={picked.includes(row.id)}
                  onChange={() => toggle(row.id)}
                />
              </Table.Td>
              <Table.Td>
                <Link to="/jobs/$jobId" params={{ jobId: row.id }}>
                  {row.type} {row.id}
                </Link>
              </Table.Td>
              <Table.Td>{row.user_email}</Table.Td>
              <Table.Td>
                <StateMark state={row.state} />
                <Text size="xs" c="dimmed" lineClamp={1}>
                  {typeof row.error?.detail === "string" ? row.error.detail : row.phase}
                </Text>
              </Table.Td>
              <Table.Td>{row.worker || "–"}</Table.Td>
              <Table.Td ta="right">{row.attempts}</Table.Td>
              <Table.Td ta="right">{formatDollars(row.dollars)}</Table.Td>
              <Table.Td ta="right">
                <TimeAgo at={row.created_at} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </WideTable>
  );
}
