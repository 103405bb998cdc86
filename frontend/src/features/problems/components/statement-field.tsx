import { Group, SegmentedControl, Text, Textarea } from "@mantine/core";
import "@mantine/core/styles/FloatingIndicator.css";
import "@mantine/core/styles/SegmentedControl.css";
import { useState } from "react";
import { Markdown } from "@/components/markdown/markdown";

type FieldProps = { value: string; error: string | null; onChange: (value: string) => void };

/** The statement in Markdown, with what it will look like. */
export function StatementField({ value, error, onChange }: FieldProps) {
  const [shown, setShown] = useState("write");
  return (
    <div>
      <Group justify="space-between" mb={6}>
        <Text size="sm" fw={500} id="statement-name">
          Statement
        </Text>
        <SegmentedControl
          size="xs"
          value={shown}
          onChange={setShown}
          data={[
            { value: "write", label: "Write" },
            { value: "read", label: "Preview" },
          ]}
        />
      </Group>
      {shown === "write" ? (
        <Textarea
          autosize
          minRows={6}
          maxRows={24}
          aria-labelledby="statement-name"
          placeholder="What is given, what is asked, what must hold. Markdown; mathematics between $…$."
          value={value}
          error={error}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      ) : (
        <div style={{ minHeight: "9rem" }}>
          <Markdown text={value || "*Nothing is written yet.*"} />
        </div>
      )}
    </div>
  );
}
