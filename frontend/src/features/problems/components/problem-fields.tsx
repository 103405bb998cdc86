import {
  Accordion,
  Group,
  NativeSelect,
  NumberInput,
  SegmentedControl,
  Stack,
  TagsInput,
  Text,
  Textarea,
  TextInput,
} from "@mantine/core";
import "@mantine/core/styles/FloatingIndicator.css";
import "@mantine/core/styles/SegmentedControl.css";
import "@mantine/core/styles/Combobox.css";
import "@mantine/core/styles/Accordion.css";
import "@mantine/core/styles/NumberInput.css";
import "@mantine/core/styles/Pill.css";
import "@mantine/core/styles/PillsInput.css";
import { CodeEditor } from "@/components/code/code";
import { Panel } from "@/components/panel";
import { CaseRows } from "@/features/problems/components/case-rows";
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

function FunctionFields({ form, faults, onChange }: FieldsProps) {
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

function OptimisationFields({ form, faults, onChange }: FieldsProps) {
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

function Labelled({ name, fault, children }: { name: string; fault: string | null; children: React.ReactNode }) {
  return (
    <div>
      <Text size="sm" mb={6} c="dimmed">
        {name}
      </Text>
      {children}
      {fault && (
        <Text size="xs" c="var(--bad)" mt={4} role="alert">
          {fault}
        </Text>
      )}
    </div>
  );
}
