import type { ProblemSummary } from "@/api/types.gen";
import { Link } from "@/components/link";
import { Mark } from "@/components/marks";
import { Table } from "@/components/table";
import { TimeAgo } from "@/components/time-ago";
import classes from "@/features/problems/components/problems.module.css";
import { formatCount, formatNumber } from "@/lib/format";

/** Problems as rows. */
export function ProblemsTable({ problems }: { problems: ProblemSummary[] }) {
  return (
    <Table verticalSpacing="sm" highlightOnHover aria-label="Problems">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Problem</Table.Th>
          <Table.Th roomy>Kind</Table.Th>
          <Table.Th ta="right">Algorithms</Table.Th>
          <Table.Th ta="right">Best</Table.Th>
          <Table.Th ta="right" roomy>
            Changed
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {problems.map((problem) => (
          <Table.Tr key={problem.id}>
            <Table.Td>
              <Link to="/problems/$problemId" params={{ problemId: problem.id }} fw={600}>
                {problem.title}
              </Link>{" "}
              <span className={classes.tags}>
                {problem.tags.slice(0, 4).map((tag) => (
                  <Link key={tag} to="/problems" search={{ tag }} className={classes.tag}>
                    {tag}
                  </Link>
                ))}
              </span>
            </Table.Td>
            <Table.Td roomy>
              <KindMark kind={problem.kind} />
            </Table.Td>
            <Table.Td ta="right">{formatCount(problem.algorithm_count)}</Table.Td>
            <Table.Td ta="right">
              <Best problem={problem} />
            </Table.Td>
            <Table.Td ta="right" roomy style={{ whiteSpace: "nowrap" }}>
              <TimeAgo at={problem.updated_at} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** Whether there are right answers or only better ones. */
export function KindMark({ kind }: { kind: ProblemSummary["kind"] }) {
  return (
    <Mark tone={kind === "function" ? "calm" : "warn"}>{kind === "function" ? "right answers" : "best score"}</Mark>
  );
}

function Best({ problem }: { problem: ProblemSummary }) {
  if (problem.best_algorithm_id === null) return <>–</>;
  return (
    <Link to="/algorithms/$algorithmId" params={{ algorithmId: problem.best_algorithm_id }}>
      {problem.best_score === null ? "solved" : formatNumber(problem.best_score)}
    </Link>
  );
}
