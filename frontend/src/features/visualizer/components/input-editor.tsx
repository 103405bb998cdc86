import { Button, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import type { RecordRun } from "@/features/visualizer/components/player";
import classes from "@/features/visualizer/components/player.module.css";
import { useAttempt } from "@/features/visualizer/components/use-attempt";

type InputEditorProps = { input: string; before: number; onRecord: RecordRun };

/** The arguments of the run, to be changed and recorded again, or from another step on. */
export default function InputEditor({ input, before, onRecord }: InputEditorProps) {
  const [text, setText] = useState(input);
  const [first, setFirst] = useState(String(before + 1));
  const firstStep = Number(first);
  const fits = Number.isInteger(firstStep) && firstStep >= 1;
  const { busy, error, attempt } = useAttempt(() => onRecord(text, firstStep - 1));
  return (
    <details className={classes.input}>
      <summary>Another input, or another part of the run</summary>
      <Textarea
        label="Arguments"
        description={
          input.includes("...")
            ? "As Python writes them, with commas between; ... stands for the function that is given"
            : "As Python writes them, with commas between: [5, 2, 9], 3"
        }
        rows={3}
        value={text}
        error={error}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <TextInput
        mt="xs"
        w="12rem"
        label="From step"
        description="1 is the beginning of the run"
        inputMode="numeric"
        value={first}
        error={fits ? undefined : "A whole number from 1 on"}
        onChange={(event) => setFirst(event.currentTarget.value)}
      />
      <Button mt="xs" size="xs" loading={busy} disabled={!text.trim() || !fits} onClick={attempt}>
        Record again
      </Button>
    </details>
  );
}
