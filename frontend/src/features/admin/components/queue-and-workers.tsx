import { Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { ServerOff } from "lucide-react";
import type { Worker } from "@/api/types.gen";
import { BarList } from "@/components/bar-list";
import { Facts } from "@/components/facts";
import { Link } from "@/components/link";
import { Mark } from "@/components/marks";
import { Panel } from "@/components/panel";
import { BlockSkeleton, EmptyState, Loaded, RowsSkeleton } from "@/components/states";
import { Table } from "@/components/table";
import { TimeAgo } from "@/components/time-ago";
import { WideTable } from "@/components/wide-table";
import { queueQuery, workersQuery } from "@/features/admin/api/queries";
import { formatCount, formatSeconds } from "@/lib/format";

/** What waits and for how long: the database's counts beside those of Redis. */
export function Queue() {
  const queue = useQuery(queueQuery);
  return (
    <Loaded of={queue} skeleton={<BlockSkeleton height={320} />}>
      {(data) => (
        <Stack>
          <Facts
            facts={[
              {
                name: "Waiting",
                value: formatCount(data.waiting),
                note: `${formatCount(data.not_yet_enqueued)} not yet in Redis`,
              },
              { name: "The oldest has waited", value: formatSeconds(data.oldest_waiting_seconds) },
              { name: "Ended in the last hour", value: formatCount(data.finished_last_hour) },
              { name: "Failed in the last hour", value: formatCount(data.failed_last_hour) },
            ]}
          />
          <BarList title="In the database" counts={data.states} />
          {data.redis ? (
            <BarList title={`In Redis, queue ${data.name}`} counts={data.redis} />
          ) : (
            <Panel title="In Redis">
              <Text>Redis does not answer. Jobs are kept and will be handed over when it is back.</Text>
            </Panel>
          )}
        </Stack>
      )}
    </Loaded>
  );
}

/** Who works, on what, and when they last said so. */
export function Workers() {
  const workers = useQuery(workersQuery);
  return (
    <Panel flush>
      <Loaded of={workers} skeleton={<RowsSkeleton rows={3} />}>
        {(rows) => (rows.length ? <WorkersTable rows={rows} /> : <NoWorker />)}
      </Loaded>
    </Panel>
  );
}

function NoWorker() {
  return (
    <EmptyState icon={<ServerOff size={22} />} title="No worker in the last day">
      Jobs wait until one is started: algorist worker.
    </EmptyState>
  );
}

function WorkersTable({ rows }: { rows: Worker[] }) {
  return (
    <WideTable minWidth={720}>
      <Table verticalSpacing="sm" aria-label="Workers">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Worker</Table.Th>
            <Table.Th>State</Table.Th>
            <Table.Th>Running</Table.Th>
            <Table.Th>Sandbox</Table.Th>
            <Table.Th ta="right">Done</Table.Th>
            <Table.Th ta="right">Failed</Table.Th>
            <Table.Th>Last sign of life</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.name}>
              <Table.Td>
                <Text size="sm" fw={600}>
                  {row.name}
                </Text>
                <Text size="xs" c="dimmed">
                  {row.host}, process {row.pid}, version {row.version}
                </Text>
              </Table.Td>
              <Table.Td>
                <LifeMark worker={row} />
              </Table.Td>
              <Table.Td>
                {row.running.map((id) => (
                  <Link key={id} to="/jobs/$jobId" params={{ jobId: id }} mr={6}>
                    {id}
                  </Link>
                ))}
                {row.running.length === 0 && "nothing "}of {row.concurrency}
              </Table.Td>
              <Table.Td>{row.tier === "none" ? <Mark tone="bad">not sandboxed</Mark> : row.tier}</Table.Td>
              <Table.Td ta="right">{formatCount(row.done)}</Table.Td>
              <Table.Td ta="right">{formatCount(row.failed)}</Table.Td>
              <Table.Td>
                <TimeAgo at={row.beat_at} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </WideTable>
  );
}

function LifeMark({ worker }: { worker: Worker }) {
  if (worker.alive) return <Mark tone="good">alive</Mark>;
  return worker.stopped_at ? <Mark>stopped</Mark> : <Mark tone="bad">silent</Mark>;
}
