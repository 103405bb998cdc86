import { Checkbox, Text } from "@mantine/core";
import { Table } from "@/components/table";
import { WideTable } from "@/components/wide-table";
import "@mantine/core/styles/Checkbox.css";
import type { Leaderboard, LeaderboardRow } from "@/api/types.gen";
import { Link } from "@/components/link";
import { Designer, Mark, VerdictMark } from "@/components/marks";
import { TimeAgo } from "@/components/time-ago";
import { formatNumber, formatWords } from "@/lib/format";

type TableProps = { board: Leaderboard; picked: number[]; onPick: (ids: number[]) => void };

/** The algorithms of a problem, best first; picked ones can be compared or combined. */
export function LeaderboardTable({ board, picked, onPick }: TableProps) {
  const toggle = (id: number) => onPick(picked.includes(id) ? picked.filter((one) => one !== id) : [...picked, id]);
  const scored = board.direction !== null;
  return (
    <WideTable minWidth={680} phoneWidth={330}>
      <Table verticalSpacing="sm" highlightOnHover aria-label="Leaderboard">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={36} aria-label="Pick" />
            <Table.Th ta="right">#</Table.Th>
            <Table.Th>Algorithm</Table.Th>
            <Table.Th>Verdict</Table.Th>
            {scored && <Table.Th ta="right">Score</Table.Th>}
            <Table.Th roomy>Designed by</Table.Th>
            <Table.Th ta="right" roomy>
              When
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {board.rows.map((row) => (
            <Row
              key={row.algorithm_id}
              row={row}
              scored={scored}
              picked={picked.includes(row.algorithm_id)}
              onToggle={() => toggle(row.algorithm_id)}
            />
          ))}
        </Table.Tbody>
      </Table>
    </WideTable>
  );
}

type RowProps = { row: LeaderboardRow; scored: boolean; picked: boolean; onToggle: () => void };

function Row({ row, scored, picked, onToggle }: RowProps) {
  return (
    <Table.Tr>
      <Table.Td>
        <Checkbox size="xs" checked={picked} onChange={onToggle} aria-label={`Pick ${row.name}`} />
      </Table.Td>
      <Table.Td ta="right">{row.rank}</Table.Td>
      <Table.Td>
        <Link to="/algorithms/$algorithmId" params={{ algorithmId: row.algorithm_id }} fw={600}>
          {row.name}
        </Link>
        <Text span size="xs" c="dimmed">
          {" "}
          v{row.version}
        </Text>
      </Table.Td>
      <Table.Td>
        <VerdictMark verdict={row.verdict} />{" "}
        {row.verified !== "verified" && <Mark tone="warn">{formatWords(row.verified)}</Mark>}
      </Table.Td>
      {scored && <Table.Td ta="right">{formatNumber(row.score)}</Table.Td>}
      <Table.Td roomy>
        <Designer tier={row.tier} designer={row.designer || row.owner} />
      </Table.Td>
      <Table.Td ta="right" roomy style={{ whiteSpace: "nowrap" }}>
        <TimeAgo at={row.created_at} />
      </Table.Td>
    </Table.Tr>
  );
}
