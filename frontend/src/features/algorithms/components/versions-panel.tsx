import { Button, Group, Radio, Text } from "@mantine/core";
import { Table } from "@/components/table";
import { WideTable } from "@/components/wide-table";
import "@mantine/core/styles/Radio.css";
import { useQuery } from "@tanstack/react-query";
import { History } from "lucide-react";
import type { AlgorithmView, VersionSummary } from "@/api/types.gen";
import { CodeDiff } from "@/components/code/code";
import { Link } from "@/components/link";
import { designedBy, Mark, VerdictMark } from "@/components/marks";
import { Panel } from "@/components/panel";
import { BlockSkeleton, FailedState, Loaded, Quiet, RowsSkeleton } from "@/components/states";
import { TimeAgo } from "@/components/time-ago";
import { useRestoreVersion } from "@/features/algorithms/api/commands";
import { differenceQuery, versionsQuery } from "@/features/algorithms/api/queries";
import classes from "@/features/algorithms/components/algorithm.module.css";
import { formatNumber, formatWords } from "@/lib/format";

type VersionsProps = {
  algorithm: AlgorithmView;
  shown: number;
  from: number | undefined;
  onPick: (pick: { v?: number; from?: number }) => void;
};

/** All versions; two of them as a difference; an earlier one made the newest. */
export function VersionsPanel({ algorithm, shown, from, onPick }: VersionsProps) {
  const versions = useQuery(versionsQuery(algorithm.id));
  return (
    <div className={classes.rows}>
      <Panel title="Versions" note="newest first; none is ever changed or lost" flush>
        <Loaded of={versions} skeleton={<RowsSkeleton rows={3} />}>
          {(rows) => <VersionRows {...{ algorithm, rows, shown, onPick }} from={from ?? before(rows, shown)} />}
        </Loaded>
      </Panel>
      {versions.data && (
        <DifferencePanel algorithm={algorithm} before={from ?? before(versions.data, shown)} after={shown} />
      )}
    </div>
  );
}

function before(rows: VersionSummary[], shown: number): number | undefined {
  return rows.find((row) => row.number < shown)?.number;
}

type RowsProps = {
  algorithm: AlgorithmView;
  rows: VersionSummary[];
  shown: number;
  from: number | undefined;
  onPick: VersionsProps["onPick"];
};

function VersionRows({ algorithm, rows, shown, from, onPick }: RowsProps) {
  const restore = useRestoreVersion(algorithm.id);
  return (
    <>
      {restore.error && <FailedState error={restore.error} />}
      <WideTable minWidth={640} phoneWidth={330}>
        <Table verticalSpacing="xs" aria-label="Versions">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>From</Table.Th>
              <Table.Th>To</Table.Th>
              <Table.Th>Version</Table.Th>
              <Table.Th>Verdict</Table.Th>
              <Table.Th ta="right" roomy>
                Score
              </Table.Th>
              <Table.Th roomy>By</Table.Th>
              <Table.Th ta="right" roomy>
                When
              </Table.Th>
              <Table.Th aria-label="Actions" />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row.number}>
                <Table.Td>
                  <Radio
                    checked={row.number === from}
                    onChange={() => onPick({ from: row.number })}
                    aria-label={`Difference from version ${row.number}`}
                  />
                </Table.Td>
                <Table.Td>
                  <Radio
                    checked={row.number === shown}
                    onChange={() => onPick({ v: row.number })}
                    aria-label={`Difference to version ${row.number}`}
                  />
                </Table.Td>
                <Table.Td>
                  <b>v{row.number}</b> {row.number === algorithm.version && <Mark tone="calm">current</Mark>}
                  <Text size="xs" c="dimmed">
                    {row.note || formatWords(row.origin)}
                  </Text>
                </Table.Td>
                <Table.Td>
                  <VerdictMark verdict={row.verdict} />
                </Table.Td>
                <Table.Td ta="right" roomy>
                  {row.score === null ? `${row.passed} / ${row.total}` : formatNumber(row.score)}
                </Table.Td>
                <Table.Td roomy>
                  {row.job_id ? (
                    <Link to="/jobs/$jobId" params={{ jobId: row.job_id }} size="sm">
                      {row.designer ? designedBy(row.tier, row.designer) : "a job"}
                    </Link>
                  ) : row.designer ? (
                    designedBy(row.tier, row.designer)
                  ) : (
                    "a person"
                  )}
                </Table.Td>
                <Table.Td ta="right" roomy style={{ whiteSpace: "nowrap" }}>
                  <TimeAgo at={row.created_at} />
                </Table.Td>
                <Table.Td>
                  {algorithm.is_mine && row.number !== algorithm.version && (
                    <Button
                      size="compact-xs"
                      variant="default"
                      leftSection={<History size={13} />}
                      loading={restore.isPending && restore.variables === row.number}
                      onClick={() => restore.mutate(row.number)}
                    >
                      Restore
                    </Button>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </WideTable>
    </>
  );
}

function DifferencePanel({
  algorithm,
  before,
  after,
}: {
  algorithm: AlgorithmView;
  before: number | undefined;
  after: number;
}) {
  const wanted = before !== undefined && before !== after;
  const difference = useQuery({ ...differenceQuery(algorithm.id, before ?? 1, after), enabled: wanted });
  if (!wanted) return <Quiet>Choose two versions above to see what changed between them.</Quiet>;
  return (
    <Panel
      title={`From version ${before} to version ${after}`}
      actions={
        <Group gap="xs">
          <Mark tone="bad">gone</Mark>
          <Mark tone="good">new</Mark>
        </Group>
      }
    >
      <Loaded of={difference} skeleton={<BlockSkeleton height={260} />}>
        {(data) => (
          <CodeDiff
            before={data.before_source}
            after={data.after_source}
            label={`Version ${data.before} to ${data.after}`}
            height="36rem"
          />
        )}
      </Loaded>
    </Panel>
  );
}
