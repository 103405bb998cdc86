import { Button, Textarea } from "@mantine/core";
import { useState } from "react";
import classes from "@/features/visualizer/components/player.module.css";

type InputEditorProps = { input: string; onRecord: (input: string) => Promise<void> };

/** The arguments of the run, to be changed and recorded again. */
export default function InputEditor({ input, onRecord }: InputEditorProps) {
  const [text, setText] = useState(input);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState("");
  const record = async () => {
    setBusy(true);
    setError("");
    try {
      await onRecord(text);
    } catch (caught) {
      setError(caught instanceof Error ? caught.message : String(caught));
    } finally {
      setBusy(false);
    }
  };
  return (
    <details className={classes.input}>
      <summary>Another input</summary>
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
      <Button mt="xs" size="xs" loading={busy} disabled={!text.trim()} onClick={() => void record()}>
        Record again
      </Button>
    </details>
  );
}
