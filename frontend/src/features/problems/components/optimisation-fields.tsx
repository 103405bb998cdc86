import { Group, NativeSelect, NumberInput, Stack } from "@mantine/core";
import "@mantine/core/styles/NumberInput.css";
import { CodeEditor } from "@/components/code/code";
import { Panel } from "@/components/panel";
import { Labelled } from "@/features/problems/components/labelled";
import type { FieldsProps } from "@/features/problems/components/problem-fields";
import { faultsOf, type ProblemForm } from "@/features/problems/document";

/** What a problem with scores has: the program that gives them. */
export function OptimisationFields({ form, faults, onChange }: FieldsProps) {
  const at = (field: string) => faultsOf(faults, field);
  return (
    <Panel
      title="Evaluator"
      note="instances(split, seed) gives the instances; score(instance, answer) gives a number, or raises Invalid('why')."
    >
      <Stack>
        <Labelled name="Program" fault={at("evaluator")}>
          <CodeEditor
            source={form.evaluator}
            label="Evaluator program"
            height="26rem"
            onChange={(evaluator) => onChange({ evaluator })}
          />
        </Labelled>
        <Group grow>
          <NativeSelect
            label="Better is"
            value={form.direction}
            onChange={(event) => onChange({ direction: event.currentTarget.value as ProblemForm["direction"] })}
            data={[
              { value: "maximise", label: "a larger score" },
              { value: "minimise", label: "a smaller score" },
            ]}
          />
          <NumberInput
            label="Best known score"
            value={form.bestKnown}
            onChange={(value) => onChange({ bestKnown: value === "" ? "" : Number(value) })}
          />
        </Group>
      </Stack>
    </Panel>
  );
}
