import { Button, Text } from "@mantine/core";
import { PencilLine } from "lucide-react";
import { useState } from "react";
import { Panel } from "@/components/panel";
import { DraftForm } from "@/features/jobs/components/draft-form";
import { DraftWatch } from "@/features/jobs/components/draft-watch";

type PanelProps = {
  /** The job that drafts, once there is one. */
  jobId: number | undefined;
  onJob: (jobId: number | undefined) => void;
  onTake: (document: Record<string, unknown>) => void;
};

/** From words to a tested draft, which goes into the form below to be read, changed and kept; or not. */
export function DraftPanel({ jobId, onJob, onTake }: PanelProps) {
  const [open, setOpen] = useState(false);
  if (jobId !== undefined) {
    return (
      <Panel
        title="Draft it from words"
        note="A draft is a proposal: nothing is kept and nothing is searched until you keep the form below."
        actions={
          <Button size="compact-sm" variant="default" onClick={() => onJob(undefined)}>
            Other words
          </Button>
        }
      >
        <DraftWatch jobId={jobId} onTake={onTake} />
      </Panel>
    );
  }
  return (
    <Panel
      title="Draft it from words"
      note="Signature, examples, checker, generator and a brute force are drafted, tested, and put into the form."
      actions={
        open ? undefined : (
          <Button size="compact-sm" leftSection={<PencilLine size={14} />} onClick={() => setOpen(true)}>
            Begin with words
          </Button>
        )
      }
    >
      {open ? (
        <DraftForm onStarted={onJob} />
      ) : (
        <Text size="sm" c="dimmed">
          No tests, no evaluator yet? Say in your own words what you want. A model drafts the rest; without a key the
          catalogue is searched for it.
        </Text>
      )}
    </Panel>
  );
}
