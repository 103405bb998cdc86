import { Button, Group, NativeSelect, Stack, Textarea } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { AlgorithmView } from "@/api/types.gen";
import { type Pair, writtenInput } from "@/app/watch/choose-runs";
import { Panel } from "@/components/panel";
import { Quiet } from "@/components/states";
import { useRecord } from "@/features/algorithms/api/commands";

type CommonProps = {
  left: AlgorithmView;
  right: AlgorithmView;
  common: Pair[];
  shown: Pair | null;
  onChoose: (leftTrace: number) => void;
};

/** The input that both are watched on: one of those that both were recorded on, or another, recorded for both. */
export function CommonInput({ left, right, common, shown, onChoose }: CommonProps) {
  const [asked, setAsked] = useState(false);
  const open = asked || !shown?.same;
  return (
    <Stack gap="sm">
      {shown && !shown.same && (
        <Quiet>The two were recorded on different inputs. Record both on one input to compare them fairly.</Quiet>
      )}
      {!shown && <Quiet>One of them has no recorded run of its current version yet. Record both on one input.</Quiet>}
      <Group gap="sm">
        {common.length > 1 && (
          <NativeSelect
            aria-label="Input of both"
            value={String(shown?.left.id ?? "")}
            onChange={(event) => onChoose(Number(event.currentTarget.value))}
            data={common.map((pair) => ({ value: String(pair.left.id), label: nameOf(pair) }))}
          />
        )}
        {!open && (
          <Button variant="default" size="compact-sm" onClick={() => setAsked(true)}>
            Another input for both
          </Button>
        )}
      </Group>
      {open && (
        <RecordBoth
          left={left}
          right={right}
          written={writtenInput(shown?.left)}
          onRecorded={(trace) => {
            setAsked(false);
            onChoose(trace);
          }}
        />
      )}
    </Stack>
  );
}

function nameOf({ left }: Pair): string {
  const written = writtenInput(left);
  return written && written.length <= 60 ? written : `${left.label || "an input"}, run ${left.id}`;
}

type RecordProps = {
  left: AlgorithmView;
  right: AlgorithmView;
  written: string;
  onRecorded: (leftTrace: number) => void;
};

function RecordBoth({ left, right, written, onRecorded }: RecordProps) {
  const [text, setText] = useState(written);
  const one = useRecord(left.id);
  const other = useRecord(right.id);
  const record = useMutation({
    mutationFn: async (args: string) => {
      // One after the other: what the first refuses need not be tried on the second.
      const made = await one.mutateAsync({ version: left.version, args }).catch(refusedBy(left));
      await other.mutateAsync({ version: right.version, args }).catch(refusedBy(right));
      return made;
    },
    onSuccess: (made) => made !== null && onRecorded(made),
  });
  return (
    <Panel title="One input for both">
      {left.problem_id !== right.problem_id && (
        <Quiet>
          They solve different problems, “{left.problem_title}” and “{right.problem_title}”: only an input that fits
          both signatures can be recorded for both.
        </Quiet>
      )}
      <Textarea
        label="Arguments"
        description={`As Python writes them, such as ([5, 2, 9], 3), for ${left.signature || "both"}`}
        rows={3}
        value={text}
        error={record.error?.message}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button mt="xs" size="xs" loading={record.isPending} disabled={!text.trim()} onClick={() => record.mutate(text)}>
        Record both
      </Button>
    </Panel>
  );
}

function refusedBy(algorithm: AlgorithmView) {
  return (error: unknown): never => {
    throw new Error(`${algorithm.name} cannot be recorded on it. ${error instanceof Error ? error.message : error}`);
  };
}
