import { Text } from "@mantine/core";
import { Star } from "lucide-react";
import type { AlgorithmSummary } from "@/api/types.gen";
import { Link } from "@/components/link";
import { Designer, Mark, VerdictMark } from "@/components/marks";
import { Table } from "@/components/table";
import { TimeAgo } from "@/components/time-ago";
import { WideTable } from "@/components/wide-table";
import { formatNumber } from "@/lib/format";

/** Algorithms as rows. */
export function AlgorithmsTable({ algorithms }: { algorithms: AlgorithmSummary[] }) {
  return (
    <WideTable minWidth={700} phoneWidth={320}>
      <Table verticalSpacing="sm" highlightOnHover aria-label="Algorithms">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Algorithm</Table.Th>
            <Table.Th roomy>Problem</Table.Th>
            <Table.Th>Verdict</Table.Th>
            <Table.Th ta="right">Score</Table.Th>
            <Table.Th roomy>Designed by</Table.Th>
            <Table.Th ta="right" roomy>
              Changed
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {algorithms.map((one) => (
            <Table.Tr key={one.id}>
              <Table.Td>
                {one.is_favourite && (
                  <Star
                    size={13}
                    fill="currentColor"
                    aria-label="Favourite"
                    style={{ verticalAlign: "-1px", marginRight: 4 }}
                  />
                )}
                <Link to="/algorithms/$algorithmId" params={{ algorithmId: one.id }} fw={600}>
                  {one.name}
                </Link>
                <Text size="xs" c="dimmed" lineClamp={1}>
                  {one.summary}
                </Text>
              </Table.Td>
              <Table.Td roomy>
                <Link to="/problems/$problemId" params={{ problemId: one.problem_id }} size="sm">
                  {one.problem_title}
                </Link>
              </Table.Td>
              <Table.Td>
                <VerdictMark verdict={one.verdict} /> <TrustMark verified={one.verified} />
              </Table.Td>
              <Table.Td ta="right">{formatNumber(one.score)}</Table.Td>
              <Table.Td roomy>
                <Designer tier={one.tier} designer={one.designer} />
              </Table.Td>
              <Table.Td ta="right" roomy style={{ whiteSpace: "nowrap" }}>
                <TimeAgo at={one.updated_at} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </WideTable>
  );
}

/** How far a result is to be trusted. */
export function TrustMark({ verified }: { verified: string }) {
  if (verified === "verified") return <Mark tone="good">verified</Mark>;
  if (verified === "fits_examples") return <Mark tone="warn">fits the examples</Mark>;
  return <Mark>unverified</Mark>;
}
