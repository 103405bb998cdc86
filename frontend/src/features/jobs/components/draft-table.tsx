import { Button, Group, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Check, CircleSlash, X } from "lucide-react";
import { FormFailure } from "@/components/form-failure";
import { Mark } from "@/components/marks";
import { Panel } from "@/components/panel";
import { Table } from "@/components/table";
import { stepQuery } from "@/features/jobs/api/queries";
import {
  type DraftResult,
  type DraftRow,
  draftedDocument,
  drafterWords,
  testWords,
} from "@/features/jobs/draft-result";

type TableProps = {
  jobId: number;
  result: DraftResult;
  /** Takes a draft over; left out where there is nothing to take it into. */
  onTake?: (document: Record<string, unknown>) => void;
};

/** What was tried, what its tests found, and the way to take a draft over. */
export function DraftTable({ jobId, result, onTake }: TableProps) {
  const queries = useQueryClient();
  const take = useMutation({
    mutationFn: async (number: number) => draftedDocument(await queries.fetchQuery(stepQuery(jobId, number))),
    onSuccess: (document) => document && onTake?.(document),
  });
  return (
    <Stack gap="md">
      <Text fw={600}>{result.statement}</Text>
      {result.tried.map((row) => (
        <Draft
          key={row.number}
          row={row}
          taking={take.isPending && take.variables === row.number}
          onTake={onTake && row.checks?.[0]?.passed ? () => take.mutate(row.number) : undefined}
        />
      ))}
      <FormFailure error={take.error} />
    </Stack>
  );
}

function Draft({ row, taking, onTake }: { row: DraftRow; taking: boolean; onTake: (() => void) | undefined }) {
  return (
    <Panel
      title={row.title || `Draft ${row.number}`}
      note={drafterWords(row)}
      actions={row.passed ? <Mark tone="good">passed all tests</Mark> : <Mark tone="bad">not passed</Mark>}
      flush
    >
      {row.checks?.length ? <Checks row={row} /> : <Text p="md">{row.words}</Text>}
      {row.assumptions?.length ? (
        <Text size="sm" c="dimmed" px="md" pb="sm">
          Where the words left a gap: {row.assumptions.join("; ")}
        </Text>
      ) : null}
      {onTake && (
        <Group px="md" pb="md">
          <Button size="compact-md" variant={row.passed ? "filled" : "default"} loading={taking} onClick={onTake}>
            {row.passed ? "Put it into the form" : "Mend it by hand in the form"}
          </Button>
        </Group>
      )}
    </Panel>
  );
}

function Checks({ row }: { row: DraftRow }) {
  const done = new Set(row.checks?.map((check) => check.name));
  const skipped = ["examples", "generator", "oracle", "solution", "mutants", "hostile"].filter(
    (name) => !done.has(name),
  );
  return (
    <Table aria-label={`Tests of draft ${row.number}`}>
      <Table.Tbody>
        {row.checks?.map((check) => (
          <Table.Tr key={check.name}>
            <Table.Td w={32}>
              {check.passed ? (
                <Check size={16} color="var(--good)" aria-label="passed" />
              ) : (
                <X size={16} color="var(--bad)" aria-label="failed" />
              )}
            </Table.Td>
            <Table.Td>
              {testWords(check.name)}
              <Text size="xs" c="dimmed" style={{ overflowWrap: "anywhere" }}>
                {check.words}
              </Text>
            </Table.Td>
          </Table.Tr>
        ))}
        {skipped.length > 0 && (
          <Table.Tr>
            <Table.Td w={32}>
              <CircleSlash size={16} color="var(--mantine-color-dimmed)" aria-label="not run" />
            </Table.Td>
            <Table.Td>
              <Text size="xs" c="dimmed">
                Not tried after that: {skipped.map(testWords).join("; ")}
              </Text>
            </Table.Td>
          </Table.Tr>
        )}
      </Table.Tbody>
    </Table>
  );
}
