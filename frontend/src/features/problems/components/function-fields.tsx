import { Accordion, Group, NativeSelect, NumberInput, Stack, Text } from "@mantine/core";
import "@mantine/core/styles/Accordion.css";
import "@mantine/core/styles/NumberInput.css";
import { CodeEditor } from "@/components/code/code";
import { Panel } from "@/components/panel";
import { CaseRows } from "@/features/problems/components/case-rows";
import { Labelled } from "@/features/problems/components/labelled";
import type { FieldsProps } from "@/features/problems/components/problem-fields";
import { faultsOf } from "@/features/problems/document";

/** What a problem with right answers has: examples, a checker, hidden tests, a generator, a reference. */
export function FunctionFields({ form, faults, onChange }: FieldsProps) {
  const at = (field: string) => faultsOf(faults, field);
  return (
    <>
      <Panel
        title="Examples"
        note="Arguments and the answer, as JSON. The designer sees these; a few that show the edges are worth more than many."
      >
        <CaseRows
          list="examples"
          what="Example"
          rows={form.examples}
          faults={faults}
          onChange={(examples) => onChange({ examples })}
        />
        {at("examples") && !form.examples.length && <Text c="var(--bad)">{at("examples")}</Text>}
      </Panel>
      <Panel title="Checker" note="How an answer is held against the expected one.">
        <Stack>
          <NativeSelect
            aria-label="Checker"
            value={form.checker}
            onChange={(event) => onChange({ checker: event.currentTarget.value })}
            data={[
              { value: "exact", label: "Exactly equal" },
              { value: "approximate", label: "Numbers within a tolerance" },
              { value: "unordered", label: "Equal in any order" },
              { value: "custom", label: "A program of mine decides" },
            ]}
          />
          {form.checker === "approximate" && (
            <NumberInput
              label="Tolerance, relative and absolute"
              min={0}
              value={form.tolerance}
              onChange={(value) => onChange({ tolerance: Number(value) })}
            />
          )}
          {form.checker === "custom" && (
            <Labelled name="check(args, expected, got) → True, False, or what is wrong" fault={at("checker")}>
              <CodeEditor
                source={form.checkerSource}
                label="Checker program"
                height="14rem"
                onChange={(checkerSource) => onChange({ checkerSource })}
              />
            </Labelled>
          )}
        </Stack>
      </Panel>
      <Accordion variant="separated" multiple>
        <Accordion.Item value="tests">
          <Accordion.Control>Hidden tests ({form.tests.length + form.sealed.length})</Accordion.Control>
          <Accordion.Panel>
            <Text size="sm" mb="xs">
              The search is judged by tests; the designer never sees them.
            </Text>
            <CaseRows
              list="tests"
              what="Test"
              rows={form.tests}
              faults={faults}
              onChange={(tests) => onChange({ tests })}
            />
            <Text size="sm" my="xs">
              Sealed tests are opened once, at the end, to see whether the result holds on what nothing was chosen by.
            </Text>
            <CaseRows
              list="sealed"
              what="Sealed test"
              rows={form.sealed}
              faults={faults}
              onChange={(sealed) => onChange({ sealed })}
            />
          </Accordion.Panel>
        </Accordion.Item>
        <Accordion.Item value="generator">
          <Accordion.Control>Generator, for measuring growth{form.generator ? " (written)" : ""}</Accordion.Control>
          <Accordion.Panel>
            <Stack>
              <Labelled name="generate(size, seed) → the tuple of arguments of one call" fault={at("generator")}>
                <CodeEditor
                  source={form.generator}
                  label="Generator program"
                  height="16rem"
                  onChange={(generator) => onChange({ generator })}
                />
              </Labelled>
              <Group grow>
                <NumberInput
                  label="Smallest size"
                  min={1}
                  value={form.smallest}
                  onChange={(value) => onChange({ smallest: value === "" ? "" : Number(value) })}
                />
                <NumberInput
                  label="Largest size"
                  min={1}
                  value={form.largest}
                  onChange={(value) => onChange({ largest: value === "" ? "" : Number(value) })}
                />
              </Group>
            </Stack>
          </Accordion.Panel>
        </Accordion.Item>
        <Accordion.Item value="reference">
          <Accordion.Control>Reference: slow but right{form.reference ? " (written)" : ""}</Accordion.Control>
          <Accordion.Panel>
            <Labelled name="Never shown to a designer; it answers generated cases." fault={at("reference")}>
              <CodeEditor
                source={form.reference}
                label="Reference program"
                height="16rem"
                onChange={(reference) => onChange({ reference })}
              />
            </Labelled>
          </Accordion.Panel>
        </Accordion.Item>
      </Accordion>
    </>
  );
}
