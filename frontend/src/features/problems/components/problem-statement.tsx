import { Stack } from "@mantine/core";
import type { ProblemView } from "@/api/types.gen";
import { PlainText } from "@/components/code/code";
import { Pairs } from "@/components/facts";
import { Markdown } from "@/components/markdown/markdown";
import { Panel } from "@/components/panel";
import { formOf, type ProblemDocument } from "@/features/problems/document";

/** What is asked, how it is called, and how an answer is judged. */
export function ProblemStatement({ problem }: { problem: ProblemView }) {
  const document = problem.document as ProblemDocument;
  const form = formOf(document);
  const baselines = (document.evaluator?.baselines ?? []) as { name: string }[];
  return (
    <Stack>
      <Panel title="What is asked">
        <Markdown text={problem.statement} />
      </Panel>
      <PlainText text={problem.signature} title="A program must define" copy="Copy the signature" />
      {form.examples.length > 0 && (
        <Panel title="Examples">
          <Stack gap="xs">
            {form.examples.map((row) => (
              <PlainText
                key={row.key}
                text={`${row.given}\n→ ${row.expected}`}
                title={row.note || undefined}
                wrap
                height="10rem"
              />
            ))}
          </Stack>
        </Panel>
      )}
      <Panel title="How it is judged">
        <Pairs
          pairs={[
            ["Limits", `${form.cpuSeconds} s of CPU time and ${form.memoryMib} MiB a case`],
            problem.kind === "function"
              ? ["Checker", form.checker === "approximate" ? `approximate, within ${form.tolerance}` : form.checker]
              : ["Score", `${form.direction === "maximise" ? "larger" : "smaller"} is better`],
            ...(form.bestKnown === "" ? [] : ([["Best known", `${form.bestKnown}`]] as [string, string][])),
            ...(baselines.length
              ? ([["Baselines", baselines.map((one) => one.name).join("; ")]] as [string, string][])
              : []),
            ["Licence", document.licence ?? "not said"],
          ]}
        />
      </Panel>
      {problem.kind === "optimisation" && form.evaluator && (
        <PlainText text={form.evaluator} title="The evaluator" copy="Copy the evaluator" height="26rem" />
      )}
    </Stack>
  );
}
