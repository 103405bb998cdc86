import { Group, Stack, Tabs, Text } from "@mantine/core";
import "@mantine/core/styles/Tabs.css";
import { useQuery } from "@tanstack/react-query";
import type { StepSummary, StepView } from "@/api/types.gen";
import { CaseResults } from "@/components/cases/case-results";
import { CodeDiff, CodeView, PlainText } from "@/components/code/code";
import { CopyButton } from "@/components/copy-button";
import { Facts } from "@/components/facts";
import { Panel } from "@/components/panel";
import { ProposalView } from "@/components/proposal/proposal-view";
import { BlockSkeleton, Loaded, Quiet } from "@/components/states";
import { stepQuery } from "@/features/jobs/api/queries";
import { readDocument, type StepDocument } from "@/features/jobs/step-document";
import { formatBytes, formatCount, formatDollars, formatNumber, formatSeconds } from "@/lib/format";

export type StepPart = "code" | "verdicts" | "idea" | "exchange";

type DetailProps = {
  jobId: number;
  steps: StepSummary[];
  number: number;
  newest: boolean;
  part: StepPart;
  onPart: (part: StepPart) => void;
};

/** One candidate: its program against its parent's, what the judge said, what its designer said and was asked. */
export function StepDetail({ jobId, steps, number, newest, part, onPart }: DetailProps) {
  const step = useQuery({ ...stepQuery(jobId, number), placeholderData: (before) => before });
  return (
    <Panel
      title={step.data?.name || `Step ${number}`}
      note={newest ? `the newest, step ${number}` : `step ${number}`}
      actions={step.data?.source ? <CopyButton text={step.data.source} label="Copy the program" /> : undefined}
    >
      <Loaded of={step} skeleton={<BlockSkeleton height={320} />}>
        {(data) => <DetailTabs jobId={jobId} step={data} steps={steps} part={part} onPart={onPart} />}
      </Loaded>
    </Panel>
  );
}

type TabsProps = {
  jobId: number;
  step: StepView;
  steps: StepSummary[];
  part: StepPart;
  onPart: (part: StepPart) => void;
};

function DetailTabs({ jobId, step, steps, part, onPart }: TabsProps) {
  const document = readDocument(step);
  return (
    <Tabs value={part} onChange={(value) => onPart((value ?? "code") as StepPart)} keepMounted={false}>
      <Tabs.List mb="sm">
        <Tabs.Tab value="code">Program</Tabs.Tab>
        <Tabs.Tab value="verdicts">Verdicts</Tabs.Tab>
        <Tabs.Tab value="idea">Idea</Tabs.Tab>
        <Tabs.Tab value="exchange">Prompt and reply</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="code">
        <Program jobId={jobId} step={step} steps={steps} document={document} />
      </Tabs.Panel>
      <Tabs.Panel value="verdicts">
        <Verdicts document={document} />
      </Tabs.Panel>
      <Tabs.Panel value="idea">
        {document.candidate?.proposal ? (
          <ProposalView proposal={document.candidate.proposal} />
        ) : (
          <NoProposal document={document} />
        )}
      </Tabs.Panel>
      <Tabs.Panel value="exchange">
        <Exchange document={document} />
      </Tabs.Panel>
    </Tabs>
  );
}

function Program({
  jobId,
  step,
  steps,
  document,
}: {
  jobId: number;
  step: StepView;
  steps: StepSummary[];
  document: StepDocument;
}) {
  const first = document.candidate?.parents?.[0];
  const parent = steps.find((one) => one.candidate === first && first !== undefined);
  const before = useQuery({ ...stepQuery(jobId, parent?.number ?? 0), enabled: parent !== undefined });
  if (!step.source) return <NoProposal document={document} />;
  const label = `Program of ${step.name || `step ${step.number}`}`;
  if (!parent) return <CodeView source={step.source} label={label} height="30rem" />;
  return (
    <Stack gap="xs">
      <Text size="sm" c="dimmed">
        Against its parent, step {parent.number}: {parent.name}
      </Text>
      {before.data ? (
        <CodeDiff before={before.data.source} after={step.source} label={label} height="30rem" />
      ) : (
        <PlainText text={step.source} height="30rem" />
      )}
    </Stack>
  );
}

function Verdicts({ document }: { document: StepDocument }) {
  const evaluation = document.candidate?.evaluation;
  if (!evaluation) return <NoProposal document={document} />;
  return (
    <Stack gap="md">
      <Facts
        facts={[
          { name: "Passed", value: `${formatCount(evaluation.passed)} of ${formatCount(evaluation.total)}` },
          { name: "Score", value: formatNumber(evaluation.score) },
          { name: "CPU", value: formatSeconds(evaluation.cpu_seconds) },
          { name: "Memory", value: formatBytes(evaluation.memory_bytes) },
          { name: "Sandbox", value: evaluation.tier === "none" ? "not sandboxed" : (evaluation.tier ?? "–") },
        ]}
      />
      {evaluation.cached && (
        <Quiet>This program was judged before under the same conditions; nothing was run again.</Quiet>
      )}
      <CaseResults results={evaluation.results ?? []} />
    </Stack>
  );
}

function Exchange({ document }: { document: StepDocument }) {
  const source = document.candidate?.proposal ?? document.trouble;
  const usage = document.usage ?? source?.usage;
  if (!source?.prompt && !source?.reply)
    return <Quiet>This designer computes: it asks no model, so there is nothing to read here.</Quiet>;
  return (
    <Stack gap="md">
      <Group gap="lg">
        <Text size="sm">
          {formatCount(usage?.input_tokens)} tokens in, {formatCount(usage?.output_tokens)} out,{" "}
          {formatDollars(usage?.dollars)}
        </Text>
      </Group>
      <PlainText text={source?.prompt ?? ""} title="Prompt, word for word" copy="Copy the prompt" wrap height="22rem" />
      <PlainText text={source?.reply ?? ""} title="Reply, word for word" copy="Copy the reply" wrap height="22rem" />
    </Stack>
  );
}

function NoProposal({ document }: { document: StepDocument }) {
  const trouble = document.trouble;
  return (
    <Quiet>
      {trouble
        ? `No proposal came from ${trouble.designer}: ${trouble.message}`
        : "There is nothing to show for this step."}
    </Quiet>
  );
}
