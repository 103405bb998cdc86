import { useQuery } from "@tanstack/react-query";
import { Chart } from "@/components/chart/chart";
import { Table } from "@/components/table";
import { WideTable } from "@/components/wide-table";
import {
  failureFiguresQuery,
  peopleFiguresQuery,
  queueFiguresQuery,
  storageFiguresQuery,
} from "@/features/analytics/api/queries";
import { FigurePanel } from "@/features/analytics/components/figure-panel";
import { bucketAxis } from "@/features/analytics/components/jobs-figures";
import { countSeries, waitingTimes } from "@/features/analytics/figure-series";
import type { FigureWindow } from "@/features/analytics/figure-window";
import { formatBytes, formatCount, formatSeconds, formatWords } from "@/lib/format";

type ServiceProps = { asked: FigureWindow };
const scope = "all" as const;

/** Who was there, and who came new. */
export function PeoplePanel({ asked }: ServiceProps) {
  const people = useQuery(peopleFiguresQuery(asked));
  return (
    <FigurePanel
      title="Active people"
      note="who submitted a job or signed in"
      name="people"
      {...{ scope, asked }}
      of={people}
      empty="Nobody was here in this window."
    >
      {({ buckets, rows }) => {
        const most = Math.max(...rows.map((row) => row.active));
        const joined = rows.reduce((sum, row) => sum + row.joined, 0);
        const lines = (name: "active" | "submitting" | "joined") =>
          countSeries(
            buckets,
            rows,
            () => name,
            (row) => row[name],
          );
        return (
          <Chart
            sentence={`At most ${formatCount(most)} were active in one ${asked.bucket}; ${formatCount(joined)} joined in all.`}
            series={[...lines("active"), ...lines("submitting"), ...lines("joined")]}
            yName="people"
            formatY={formatCount}
            countingY
            height={200}
            {...bucketAxis(asked)}
          />
        );
      }}
    </FigurePanel>
  );
}

/** How long jobs wait and run. */
export function QueueTimesPanel({ asked }: ServiceProps) {
  const times = useQuery(queueFiguresQuery(asked));
  const { data } = times;
  const none = data?.rows[0]?.started === 0 && data.rows[0].ended === 0;
  return (
    <FigurePanel
      title="Waiting and running"
      note="until the first start, and until the end"
      name="queue"
      {...{ scope, asked }}
      of={none ? { ...times, data: { ...data, rows: [] } } : times}
      empty="No job was started in this window."
    >
      {({ buckets, rows: [whole, ...rows] }) => (
        <Chart
          sentence={`Half of the jobs waited at most ${formatSeconds(whole?.waiting_p50)}, 95 % at most ${formatSeconds(whole?.waiting_p95)}; half ran at most ${formatSeconds(whole?.running_p50)}, 95 % at most ${formatSeconds(whole?.running_p95)}.`}
          series={waitingTimes(buckets, rows)}
          yName="time"
          yScale="log"
          formatY={formatSeconds}
          height={230}
          {...bucketAxis(asked)}
        />
      )}
    </FigurePanel>
  );
}

/** Why jobs failed. */
export function FailuresPanel({ asked }: ServiceProps) {
  const failures = useQuery(failureFiguresQuery(asked));
  return (
    <FigurePanel
      title="Causes of failure"
      name="failures"
      {...{ scope, asked }}
      of={failures}
      empty="No job failed in this window."
      flush
    >
      {({ rows }) => (
        <WideTable minWidth={360} maxHeight={320}>
          <Table aria-label="Causes of failure">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Cause</Table.Th>
                <Table.Th>Type of job</Table.Th>
                <Table.Th ta="right">Jobs</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map((row) => (
                <Table.Tr key={`${row.code} ${row.type}`}>
                  <Table.Td fw={600}>{formatWords(row.code)}</Table.Td>
                  <Table.Td>{row.type}</Table.Td>
                  <Table.Td ta="right">{formatCount(row.jobs)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </WideTable>
      )}
    </FigurePanel>
  );
}

/** What takes room. */
export function StoragePanel({ asked }: ServiceProps) {
  const storage = useQuery(storageFiguresQuery(asked));
  return (
    <FigurePanel
      title="Storage"
      note="counted at most every ten minutes"
      name="storage"
      {...{ scope, asked }}
      of={storage}
      empty="Nothing is kept."
      flush
    >
      {({ rows }) => (
        <WideTable minWidth={480}>
          <Table aria-label="Storage">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>What</Table.Th>
                <Table.Th ta="right">Kept</Table.Th>
                <Table.Th ta="right">Size</Table.Th>
                <Table.Th ta="right">Made in this window</Table.Th>
                <Table.Th ta="right">Size of these</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map((row) => (
                <Table.Tr key={row.kind}>
                  <Table.Td fw={600}>{row.kind}</Table.Td>
                  <Table.Td ta="right">{formatCount(row.kept)}</Table.Td>
                  <Table.Td ta="right">{formatBytes(row.bytes)}</Table.Td>
                  <Table.Td ta="right">{formatCount(row.made)}</Table.Td>
                  <Table.Td ta="right">{formatBytes(row.made_bytes)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </WideTable>
      )}
    </FigurePanel>
  );
}
