import { Group, NumberInput, SegmentedControl, Stack, TagsInput, Textarea, TextInput } from "@mantine/core";
import "@mantine/core/styles/FloatingIndicator.css";
import "@mantine/core/styles/SegmentedControl.css";
import "@mantine/core/styles/Combobox.css";
import "@mantine/core/styles/NumberInput.css";
import "@mantine/core/styles/Pill.css";
import "@mantine/core/styles/PillsInput.css";
import { Panel } from "@/components/panel";
import { FunctionFields } from "@/features/problems/components/function-fields";
import { OptimisationFields } from "@/features/problems/components/optimisation-fields";
import classes from "@/features/problems/components/problems.module.css";
import { StatementField } from "@/features/problems/components/statement-field";
import { faultsOf, type ProblemForm, type TextFault } from "@/features/problems/document";

export type FieldsProps = { form: ProblemForm; faults: TextFault[]; onChange: (change: Partial<ProblemForm>) => void };

/** Every field of a problem. */
export function ProblemFields({ form, faults, onChange }: FieldsProps) {
  const at = (field: string) => faultsOf(faults, field);
  return (
    <Stack>
      <Panel>
        <Stack>
          <SegmentedControl
            aria-label="Kind of problem"
            classNames={{ label: classes.kind ?? "" }}
            value={form.kind}
            onChange={(kind) => onChange({ kind: kind as ProblemForm["kind"] })}
            data={[
              { value: "function", label: "It has right answers" },
              { value: "optimisation", label: "Better scores are better" },
            ]}
          />
          <TextInput
            label="Title"
            value={form.title}
            error={at("title")}
            onChange={(event) => onChange({ title: event.currentTarget.value })}
          />
          <StatementField
            value={form.statement}
            error={at("statement")}
            onChange={(statement) => onChange({ statement })}
          />
          <Textarea
            className={classes.mono}
            label="Signature"
            description="The function (or class, with its methods) that a program must define, with types."
            placeholder="def two_sum(nums: list[int], target: int) -> tuple[int, int]"
            autosize
            minRows={1}
            value={form.signature}
            error={at("signature")}
            onChange={(event) => onChange({ signature: event.currentTarget.value })}
          />
          <TagsInput
            label="Tags"
            value={form.tags}
            error={at("tags")}
            onChange={(tags) => onChange({ tags })}
            maxTags={12}
          />
        </Stack>
      </Panel>
      {form.kind === "function" ? (
        <FunctionFields form={form} faults={faults} onChange={onChange} />
      ) : (
        <OptimisationFields form={form} faults={faults} onChange={onChange} />
      )}
      <Panel title="Limits of one run">
        <Group grow>
          <NumberInput
            label="CPU seconds"
            min={0.01}
            max={3600}
            decimalScale={2}
            value={form.cpuSeconds}
            error={at("limits.cpu_seconds")}
            onChange={(value) => onChange({ cpuSeconds: Number(value) || 2 })}
          />
          <NumberInput
            label="Memory, MiB"
            min={1}
            max={65536}
            value={form.memoryMib}
            error={at("limits.memory_mib")}
            onChange={(value) => onChange({ memoryMib: Number(value) || 256 })}
          />
        </Group>
      </Panel>
    </Stack>
  );
}
