import { Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { PlainText } from "@/components/code/code";
import { Pairs } from "@/components/facts";
import { Markdown } from "@/components/markdown/markdown";
import { designedBy, Mark } from "@/components/marks";
import { Quiet } from "@/components/states";

/** What a designer says of its program: a claim, and shown as one. */
export type ProposalWords = {
  idea?: string;
  explanation?: string;
  steps?: string[];
  pseudocode?: string;
  claimed_complexity?: string;
  complexity_reason?: string;
  weaknesses?: string[];
  references?: string[];
  confidence?: string | null;
  questions?: { args: string; answers: string[] }[];
  tier?: string;
  designer?: string;
};

export function ProposalView({ proposal }: { proposal: ProposalWords }) {
  const empty = !proposal.idea && !proposal.explanation && !proposal.steps?.length && !proposal.pseudocode;
  if (empty) return <Quiet>Its designer said nothing about it.</Quiet>;
  return (
    <Stack gap="lg">
      {proposal.idea && <Part title="Idea">{<Markdown text={proposal.idea} />}</Part>}
      {proposal.explanation && <Part title="How it works">{<Markdown text={proposal.explanation} />}</Part>}
      {proposal.steps?.length ? (
        <Part title="Step by step">
          <ol style={{ margin: 0, paddingLeft: "1.25rem" }}>
            {proposal.steps.map((step) => (
              <li key={step}>
                <Markdown text={step} />
              </li>
            ))}
          </ol>
        </Part>
      ) : null}
      {proposal.pseudocode && (
        <Part title="Pseudocode">
          <PlainText text={proposal.pseudocode} height="24rem" />
        </Part>
      )}
      <Claims proposal={proposal} />
    </Stack>
  );
}

function Claims({ proposal }: { proposal: ProposalWords }) {
  const pairs: [string, ReactNode][] = [];
  if (proposal.claimed_complexity) {
    pairs.push([
      "Claimed growth",
      `${proposal.claimed_complexity}${proposal.complexity_reason ? ` — ${proposal.complexity_reason}` : ""}`,
    ]);
  }
  if (proposal.weaknesses?.length) pairs.push(["Weaknesses", <Listed key="w" items={proposal.weaknesses} />]);
  if (proposal.references?.length) pairs.push(["Sources", <Listed key="r" items={proposal.references} />]);
  if (proposal.designer) pairs.push(["Designer", designedBy(proposal.tier, proposal.designer)]);
  if (proposal.confidence) {
    pairs.push([
      "Fit to the examples",
      <Mark
        key="c"
        tone={proposal.confidence === "high" ? "good" : "warn"}
      >{`${proposal.confidence} confidence`}</Mark>,
    ]);
  }
  return (
    <>
      {pairs.length > 0 && <Pairs pairs={pairs} />}
      {proposal.questions?.length ? (
        <Part title="Where the examples leave it open">
          <Text size="sm" mb={6}>
            Several programs fit the examples and part on these inputs. Add the right one as an example to decide it.
          </Text>
          <Listed items={proposal.questions.map((one) => `${one.args} → ${one.answers.join(" or ")}`)} />
        </Part>
      ) : null}
    </>
  );
}

function Listed({ items }: { items: string[] }) {
  return (
    <ul style={{ margin: 0, paddingLeft: "1.1rem" }}>
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <Title order={3} mb={4}>
        {title}
      </Title>
      {children}
    </section>
  );
}
