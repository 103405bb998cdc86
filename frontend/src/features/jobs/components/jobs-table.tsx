import { Progress, Text } from "@mantine/core";
import { Table } from "@/components/table";
import { WideTable } from "@/components/wide-table";
import "@mantine/core/styles/Progress.css";
import type { JobView } from "@/api/types.gen";
import { Link } from "@/components/link";
import { StateMark } from "@/components/marks";
import { TimeAgo } from "@/components/time-ago";
import classes from "@/features/jobs/components/job.module.css";
import { statusLine, typeWords } from "@/features/jobs/components/job-words";
import { formatDollars, formatSeconds } from "@/lib/format";

/** Jobs as rows that change in place. */
export function JobsTable({ jobs, label }: { jobs: JobView[]; label: string }) {
  return (
    <WideTable minWidth={620} phoneWidth={320}>
      <Table verticalSpacing="sm" highlightOnHover aria-label={label}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Job</Table.Th>
            <Table.Th>State</Table.Th>
            <Table.Th>Now</Table.Th>
            <Table.Th ta="right" roomy>
              Time
            </Table.Th>
            <Table.Th ta="right" roomy>
              Cost
            </Table.Th>
            <Table.Th ta="right" roomy>
              Submitted
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {jobs.map((job) => (
            <JobRow key={job.id} job={job} />
          ))}
        </Table.Tbody>
      </Table>
    </WideTable>
  );
}

function JobRow({ job }: { job: JobView }) {
  const { done, total } = job.progress;
  return (
    <Table.Tr>
      <Table.Td style={{ whiteSpace: "nowrap" }}>
        <Link to="/jobs/$jobId" params={{ jobId: job.id }} fw={600}>
          {typeWords(job.type)} {job.id}
        </Link>
      </Table.Td>
      <Table.Td>
        <StateMark state={job.state} />
      </Table.Td>
      <Table.Td className={classes.now}>
        <Text size="sm" lineClamp={2}>
          {statusLine(job)}
        </Text>
        {job.state === "running" && total ? (
          <Progress size={3} mt={4} value={(done / total) * 100} aria-label={`${done} of ${total} candidates`} />
        ) : null}
      </Table.Td>
      <Table.Td ta="right" roomy>
        {formatSeconds(Math.round(job.run_seconds))}
      </Table.Td>
      <Table.Td ta="right" roomy>
        {formatDollars(job.dollars)}
      </Table.Td>
      <Table.Td ta="right" roomy style={{ whiteSpace: "nowrap" }}>
        <TimeAgo at={job.created_at} />
      </Table.Td>
    </Table.Tr>
  );
}
