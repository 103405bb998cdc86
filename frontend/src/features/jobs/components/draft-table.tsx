import { Button, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Check, CircleSlash, X } from "lucide-react";
import { FormFailure } from "@/components/form-failure";
import { Mark } from "@/components/marks";
import { Panel } from "@/components/panel";
import { stepQuery } from "@/features/jobs/api/queries";
import classes from "@/features/jobs/components/job.module.css";
import {
  type DraftResult,
  type DraftRow,
  draftedDocument,
  drafterWords,
  TESTS_IN_ORDER,
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
      note={
        <>
          {drafterWords(row)}{" "}
          {row.passed ? <Mark tone="good">passed all tests</Mark> : <Mark tone="bad">not passed</Mark>}
        </>
      }
      actions={
        onTake && (
          <Button size="compact-md" variant={row.passed ? "filled" : "default"} loading={taking} onClick={onTake}>
            {row.passed ? "Put it into the form" : "Mend it by hand in the form"}
          </Button>
        )
      }
    >
      <Stack gap="sm">
        {row.signature && (
          <Text size="sm" ff="monospace" style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
            {row.signature}
          </Text>
        )}
        {row.checks?.length ? <Checks row={row} /> : <Text>{row.words}</Text>}
        {row.assumptions?.length ? (
          <Text size="sm" c="dimmed">
            Where the words left a gap: {row.assumptions.join("; ")}
          </Text>
        ) : null}
      </Stack>
    </Panel>
  );
}

function Checks({ row }: { row: DraftRow }) {
  const done = new Set(row.checks?.map((check) => check.name));
  const skipped = TESTS_IN_ORDER.filter((name) => !done.has(name));
  return (
    <ul className={classes.checks} aria-label={`Tests of draft ${row.number}`}>
      {row.checks?.map((check) => (
        <li key={check.name}>
          {check.passed ? (
            <Check size={16} color="var(--good)" aria-label="passed" />
          ) : (
            <X size={16} color="var(--bad)" aria-label="failed" />
          )}
          <div>
            {testWords(check.name)}
            <Text size="xs" c="dimmed">
              {check.words}
            </Text>
          </div>
        </li>
      ))}
      {skipped.length > 0 && (
        <li>
          <CircleSlash size={16} color="var(--mantine-color-dimmed)" aria-label="not run" />
          <Text size="xs" c="dimmed">
            Not tried after that: {skipped.map(testWords).join("; ")}
          </Text>
        </li>
      )}
    </ul>
  );
}
