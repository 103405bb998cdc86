import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Bars } from "@/components/bar-list";
import { Link } from "@/components/link";
import { BetterMark } from "@/components/marks";
import { Table } from "@/components/table";
import { WideTable } from "@/components/wide-table";
import { gainFiguresQuery, growthFiguresQuery } from "@/features/analytics/api/queries";
import { FigurePanel } from "@/features/analytics/components/figure-panel";
import type { FiguresProps } from "@/features/analytics/components/jobs-figures";
import { sumBy } from "@/features/analytics/figure-series";
import { formatNumber, formatPercent, formatWords } from "@/lib/format";

/** The best algorithm of each problem beside the hardest baseline of each kind. */
export function GainsPanel({ scope, asked }: FiguresProps) {
  const gains = useQuery(gainFiguresQuery(scope, asked));
  return (
    <FigurePanel
      title="Gain over the baselines"
      note="the best algorithm of each problem beside the hardest baseline of each kind"
      name="gains"
      {...{ scope, asked }}
      of={gains}
      empty="No algorithm of this window has a baseline beside it."
      flush
    >
      {({ rows }) => (
        <WideTable minWidth={760} maxHeight={480}>
          <Table verticalSpacing="sm" aria-label="Gain over the baselines">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Problem</Table.Th>
                <Table.Th>Algorithm</Table.Th>
                <Table.Th>Baseline</Table.Th>
                <Table.Th ta="right">Result</Table.Th>
                <Table.Th ta="right">Baseline's</Table.Th>
                <Table.Th ta="right">Gain</Table.Th>
                <Table.Th>By the paired test</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map((row) => {
                const format = row.direction === null ? formatPercent : formatNumber;
                return (
                  <Table.Tr key={`${row.problem_id} ${row.kind}`}>
                    <Table.Td>
                      <Link to="/problems/$problemId" params={{ problemId: row.problem_id }}>
                        {row.problem}
                      </Link>
                    </Table.Td>
                    <Table.Td>
                      <Link to="/algorithms/$algorithmId" params={{ algorithmId: row.algorithm_id }}>
                        {row.algorithm}
                      </Link>
                    </Table.Td>
                    <Table.Td>
                      {row.baseline || formatWords(row.kind)}
                      <Text size="xs" c="dimmed">
                        {formatWords(row.kind)}
                      </Text>
                    </Table.Td>
                    <Table.Td ta="right">{format(row.result)}</Table.Td>
                    <Table.Td ta="right">{format(row.against)}</Table.Td>
                    <Table.Td ta="right" style={{ whiteSpace: "nowrap" }}>
                      {formatGain(row.gain)}
                    </Table.Td>
                    <Table.Td>
                      <BetterMark better={row.better} />
                    </Table.Td>
                  </Table.Tr>
                );
              })}
            </Table.Tbody>
          </Table>
        </WideTable>
      )}
    </FigurePanel>
  );
}

export function formatGain(gain: number | null): string {
  if (gain === null) return "–";
  return `${gain > 0 ? "+" : gain < 0 ? "−" : ""}${formatPercent(Math.abs(gain))}`;
}

/** The classes of growth that were measured. */
export function GrowthPanel({ scope, asked }: FiguresProps) {
  const growth = useQuery(growthFiguresQuery(scope, asked));
  return (
    <FigurePanel
      title="Measured growth of algorithms"
      name="growth"
      {...{ scope, asked }}
      of={growth}
      empty="No algorithm of this window was measured."
    >
      {({ rows }) => (
        <Bars
          counts={sumBy(
            rows,
            (row) => row.growth || "not decided",
            (row) => row.algorithms,
          )}
        />
      )}
    </FigurePanel>
  );
}
