import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Chart } from "@/components/chart/chart";
import { Table } from "@/components/table";
import { WideTable } from "@/components/wide-table";
import { designerFiguresQuery, verdictFiguresQuery } from "@/features/analytics/api/queries";
import { FigurePanel } from "@/features/analytics/components/figure-panel";
import { bucketAxis, type FiguresProps } from "@/features/analytics/components/jobs-figures";
import { sumBy, tell, verdictsOverTime } from "@/features/analytics/figure-series";
import { formatCompact, formatCount, formatDollars, formatPercent, formatSeconds, pluralise } from "@/lib/format";

/** Who designed, with what success, at what price. */
export function DesignersPanel({ scope, asked }: FiguresProps) {
  const designers = useQuery(designerFiguresQuery(scope, asked));
  return (
    <FigurePanel
      title="Designers"
      note="what each proposed, and what that used"
      name="designers"
      {...{ scope, asked }}
      of={designers}
      empty="No designer was asked in this window."
      flush
    >
      {({ rows }) => (
        <WideTable minWidth={820}>
          <Table verticalSpacing="sm" aria-label="Designers">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Designer</Table.Th>
                <Table.Th ta="right">Candidates</Table.Th>
                <Table.Th ta="right">Accepted</Table.Th>
                <Table.Th ta="right">Repeats</Table.Th>
                <Table.Th ta="right">Did not come</Table.Th>
                <Table.Th ta="right">Tokens in, out</Table.Th>
                <Table.Th ta="right">Spent</Table.Th>
                <Table.Th ta="right">CPU</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map((row) => (
                <Table.Tr key={`${row.designer} ${row.model}`}>
                  <Table.Td>
                    <Text size="sm" fw={600}>
                      {row.model}
                    </Text>
                    <Text size="xs" c="dimmed">
                      {row.designer}
                    </Text>
                  </Table.Td>
                  <Table.Td ta="right">{formatCount(row.candidates)}</Table.Td>
                  <Table.Td ta="right">{formatPercent(row.share)}</Table.Td>
                  <Table.Td ta="right">{formatCount(row.repeats)}</Table.Td>
                  <Table.Td ta="right">{formatCount(row.troubles)}</Table.Td>
                  <Table.Td ta="right">
                    {formatCompact(row.input_tokens)}, {formatCompact(row.output_tokens)}
                  </Table.Td>
                  <Table.Td ta="right">
                    {formatDollars(row.dollars)}
                    {row.unpriced > 0 && (
                      <Text size="xs" c="dimmed">
                        and {pluralise(row.unpriced, "step")} of unknown price
                      </Text>
                    )}
                  </Table.Td>
                  <Table.Td ta="right">{formatSeconds(row.cpu_seconds)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </WideTable>
      )}
    </FigurePanel>
  );
}

/** What the judge and the sandbox found. */
export function VerdictsPanel({ scope, asked }: FiguresProps) {
  const verdicts = useQuery(verdictFiguresQuery(scope, asked));
  return (
    <FigurePanel
      title="Verdicts on candidates"
      name="verdicts"
      {...{ scope, asked }}
      of={verdicts}
      empty="No candidate was judged in this window."
    >
      {({ buckets, rows }) => (
        <Chart
          sentence={`${pluralise(
            rows.reduce((sum, row) => sum + row.candidates, 0),
            "candidate",
          )}: ${tell(
            sumBy(
              rows,
              (row) => row.verdict,
              (row) => row.candidates,
            ),
          )}.`}
          series={verdictsOverTime(buckets, rows)}
          yName="candidates"
          formatY={formatCount}
          countingY
          height={230}
          {...bucketAxis(asked)}
        />
      )}
    </FigurePanel>
  );
}
