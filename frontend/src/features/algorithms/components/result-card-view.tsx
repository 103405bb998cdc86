import { Alert, Stack, Text } from "@mantine/core";
import { Table } from "@/components/table";
import { WideTable } from "@/components/wide-table";
import "@mantine/core/styles/Alert.css";
import { Facts } from "@/components/facts";
import { BetterMark, Mark } from "@/components/marks";
import { Panel } from "@/components/panel";
import type { ResultCard } from "@/features/algorithms/readings";
import {
  formatCount,
  formatDollars,
  formatNumber,
  formatPercent,
  formatSeconds,
  formatWords,
  pluralise,
} from "@/lib/format";

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
      {card.not_measured?.map((words) => (
        <Alert key={words} color="gray">
          {words}
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
                  : `score on ${pluralise(split.total, "instance")}`,
            })),
            ...gapFacts(card),
            {
              name: "Cost",
              value: formatDollars(card.usage?.dollars),
              note: pluralise(card.candidates ?? 0, "candidate"),
            },
            ...cpuFacts(card),
          ]}
        />
      ) : null}
      <Baselines card={card} />
      <ShiftTest card={card} />
    </Stack>
  );
}

/** How much worse the hidden cases came out than those that chose the program. */
function gapFacts(card: ResultCard) {
  if (card.gap === null || card.gap === undefined) return [];
  const scored = card.splits?.some((split) => split.score !== null && split.score !== undefined);
  return [
    {
      name: "Gap",
      value: scored ? formatNumber(card.gap) : formatPercent(card.gap),
      note: "worse on sealed than on selection",
    },
  ];
}

/** What the search used, told apart from what measuring its result took. */
function cpuFacts(card: ResultCard) {
  if (!card.measuring_seconds) return [];
  return [
    {
      name: "CPU time",
      value: formatSeconds(card.usage?.cpu_seconds),
      note: `for the search; ${formatSeconds(card.measuring_seconds)} to measure the result`,
    },
  ];
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
      <WideTable minWidth={520} phoneWidth={320}>
        <Table aria-label="Baselines">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Baseline</Table.Th>
              <Table.Th ta="right">Score</Table.Th>
              <Table.Th>The result is</Table.Th>
              <Table.Th ta="right" roomy>
                Wins, ties, losses
              </Table.Th>
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
                <Table.Td ta="right" roomy>
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

/** The result on instances unlike those it was chosen on, beside the textbook's programs. */
function ShiftTest({ card }: { card: ResultCard }) {
  if (!card.shift?.length) return null;
  const names = card.shift[0]?.baselines?.map(([name]) => name) ?? [];
  return (
    <Panel title="When the instances shift" note="scores on instances of another size, distribution or constants" flush>
      <WideTable minWidth={520}>
        <Table aria-label="Shift test">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Instances</Table.Th>
              <Table.Th ta="right">The result</Table.Th>
              {names.map((name) => (
                <Table.Th key={name} ta="right">
                  {name}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {card.shift.map((row) => (
              <Table.Tr key={row.group}>
                <Table.Td>
                  {row.group} {row.loses && <Mark tone="bad">worse than a baseline</Mark>}
                </Table.Td>
                <Table.Td ta="right">{row.score === null ? "invalid" : formatNumber(row.score)}</Table.Td>
                {row.baselines?.map(([name, score]) => (
                  <Table.Td key={name} ta="right">
                    {score === null ? "invalid" : formatNumber(score)}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </WideTable>
    </Panel>
  );
}
