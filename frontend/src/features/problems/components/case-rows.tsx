import { ActionIcon, Button, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { Plus, Trash2 } from "lucide-react";
import classes from "@/features/problems/components/problems.module.css";
import { type CaseList, type CaseRow, emptyRow, faultsOf, type TextFault } from "@/features/problems/document";

type RowsProps = {
  list: CaseList;
  what: string;
  rows: CaseRow[];
  faults: TextFault[];
  onChange: (rows: CaseRow[]) => void;
};

/** Cases as rows: what is given, what is expected, and a word about it. */
export function CaseRows({ list, what, rows, faults, onChange }: RowsProps) {
  const set = (key: number, change: Partial<CaseRow>) =>
    onChange(rows.map((row) => (row.key === key ? { ...row, ...change } : row)));
  let filled = -1;
  return (
    <Stack gap="xs" className={classes.mono}>
      {rows.map((row, at) => {
        // The document leaves empty rows out, so its numbers count the filled ones.
        const written = row.given.trim() || row.expected.trim();
        if (written) filled += 1;
        const fault = written ? faultsOf(faults, `${list}[${filled}]`) : null;
        return (
          <div key={row.key}>
            <div className={classes.caseRow}>
              <span>{at + 1}</span>
              <Textarea
                autosize
                minRows={1}
                maxRows={6}
                placeholder="[2, 7, 11], 9"
                aria-label={`${what} ${at + 1}: arguments`}
                value={row.given}
                error={fault !== null}
                onChange={(event) => set(row.key, { given: event.currentTarget.value })}
              />
              <Textarea
                autosize
                minRows={1}
                maxRows={6}
                placeholder="[0, 1]"
                aria-label={`${what} ${at + 1}: expected`}
                value={row.expected}
                error={fault !== null}
                onChange={(event) => set(row.key, { expected: event.currentTarget.value })}
              />
              <TextInput
                placeholder="note"
                aria-label={`${what} ${at + 1}: note`}
                value={row.note}
                onChange={(event) => set(row.key, { note: event.currentTarget.value })}
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                size="lg"
                aria-label={`Remove ${what.toLowerCase()} ${at + 1}`}
                onClick={() => onChange(rows.filter((one) => one.key !== row.key))}
              >
                <Trash2 size={16} />
              </ActionIcon>
            </div>
            {fault && (
              <Text size="xs" c="var(--bad)" pl={32} role="alert">
                {fault}
              </Text>
            )}
          </div>
        );
      })}
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<Plus size={14} />}
        style={{ alignSelf: "flex-start" }}
        onClick={() => onChange([...rows, emptyRow()])}
      >
        Add {what.toLowerCase()}
      </Button>
    </Stack>
  );
}
