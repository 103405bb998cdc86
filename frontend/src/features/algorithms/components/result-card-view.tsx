import { Alert, Stack, Text } from "@mantine/core";
import { Table } from "@/components/table";
import { WideTable } from "@/components/wide-table";
import "@mantine/core/styles/Alert.css";
import { Facts } from "@/components/facts";
import { Mark } from "@/components/marks";
import { Panel } from "@/components/panel";
import type { ResultCard } from "@/features/algorithms/readings";
import { formatCount, formatDollars, formatNumber, formatPercent, formatWords } from "@/lib/format";

/** What the result is worth: on what it was tried, against what, and what it cost. */
export function ResultCardView({ card }: { card: ResultCard }) {
  return (
    <Stack>
      {card.statement && (
        <Panel>
          <Text fw={600}>{card.statement}</Text>
          <CrossCheckLine check={card.cross_check} />
        </Panel>
      )}
      {card.warnings?.map((warning) => (
        <Alert key={warning} color="orange">
          {warning}
        </Alert>
      ))}
      {card.splits?.length ? (
        <Facts
          facts={[
            ...card.splits.map((split) => ({
              name: formatWords(split.split),
              value:
                split.score === null || split.score === undefined
                  ? `${split.passed} of ${split.total}`
                  : formatNumber(split.score),
              note:
                split.score === null || split.score === undefined
                  ? "cases passed"
                  : `score on ${split.total} instances`,
            })),
            {
              name: "Cost",
              value: formatDollars(card.usage?.dollars),
              note: `${formatCount(card.candidates)} candidates`,
            },
          ]}
        />
      ) : null}
      <Baselines card={card} />
    </Stack>
  );
}

/** The result against the problem's slow reference, in words. */
function CrossCheckLine({ check }: { check: ResultCard["cross_check"] }) {
  if (!check) return null;
  const older = check.checked
    ? `Against the slow reference on ${formatCount(check.checked)} generated inputs: ${formatCount(check.agreed)} agreed. ${check.difference ?? ""}`
    : check.reason;
  return (
    <Text size="sm" c="dimmed">
      {check.statement || older}
    </Text>
  );
}

function Baselines({ card }: { card: ResultCard }) {
  if (!card.baselines?.length) return null;
  return (
    <Panel title="Against the baselines" note="by a paired test on the same instances" flush>
      <WideTable minWidth={520}>
        <Table aria-label="Baselines">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Baseline</Table.Th>
              <Table.Th ta="right">Score</Table.Th>
              <Table.Th>The result is</Table.Th>
              <Table.Th ta="right">Wins, ties, losses</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {card.baselines.map((row) => (
              <Table.Tr key={`${row.kind} ${row.name}`}>
                <Table.Td>
                  {row.name || formatWords(row.kind)}
                  <Text size="xs" c="dimmed">
                    {[formatWords(row.kind), row.note].filter(Boolean).join("; ")}
                  </Text>
                </Table.Td>
                <Table.Td ta="right">
                  {row.score === null || row.score === undefined ? formatPercent(row.share) : formatNumber(row.score)}
                </Table.Td>
                <Table.Td>{row.ran === false ? <Mark>not run</Mark> : <BetterMark better={row.better} />}</Table.Td>
                <Table.Td ta="right">
                  {row.ran === false ? "–" : `${row.wins ?? 0}, ${row.ties ?? 0}, ${row.losses ?? 0}`}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </WideTable>
    </Panel>
  );
}

function BetterMark({ better }: { better: boolean | null | undefined }) {
  if (better === true) return <Mark tone="good">better</Mark>;
  if (better === false) return <Mark tone="bad">not better</Mark>;
  return <Mark>not decided</Mark>;
}
